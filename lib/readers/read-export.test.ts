import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withFormulaGuard } from "@/lib/domain/formula-guard";
import { readBytes, readText, sample } from "./read-text.fixture";
import { Refusal } from "./refusal";

const onlyRefusals = async (bytes: Uint8Array, size?: number) => {
  const outcome = await readBytes(bytes, {}, size).catch((error: unknown) => error);
  if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Refusal);
  return outcome;
};

const samples = [
  "exports/OPS_2012SP1_day30_agents.csv",
  "dirty/truncated_last_line.csv",
  "formats/b_utf16le_comma_OPS_2012SP1.csv",
  "formats/e3_hs_file_raw_OPS_2012SP1.csv",
  "formats/sql_mtv_healthservice_OPS_2012SP1.csv",
];

describe("any file", () => {
  test("random bytes", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => void (await onlyRefusals(bytes))));
  });

  test("random text of the characters that matter", async () => {
    const part = fc.constantFrom(
      "Name",
      "Version",
      "DisplayName",
      "#TYPE x",
      "sep=;",
      ",",
      ";",
      '"',
      "\r",
      "\n",
      "a.b",
      "...",
      "\0",
      "'",
      " ",
      "\ufeff",
      "1-Mar",
      "True",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 40 }),
        async (parts) => void (await onlyRefusals(new TextEncoder().encode(parts.join("")))),
      ),
    );
  });

  test.each(samples)("%s cut anywhere never gains rows or changes whole ones", async (path) => {
    const bytes = sample(path);
    const whole = await readBytes(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
        const outcome = await onlyRefusals(bytes.subarray(0, length));
        if (outcome instanceof Refusal) return;
        const { rows } = outcome as Awaited<ReturnType<typeof readBytes>>;
        rows.slice(0, -1).forEach((row, at) => void expect(row).toEqual(whole.rows[at]));
      }),
      { numRuns: 60 },
    );
  });

  test.each(samples)("%s with bytes changed", async (path) => {
    const bytes = sample(path).subarray(0, 5000);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 }), async (changes) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, value] of changes) damaged[at] = value;
        await onlyRefusals(damaged);
      }),
      { numRuns: 60 },
    );
  });

  test.each(samples)("%s reads the same in pieces of any size", async (path) => {
    const bytes = sample(path);
    const whole = await readBytes(bytes);
    for (const size of [1, 2, 1001]) expect(await readBytes(bytes, {}, size)).toEqual(whole);
  });
});

test("what is written as CSV is read back", async () => {
  const name = fc.string({ unit: fc.constantFrom(..."abc019-_"), minLength: 1, maxLength: 12 }).map((text) => `srv${text}.corp.example`);
  const value = fc.string({ unit: fc.constantFrom("a", "é", "日", '"', ",", ";", "\n", "\r\n", "=", "-", "'", " "), maxLength: 12 });
  const quoted = (text: string) => `"${withFormulaGuard(text).replaceAll('"', '""')}"`;
  const anyRows = fc.array(fc.tuple(name, value, value), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      anyRows,
      fc.constantFrom(",", ";", "\t", "^"),
      fc.constantFrom("\n", "\r\n", "\r"),
      async (rows, separator, lineEnd) => {
        const lines = [["PrincipalName", "InstalledBy", "PatchList"], ...rows].map((cells) => cells.map(quoted).join(separator) + lineEnd);
        const read = await readText(lines.join(""));
        const expected = rows.map(([key, by, patches]) => [key, ...[by, patches].map((text) => text.trim().replace(/^--?$/, "") || null)]);
        expect(read.rows.map(({ name: key, facts }) => [key, facts.installedBy, facts.patchList])).toEqual(expected);
      },
    ),
  );
});

test("a quote that is never closed does not slow the reading down", async () => {
  const row = "srv01.corp.example,7.1.10184.0,CORP\\someone\r\n";
  const { rows, file } = await readText(`Name,Version,InstalledBy\r\na,1.2.3.4,"${row.repeat(100_000)}`, {
    limits: { rows: 10, cell: 10_000_000, columns: 10 },
  });
  // Were what was read looked at again with each line, this would outlast the time that a test has.
  expect([rows.length, file.cut]).toEqual([1, true]);
});
