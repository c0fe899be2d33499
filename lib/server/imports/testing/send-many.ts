import { createHash } from "node:crypto";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toProblem } from "@/lib/server/answers/failure";
import { createImport } from "../create";
import { lead } from "./send";

/** A process of its own, so that a test can give it little memory: sends files of so many rows all at once, and says what was answered. */
const [migrationId = "", count = "", ...kinds] = process.argv.slice(2);
const rowOf: Record<string, (n: number) => string> = {
  damaged: () => "?,?\n",
  repeated: () => "a,b\n",
  good: (n) => `srv${n}.corp.test,7.0.9538.0\n`,
};
const folder = await mkdtemp(join(tmpdir(), "tandem-many-"));

async function send(kind: string, at: number) {
  const path = join(folder, String(at));
  let content = "FQDN,Version\n";
  const pieces: string[] = [];
  for (let n = 0; n < Number(count); n++) {
    content += rowOf[kind]?.(n) ?? "";
    if (content.length < 1 << 20) continue;
    pieces.push(content);
    content = "";
  }
  await writeFile(path, [...pieces, content]);
  const upload = {
    path,
    fileName: `${kind}.csv`,
    bytes: (await stat(path)).size,
    sha256: createHash("sha256").update(`${kind} ${at}`).digest("hex"),
    input: { kind: "agents", group: "OPS_2012SP1", capturedAt: new Date(Date.UTC(2014, 1, 3 + at)).toISOString(), coverage: "part" },
    apply: false,
    remove: async () => undefined,
  } as const;
  try {
    const made = await createImport({ actor: lead, now: new Date(), requestId: "test" }, migrationId, upload);
    const { rows, issues, issueCount } = made.import;
    return { status: made.status, rows, issues: issues.length, issueCount };
  } catch (error) {
    const { status, code, detail } = toProblem(error);
    return { status, code, detail: status === 500 ? String(error) : detail };
  }
}

const answers = await Promise.all(kinds.map(send));
await rm(folder, { recursive: true });
process.stdout.write(JSON.stringify({ answers, peak: process.resourceUsage().maxRSS }));
process.exit(0);
