import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { readBytes, sample } from "../read-text.fixture";
import { expectReadOrRefused, mutated, mutationsWith } from "../testing/mutations";

/** The first of a file's bytes, up to where a whole object or line ends: what is behind costs time and shows nothing more. */
const some = (path: string, end: RegExp, close = "") => {
  const text = Buffer.from(sample(`powershell/${path}`))
    .toString("utf8")
    .slice(0, 9_000);
  return new TextEncoder().encode(text.slice(0, (Array.from(text.matchAll(end)).at(-1)?.index ?? 0) + 1) + close);
};
const csv = sample("powershell/a13-select.csv");
const files: readonly (readonly [string, Uint8Array])[] = [
  ["JSON", some("g01-default.json", /\}(?=,\r?\n {2}\{)/g, "]")],
  ["JSON in lines", some("g05-lines.json", /\}(?=\r?\n)/g)],
  ["CLIXML", some("h01-default.xml", />(?=\r?\n {2}<Obj RefId)/g, "</Objs>")],
  ["CLIXML in UTF-16", sample("formats/g_clixml_ps51_OPS_2012SP1.xml").subarray(0, 9_000)],
  ["a list", some("f05-list-default.txt", /\n(?=\r?\n)/g)],
  ["a table", sample("powershell/f01-table.txt")],
  ["an archive", zipSync({ "a.csv": csv.subarray(0, 2_000), "b.csv": csv })],
];

/** Nothing takes long, either: this many would hang the run. */
test.each(files)("%s: 200 damaged ones are read or refused, and nothing else", { timeout: 60_000 }, async (_, original) => {
  await fc.assert(
    fc.asyncProperty(mutationsWith('{}[]",:<>&_ \n-'), async (mutations) => {
      await expectReadOrRefused(mutated(original, mutations), "x");
    }),
    { numRuns: 200 },
  );
});

test.each(files.slice(0, 3))("%s that is cut anywhere is refused as a whole: nobody goes missing by it", async (_, original) => {
  for (let end = 400; end < original.length - 2; end += 97) {
    const outcome = await readBytes(original.subarray(0, end), { fileName: "x" }).catch((error: unknown) => error);
    const whole = Buffer.from(original.subarray(0, end)).toString("utf8").trimEnd();
    if (!whole.endsWith("}") || whole.startsWith("[")) expect(outcome).toMatchObject({ code: "broken" });
  }
});
