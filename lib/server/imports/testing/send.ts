import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import type { Migration, MigrationInput } from "@/lib/contracts/migrations";
import { migrationInput } from "@/lib/contracts/migrations";
import type { Actor } from "@/lib/domain/roles";
import { createMigration } from "@/lib/server/migrations/create";
import { createImport } from "../create";

/** For tests: a migration of its own for each, and files that go through the real import. */
export const lead: Actor = { kind: "person", id: "lead", name: "Lead", role: "lead" };
export const sample = (path: string) =>
  new URL(`../../../../${path.startsWith("exports/") ? "public" : "e2e"}/samples/${path}`, import.meta.url);
export const contoso: MigrationInput["groups"] = [
  { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
  { name: "OPS_2012R2", role: "target", release: "2012 R2" },
];

export async function makeMigration(groups: MigrationInput["groups"] = contoso): Promise<Migration> {
  return createMigration({ actor: lead, now: new Date(), requestId: v7() }, migrationInput.parse({ name: `Test ${v7()}`, groups }));
}

type Given = ImportInput & { apply?: boolean; fileName?: string };

/** Sends bytes through the import as the API does after the upload arrived. */
export async function send(migrationId: string, content: string | Uint8Array, given: Given = {}): Promise<ImportRecord> {
  const { apply = true, fileName = "agents.csv", ...input } = given;
  const folder = await mkdtemp(join(tmpdir(), "tandem-test-"));
  const path = join(folder, "export");
  const bytes = Buffer.from(content);
  await writeFile(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const remove = () => rm(folder, { recursive: true, force: true });
  const upload = { path, fileName, bytes: bytes.length, sha256, input, apply, remove };
  const made = await createImport({ actor: lead, now: new Date(), requestId: v7() }, migrationId, upload).finally(remove);
  return made.import;
}

export async function sendSample(migrationId: string, path: string, given: Given = {}): Promise<ImportRecord> {
  return send(migrationId, await readFile(sample(path)), { fileName: path.split("/").at(-1) ?? path, ...given });
}
