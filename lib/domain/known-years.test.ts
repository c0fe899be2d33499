import { expect, it } from "vitest";
import { isInKnownYears } from "./known-years";

it.each([
  ["1990-01-01", true],
  ["2200-12-31", true],
  ["1989-12-31", false],
  ["2201-01-01", false],
  ["9999-12-31", false],
  ["+010000-01-01", false],
  ["no date", false],
  ["1990-01-01T00:30:00+01:00", false],
  ["2200-12-31T23:30:00-01:00", false],
  ["2200-12-31T23:59:59.999Z", true],
])("%s lies in the known years: %s", (at, expected) => {
  expect(isInKnownYears(at)).toBe(expected);
});
