import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { randomRuns } from "@/bin/testing/random-runs";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, type Fields } from "./testing/api";
import { makeMigration } from "./testing/send";

useDatabase();

/** More on demand: TANDEM_HISTORIES=14000 npx vitest run lib/server/imports/mutated-uploads.test.ts */
const runs = randomRuns(40);

const samples = readdirSync("e2e/samples", { recursive: true, encoding: "utf8" })
  .map((file) => join("e2e/samples", file))
  .filter((file) => /\.(csv|txt|xml|zip|json)$/.test(file) && statSync(file).size < 40_000)
  .map((file) => ({ name: file.split("/").at(-1) ?? file, bytes: new Uint8Array(readFileSync(file)) }));

/** What files are spoiled with, as bytes. */
const pieces = [
  "\0",
  "\uFEFF",
  '"',
  '"\r\n"',
  "\r\n",
  ";;;;",
  "\u202E",
  "=1+1\n=2",
  "'=1",
  "{{[[",
  "</Objs>",
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
  "PK\u0003\u0004",
  "9".repeat(400),
  "a,".repeat(2_500),
  "x".repeat(60_000),
  "__proto__,constructor",
  "2999-12-31T23:59:59Z",
].map((text) => new TextEncoder().encode(text));
const halves = [Uint8Array.of(0xed, 0xa0, 0x80), Uint8Array.of(0xff, 0xfe), Uint8Array.of(0xc3), Uint8Array.of(0x1f, 0x8b, 8, 0)];
const share = fc.double({ min: 0, max: 1, noNaN: true });
const change = fc.oneof(
  fc.record({ how: fc.constant("set" as const), at: share, value: fc.nat(255) }),
  fc.record({ how: fc.constant("insert" as const), at: share, what: fc.constantFrom(...pieces, ...halves) }),
  fc.record({ how: fc.constantFrom("remove" as const, "repeat" as const), at: share, length: share }),
  fc.record({ how: fc.constant("cut" as const), at: share }),
  fc.record({ how: fc.constant("join" as const), other: fc.constantFrom(...samples) }),
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function changed(bytes: Uint8Array, one: Change): Uint8Array {
  if (one.how === "join") return joined(bytes, one.other.bytes);
  const at = Math.floor(one.at * bytes.length);
  if (one.how === "cut") return bytes.slice(0, at);
  if (one.how === "insert") return joined(bytes.slice(0, at), one.what, bytes.slice(at));
  if (one.how === "set") return joined(bytes.slice(0, at), Uint8Array.of(one.value), bytes.slice(at + 1));
  const end = at + Math.floor(one.length * Math.min(2_000, bytes.length - at));
  return one.how === "remove" ? joined(bytes.slice(0, at), bytes.slice(end)) : joined(bytes.slice(0, end), bytes.slice(at));
}

const upload = fc.record({
  sample: fc.constantFrom(...samples),
  changes: fc.array(change, { minLength: 1, maxLength: 6 }),
  fields: fc.record<Fields>(
    {
      kind: fc.constantFrom("agents", "managementServers", "pending"),
      group: fc.constantFrom("OPS_2012SP1", "OPS_2012R2", "OPS_2012SP1\u202E", "nowhere"),
      capturedAt: fc.constantFrom("2014-02-10T00:00:00Z", "2014-02-11T00:00:00Z", "9999-12-31T23:59:59Z", "soon"),
      dateOrder: fc.constantFrom("DMY", "MDY", "YMD"),
      coverage: fc.constantFrom("whole", "part"),
      apply: fc.constantFrom("true", "false"),
    },
    { requiredKeys: [] },
  ),
  fileName: fc.constantFrom("agents.csv", "a.txt", "../../etc/passwd", 'a"\r\nb.csv', "x.xlsx", ""),
});

describe("a spoiled upload", () => {
  let api: ReturnType<typeof apiOf>;
  beforeAll(async () => {
    api = apiOf((await makeMigration()).id);
  });

  it("is refused in a sentence and leaves nothing, or is an import like any other and can be taken back", {
    timeout: 3_600_000,
  }, async () => {
    expect(samples.length).toBeGreaterThan(40);
    await fc.assert(
      fc.asyncProperty(upload, async ({ sample, changes, fields, fileName }) => {
        const spoiled = changes.reduce(changed, sample.bytes) as Uint8Array<ArrayBuffer>;
        const before = { imports: (await api.imports()).body.total, progress: (await api.progress()).body };
        const { status, body } = await api.send(spoiled, { apply: "false", ...fields, fileName: fileName || sample.name });
        const text = JSON.stringify(body);
        expect([200, 201, 400, 409, 413, 422], text.slice(0, 300)).toContain(status);
        expect(text).not.toMatch(/node_modules|\.ts:|syntax error|root:x:/);
        if (status >= 400) {
          expect(body).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/), detail: expect.stringMatching(/\S[.?!]?$/) });
          if (status !== 409) expect((await api.imports()).body.total).toBe(before.imports);
        }
        const { stages, total } = (await api.progress()).body;
        const { gone, ...present } = stages;
        expect(Object.values(present).reduce((sum, count) => sum + count, 0)).toBe(total);
        expect(gone).toBeGreaterThanOrEqual(0);
        if (status === 201) {
          expect((await api.undo(body.id)).status).toBe(200);
          expect((await api.progress()).body).toEqual({ ...before.progress, asOf: expect.any(String) });
        }
      }),
      runs,
    );
  });
});
