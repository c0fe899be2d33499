import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { checkExternal, explained, externalConfig } from "./external-database.mjs";
import { openLine } from "./testing/line";

const { owner } = inject("testDatabase");
const name = `tandem_external_${randomBytes(4).toString("hex")}`;
/** The database over TCP, as another machine would reach it. */
let line: Awaited<ReturnType<typeof openLine>>;
const url = (end = "") => `postgresql://${name}@127.0.0.1:${line.port}/${name}${end}`;

async function asOwner(statement: string, database = owner.database) {
  const client = new pg.Client({ ...owner, database });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

beforeAll(async () => {
  line = await openLine(owner);
  await asOwner(`create role ${name} login`);
  await asOwner(`create database ${name}`);
});
afterAll(async () => {
  await asOwner(`drop database ${name} with (force)`);
  await asOwner(`drop role ${name}`);
  line.close();
});

describe("a database of others that cannot be used says why, and what to do", () => {
  it("where the user may not create tables, or may not write", async () => {
    await expect(checkExternal(externalConfig(url()))).rejects.toThrow(
      `The user of DATABASE_URL may not create tables. As the owner of the database run: grant create on schema public to "${name}";`,
    );
    await asOwner(`grant create on schema public to ${name}`, name);
    await checkExternal(externalConfig(url()));
    await asOwner(`alter role ${name} set default_transaction_read_only = on`);
    await expect(checkExternal(externalConfig(url()))).rejects.toThrow(/is set to be read only\. As its owner run: alter database/);
    await asOwner(`alter role ${name} reset default_transaction_read_only`);
  });

  it.each(["require", "verify-full"])("where it offers no encryption (sslmode=%s)", async (mode) => {
    await expect(checkExternal(externalConfig(url(`?sslmode=${mode}`)))).rejects.toThrow(/offers no encryption, .* take sslmode out/);
  });

  it.skipIf(!owner.host?.startsWith("/"))("and a socket leads to it", async () => {
    const config = externalConfig(`postgresql:///${name}?host=${encodeURIComponent(owner.host ?? "")}&user=${name}`);
    await checkExternal(config);
    expect(config).toMatchObject({ host: owner.host, user: name, database: name });
  });

  it("where it went away meanwhile; a fault of ours stays one", () => {
    const gone = Object.assign(new Error("terminating connection"), { code: "57P01" });
    expect(explained(gone)).toHaveProperty(
      "message",
      "The database of DATABASE_URL went away while Tandem started: terminating connection. Start Tandem again once it is there.",
    );
    expect(explained(Object.assign(new Error("x"), { code: "25006" }))).toHaveProperty(
      "message",
      expect.stringMatching(/stopped taking changes/),
    );
    const fault = new TypeError("x");
    expect(explained(fault)).toBe(fault);
  });
});
