import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical";

describe("canonical JSON", () => {
  it("sorts keys by their UTF-16 units and leaves out what JSON cannot say", () => {
    expect(canonicalJson({ b: 1, a: [undefined, { d: null, c: undefined }], "€": "\n", "\u{1f600}": 1e21, A: -0 })).toBe(
      '{"A":0,"a":[null,{"d":null}],"b":1,"€":"\\n","\u{1f600}":1e+21}',
    );
  });

  it("says the same and has one spelling, whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });
});
