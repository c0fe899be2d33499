import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RawRecord, RecordSplitter } from "./records";

const limits = { cell: 1000, columns: 100 };

function split(text: string, size = text.length || 1, separator = ","): RawRecord[] {
  const records: RawRecord[] = [];
  const splitter = new RecordSplitter(separator, limits, (record) => records.push(record));
  for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size));
  splitter.end();
  return records;
}
const shape = (records: RawRecord[]) => records.map(({ row, cells, end }) => [row, end, ...cells]);

describe("records", () => {
  test.each([
    [
      "plain",
      "a,b\nc,d\n",
      [
        [1, "line", "a", "b"],
        [2, "line", "c", "d"],
      ],
    ],
    [
      "CRLF",
      "a,b\r\nc,d\r\n",
      [
        [1, "line", "a", "b"],
        [2, "line", "c", "d"],
      ],
    ],
    [
      "lone CR",
      "a,b\rc,d\r",
      [
        [1, "line", "a", "b"],
        [2, "line", "c", "d"],
      ],
    ],
    [
      "mixed line ends",
      "a\r\nb\nc\rd\n\re",
      [
        [1, "line", "a"],
        [2, "line", "b"],
        [3, "line", "c"],
        [4, "line", "d"],
        [5, "line", ""],
        [6, "file", "e"],
      ],
    ],
    ["no last line end", "a,b", [[1, "file", "a", "b"]]],
    ["blank last cell", "a,", [[1, "file", "a", ""]]],
    ["quotes", '"a,""1""","b"\n', [[1, "line", 'a,"1"', "b"]]],
    [
      "line breaks in quotes count as lines",
      '"a\r\nb","c\nd\re"\nf\n',
      [
        [1, "line", "a\r\nb", "c\nd\re"],
        [5, "line", "f"],
      ],
    ],
    ["quote inside a plain cell", 'a"b,c\n', [[1, "line", 'a"b', "c"]]],
    ["text behind a closing quote", '"a"b,"c" ,d\n', [[1, "line", "ab", "c ", "d"]]],
    ["blanks before a quote", 'a,  "b,c", d, \n', [[1, "line", "a", "b,c", " d", " "]]],
    [
      "blank lines",
      "a\n\n\nb\n",
      [
        [1, "line", "a"],
        [2, "line", ""],
        [3, "line", ""],
        [4, "line", "b"],
      ],
    ],
    ["end inside a quote", 'a,"b\nc', [[1, "quote", "a", "b\nc"]]],
    ["end behind a quote", 'a,"b"', [[1, "file", "a", "b"]]],
    [
      "byte order mark of a joined file",
      'a\n\ufeff"b",c\n',
      [
        [1, "line", "a"],
        [2, "line", "b", "c"],
      ],
    ],
    ["nothing", "", []],
  ])("%s", (_, text, expected) => {
    expect(shape(split(text))).toEqual(expected);
    expect(split(text, 1)).toEqual(split(text));
  });

  test("a cell above the limit becomes blank and is named, however it arrives", () => {
    const long = "x".repeat(1001);
    for (const text of [`a,${long},b\n`, `a,"${long}",b\n`, `a,"${long}""y",b\n`]) {
      for (const size of [1, 500, 5000]) expect(split(text, size)).toMatchObject([{ cells: ["a", "", "b"], oversized: [1] }]);
    }
    expect(split(`${"x".repeat(1000)}\n`)).toMatchObject([{ oversized: [] }]);
  });

  test("too many columns are refused", () => {
    expect(() => split(",".repeat(100))).toThrow("more than 100 columns");
    expect(split(",".repeat(99))[0]?.cells).toHaveLength(100);
  });

  const cell = fc.string({ unit: fc.constantFrom("a", "é", "日", '"', ",", ";", "\t", "^", "\n", "\r", " ", "'", "\u0000"), maxLength: 8 });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

  test("what is written as CSV is read the same, in pieces of any size", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(",", ";", "\t", "^"),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.integer({ min: 1, max: 9 }),
        (rows, separator, lineEnd, size) => {
          const text = rows.map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(separator) + lineEnd).join("");
          expect(split(text, size, separator).map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    );
  });

  test("any text gives the same records in one piece and in pieces", () => {
    fc.assert(
      fc.property(cell, cell, cell, fc.integer({ min: 1, max: 5 }), (a, b, c, size) => {
        expect(split(a + b + c, size)).toEqual(split(a + b + c));
      }),
    );
  });
});
