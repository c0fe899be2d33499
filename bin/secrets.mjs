import { randomBytes, randomInt } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { whyNot } from "./refusal.mjs";
import { Refusal, shortestSecret } from "./settings.mjs";

/** Signs sessions; made once and kept with the data, so that a restart logs nobody out. */
export function keptSecret(/** @type {string} */ dataDirectory) {
  const file = join(dataDirectory, "secret");
  const kept = readOrMake(file);
  if (kept.length < shortestSecret) {
    throw new Refusal(`${file} is damaged: it is too short to sign sessions with. Remove it; everybody then signs in again.`);
  }
  return kept;
}

function readOrMake(file) {
  const mine = `${file}.${process.pid}`;
  try {
    writeFileSync(mine, randomBytes(32).toString("hex"), { mode: 0o600 });
    linkSync(mine, file);
  } catch (error) {
    if (error.code !== "EEXIST") throw new Refusal(`${file} cannot be written: ${whyNot(error)}.`);
  } finally {
    rmSync(mine, { force: true });
  }
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${whyNot(error)}.`);
  }
}

/** Read aloud or typed from a terminal: no letters that look alike. */
export function setupCode() {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from({ length: 12 }, (_, index) => (index > 0 && index % 4 === 0 ? "-" : "") + letters[randomInt(letters.length)]).join("");
}

/** @param {pg.ClientConfig} config */
export async function hasPeople(config) {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query('select exists (select 1 from "user") as any')).rows[0].any;
  } finally {
    await client.end();
  }
}
