import { describe, expect, it } from "vitest";
import type { ImportRecord } from "@/lib/contracts/imports";
import { datesRead, formatRead } from "./import-words";

type Decoded = ImportRecord["decoded"];
const read = (dateOrder: Decoded["dateOrder"], codes: ImportRecord["issues"][number]["code"][]) =>
  datesRead({
    decoded: { encoding: "utf-8", format: "delimited", separator: ",", sheet: null, dateOrder },
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

describe("the form of a file", () => {
  const decoded: Decoded = { encoding: "utf-16le", format: "delimited", separator: "\t", sheet: null, dateOrder: null };
  it.each<[string, Partial<Decoded>, string, string]>([
    ["delimited", {}, "UTF-16 little endian", "tab"],
    ["delimited in an archive", { separator: null, sheet: "agents.csv" }, "UTF-16 little endian", "no separator, agents.csv"],
    ["objects", { format: "clixml", separator: null }, "CLIXML", "UTF-16 little endian"],
    ["a list of objects", { format: "json", separator: null, sheet: "Agents" }, "JSON", "UTF-16 little endian, Agents"],
    ["a workbook", { format: "xlsx", encoding: "xlsx", separator: null, sheet: "Servers" }, "Excel workbook", "Servers"],
  ])("%s", (_, more, value, note) => {
    expect(formatRead({ ...decoded, ...more })).toEqual({ value, note });
  });
});
