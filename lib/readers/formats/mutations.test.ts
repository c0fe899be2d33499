import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { readBytes, sample } from "../read-text.fixture";
import { Refusal } from "../refusal";

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

/** Bytes changed, inserted, left out, doubled or cut: a file damaged on its way. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom("set", "insert", "drop", "double", "cut"),
  byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from('{}[]",:<>&_ \n-'))),
  many: fc.nat(40),
});

test.each(files)("%s: 200 damaged ones are read or refused, in little time, and nothing else", async (_, original) => {
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      let bytes = [...original];
      for (const { at, kind, byte, many } of mutations) {
        const place = Math.floor(at * bytes.length);
        if (kind === "set") bytes[place] = byte;
        if (kind === "insert") bytes.splice(place, 0, byte);
        if (kind === "drop") bytes.splice(place, many);
        if (kind === "double") bytes.splice(place, 0, ...bytes.slice(place, place + many * 20));
        if (kind === "cut") bytes = bytes.slice(0, place);
      }
      const begun = performance.now();
      const outcome = await readBytes(Uint8Array.from(bytes), { fileName: "x" }).catch((error: unknown) => error);
      expect(performance.now() - begun).toBeLessThan(2_000);
      if (outcome instanceof Refusal) expect(outcome.issues).toHaveLength(1);
      else {
        expect(outcome).not.toBeInstanceOf(Error);
        const { rows } = outcome as Awaited<ReturnType<typeof readBytes>>;
        for (const { outcome: ended, name } of rows) if (ended === "read") expect(name).toMatch(/^[^\s,;]+$/u);
      }
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
