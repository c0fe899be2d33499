import fc from "fast-check";
import { expect } from "vitest";
import { readBytes } from "../read-text.fixture";
import { Refusal } from "../refusal";

/** For tests: bytes changed, inserted, left out, doubled or cut, as of a file damaged on its way. `signs`: what its format is made of. */
export const mutationsWith = (signs: string) =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      kind: fc.constantFrom("set", "insert", "drop", "double", "cut"),
      byte: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from(signs))),
      many: fc.nat(40),
    }),
    { minLength: 1, maxLength: 4 },
  );
type Mutations = ReturnType<typeof mutationsWith> extends fc.Arbitrary<infer M> ? M : never;

export function mutated(original: Uint8Array, mutations: Mutations): Uint8Array {
  let bytes = [...original];
  for (const { at, kind, byte, many } of mutations) {
    const place = Math.floor(at * bytes.length);
    if (kind === "set") bytes[place] = byte;
    if (kind === "insert") bytes.splice(place, 0, byte);
    if (kind === "drop") bytes.splice(place, many);
    if (kind === "double") bytes.splice(place, 0, ...bytes.slice(place, place + many * 20));
    if (kind === "cut") bytes = bytes.slice(0, place);
  }
  return Uint8Array.from(bytes);
}

/** A damaged file is read or refused, never half understood and never a crash. */
export async function expectReadOrRefused(bytes: Uint8Array, fileName: string): Promise<void> {
  const outcome = await readBytes(bytes, { fileName }).catch((error: unknown) => error);
  if (outcome instanceof Refusal) return expect(outcome.issues).toHaveLength(1);
  expect(outcome).not.toBeInstanceOf(Error);
  const { rows } = outcome as Awaited<ReturnType<typeof readBytes>>;
  for (const { outcome: ended, name } of rows) if (ended === "read") expect(name).toMatch(/^[^\s,;]+$/u);
}
