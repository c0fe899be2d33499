import { expect, test } from "vitest";
import { placeAfter } from "./place-after";
import { missingIn } from "./setup-rules";

test.each([
  ["/m/1/inventory?stage=gone", "/m/1/inventory?stage=gone"],
  ["//evil.test", "/"],
  ["/\\evil.test", "/"],
  ["https://evil.test", "/"],
  ["/\t/evil.test", "/"],
  ["/\n/evil.test", "/"],
  ["/\r\\evil.test", "/"],
  ["\t//evil.test", "/"],
  ["/m/1\\..\\..\\x", "/"],
  ["/.//evil.test", "/"],
  ["/m/..//evil.test", "/"],
  ["//tandem.invalid//evil.test", "/"],
  ["//[", "/"],
  ["javascript:alert(1)", "/"],
  ["/m/1?q=%2F%2Fevil.test#top", "/m/1?q=%2F%2Fevil.test#top"],
  [null, "/"],
])("after sign-in %s leads to %s", (next, place) => {
  expect(placeAfter(next)).toBe(place);
});

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
