import { expect, test } from "vitest";
import { refusedWords } from "./refused-words";
import { missingIn } from "./setup-rules";

const said = { name: "Ingrid", email: "ingrid@contoso.test", password: "twelve chars", again: "twelve chars", code: "" };
test("a sound form misses nothing", () => {
  expect(missingIn(said, false)).toEqual({});
});
test.each([
  [{ name: " " }, "name"],
  [{ email: "ingrid" }, "email"],
  [{ password: "short", again: "short" }, "password"],
  [{ again: "another one" }, "again"],
])("%o is asked for again", (part, field) => {
  expect(Object.keys(missingIn({ ...said, ...part }, false))).toEqual([field]);
});
test("the code is asked for only where it is needed", () => {
  expect(Object.keys(missingIn(said, true))).toEqual(["code"]);
});

test("a page says words of its own only, whatever its address says", () => {
  expect(refusedWords("deactivated")).toMatch(/was deactivated/);
  for (const code of ["Call 555-0100 now", "__proto__", "constructor", "toString"])
    expect(refusedWords(code)).toBe("This could not be done. Try again.");
  expect([refusedWords(undefined), refusedWords(["a", "b"])]).toEqual([null, null]);
});
