import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { makeMigration } from "./testing/send";

useDatabase();
const script = fileURLToPath(new URL("testing/send-many.ts", import.meta.url));

async function sendMany(megabytes: number, rows: number, ...kinds: string[]) {
  const options = [`--max-old-space-size=${megabytes}`, "--conditions=react-server", "--import", "tsx"];
  const { id } = await makeMigration();
  const { stdout } = await promisify(execFile)(process.execPath, [...options, script, id, String(rows), ...kinds], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout).answers;
}

describe("with little memory", { timeout: 120_000 }, () => {
  it("every file ends in an answer, whatever others are sent beside it", async () => {
    const [damaged, other, repeated, good] = await sendMany(288, 200_000, "damaged", "damaged", "repeated", "good");
    for (const one of [damaged, other])
      expect(one).toMatchObject({
        status: 201,
        rows: { total: 200_000, rejected: 200_000, accepted: 0 },
        issues: 1_000,
        issueCount: 200_000,
      });
    for (const one of [repeated, good])
      expect(one).toMatchObject({ status: 413, code: "too-large", detail: expect.stringMatching(/memory of this server/) });
  });

  it("files that fit one after the other are read so", async () => {
    const answers = await sendMany(240, 36_000, "good", "good");
    for (const one of answers) expect(one).toMatchObject({ status: 201, rows: { accepted: 36_000 } });
  });
});
