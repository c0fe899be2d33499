import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withFormulaGuard, withoutFormulaGuard } from "./formula-guard";

const unit = fc.constantFrom("a", " ", "'", "=", "+", "-", "@", "\uFF1D", ";", "\t", "\r", "\n", "\v", "\u2028", ",", '"');
const anyText = fc.string({ unit, maxLength: 14 });

describe("the guard before formulas", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["hello\n=2000+337", "hello\n'=2000+337"],
    ["\n=1", "'\n'=1"],
    ["\r\n\r\n@x", "'\r\n\r\n'@x"],
    ["a\t=1\r-2;+3", "a\t'=1\r'-2;'+3"],
    ["a;;=1", "a;;'=1"],
    ["a\u2028=1", "a\u2028'=1"],
    ["'=1", "''=1"],
    ["'\t", "''\t"],
    ["it's 1=1 - so; no\nmatter", "it's 1=1 - so; no\nmatter"],
    ["srv-01.corp.test", "srv-01.corp.test"],
  ])("%j becomes %j and comes back", (text, guarded) => {
    expect(withFormulaGuard(text)).toBe(guarded);
    expect(withoutFormulaGuard(guarded)).toBe(text);
  });

  it("stands before every sign that begins a cell, however rows and cells are parted", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const piece of withFormulaGuard(text).split(/[;\t\r\n\v\f\u0085\u2028\u2029]/)) expect(piece).not.toMatch(/^[=+\-@\uFF1D]/);
        expect(withFormulaGuard(text)).not.toMatch(/^[\t\r\n]/);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is taken away without a trace", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(withoutFormulaGuard(withFormulaGuard(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });
});
