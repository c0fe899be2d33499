import { describe, expect, it } from "vitest";
import { attachment } from "./attachment";
import { csvCell, csvLine } from "./csv";

describe("a cell", () => {
  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", `"'\t'=1"`],
    ["\r=1", `"'\r'=1"`],
    ["\n=1", `"'\n'=1"`],
    ["hello\n=2000+337", `"hello\n'=2000+337"`],
    ["'=1", "''=1"],
    ["\uFF1D1+1", "'\uFF1D1+1"],
    ["a;=1+1", `"a;'=1+1"`],
    ["a;-b;@c", `"a;'-b;'@c"`],
    [`=HYPERLINK("http://evil.example";"x")`, `"'=HYPERLINK(""http://evil.example"";""x"")"`],
    ["two; words", `"two; words"`],
    ["srv-01.corp.test", "srv-01.corp.test"],
    ['say "hi", all', `"say ""hi"", all"`],
    ["__proto__", "__proto__"],
  ])("%j is written %s", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it("that is a number stays one", () => {
    expect(csvLine([-1, 0.5, true, null, undefined, ""])).toBe("-1,0.5,true,,,\r\n");
  });
});

describe("the name of a download", () => {
  it.each([
    'a"; filename="evil.exe',
    "a\r\nset-cookie: x=y",
    "../../etc/passwd",
    "C:\\temp\\a.csv",
    "\u202Egnp.exe",
    "漢字 🧪.csv",
    "a'b(c)*.csv",
    "\0",
  ])("%j stays in its header and comes back whole", (name) => {
    const header = attachment(name);
    expect(header).toMatch(/^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.!~%-]*$/);
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? "")).toBe(name);
    expect(() => new Headers({ "content-disposition": header })).not.toThrow();
  });
});
