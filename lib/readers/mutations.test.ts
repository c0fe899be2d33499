import fc from "fast-check";
import { expect, test } from "vitest";
import { readBytes, sample } from "./read-text.fixture";
import { Refusal } from "./refusal";

const files = [
  "powershell/a03-typed-unicode.csv",
  "powershell/a13-select.csv",
  "powershell/b01-servers.csv",
  "powershell/e-fa-IR.csv",
  "cases/01-primary-failover-rows.csv",
  "cases/10-prefixed-headers-sql.csv",
  "cases/34-health-service-watchers.csv",
].map((file) => [file, sample(file)] as const);

/** Bytes changed, inserted, left out, doubled or cut: a file damaged on its way. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom("set", "insert", "drop", "double", "cut"),
  byte: fc.nat(255),
  many: fc.nat(40),
});

test("damaged files are read or refused, never half understood and never a crash", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(mutation, { minLength: 1, maxLength: 4 }), async ([, original], mutations) => {
      let bytes = [...original.subarray(0, 6_000)];
      for (const { at, kind, byte, many } of mutations) {
        const place = Math.floor(at * bytes.length);
        if (kind === "set") bytes[place] = byte;
        if (kind === "insert") bytes.splice(place, 0, byte);
        if (kind === "drop") bytes.splice(place, many);
        if (kind === "double") bytes.splice(place, 0, ...bytes.slice(place, place + many * 20));
        if (kind === "cut") bytes = bytes.slice(0, place);
      }
      const outcome = await readBytes(Uint8Array.from(bytes), { fileName: "x.csv" }).catch((error: unknown) => error);
      if (outcome instanceof Refusal) expect(outcome.issues).toHaveLength(1);
      else {
        expect(outcome).not.toBeInstanceOf(Error);
        const { rows } = outcome as Awaited<ReturnType<typeof readBytes>>;
        for (const { outcome: ended, name } of rows) if (ended === "read") expect(name).toMatch(/^[^\s,;]+$/u);
      }
    }),
    { numRuns: 150 },
  );
});
