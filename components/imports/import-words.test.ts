import { describe, expect, it } from "vitest";
import type { ImportRecord } from "@/lib/contracts/imports";
import { datesRead } from "./import-words";

type Decoded = ImportRecord["decoded"];
const read = (dateOrder: Decoded["dateOrder"], codes: ImportRecord["issues"][number]["code"][]) =>
  datesRead({
    decoded: { encoding: "utf-8", separator: ",", sheet: null, dateOrder },
    issues: codes.map((code) => ({ row: null, column: null, code, severity: "warning", message: "", hint: "" })),
  })?.value ?? null;

describe("the dates of a file", () => {
  it.each([
    ["has none", null, ["no-rows"], null],
    ["proves no order", null, ["ambiguous-dates"], "Order undecided"],
    ["has an order", "DMY", [], "Day, month, year"],
    ["inherits an order", "MDY", ["ambiguous-dates"], "Month, day, year"],
  ] as const)("%s", (_, order, codes, words) => {
    expect(read(order, [...codes])).toBe(words);
  });
});
