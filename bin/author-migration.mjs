import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "./database.mjs";
import { scriptToSchema } from "./schema-engine.mjs";
import { checkout, Refusal, readSettings } from "./settings.mjs";

/** npm run migration -- <meaning>: writes what schema.prisma says beyond the migrations that exist. */
async function author(meaning) {
  if (!/^[a-z0-9]+([_-][a-z0-9]+)*$/.test(meaning ?? "")) {
    throw new Refusal("Say what the migration means in lower case words: npm run migration -- waves_per_agent");
  }
  const script = await throwAway(({ ownerConfig }) => scriptToSchema(ownerConfig));
  if (script === "") return console.log("The migrations already say what schema.prisma says.");
  const today = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  const folder = join(checkout, "prisma", "migrations", `${today}_${meaning.replaceAll("-", "_")}`);
  if (existsSync(folder)) throw new Refusal(`${folder} exists already.`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "migration.sql"), script);
  console.log(`Wrote ${join(folder, "migration.sql")}. Read it before it is applied.`);
}

async function throwAway(use) {
  const dataDirectory = mkdtempSync(join(tmpdir(), "tandem-migration-"));
  const database = await openDatabase(readSettings({ TANDEM_DATA: dataDirectory }), { durable: false });
  try {
    return await use(database);
  } finally {
    await database.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}

author(process.argv[2]).then(
  () => process.exit(0),
  (error) => {
    console.error(error instanceof Refusal ? error.message : error);
    process.exit(1);
  },
);
