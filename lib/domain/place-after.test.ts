import { expect, test } from "vitest";
import { placeAfter } from "./place-after";

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
