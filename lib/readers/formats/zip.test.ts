import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { readExport } from "../read-export";
import { limits, readBytes, refusalOf } from "../read-text.fixture";
import { workbookOf } from "../testing/workbook";

const agents = "Name,Version,HealthState\na.corp.test,7.0.9538.0,Success\n";
const json = '[{"Name":"b.corp.test","Version":"7.0.9538.0","HealthState":1}]';
const zip = (files: Zippable) => new Uint8Array(zipSync(files));
const read = (files: Zippable, options = {}) => readBytes(zip(files), { fileName: "exports.zip", ...options });

describe("an archive", () => {
  it.each<[string, Zippable, string, string]>([
    ["a list", { "agents.csv": strToU8(agents) }, "delimited", "a.corp.test"],
    [
      "a list in a folder, with what systems add",
      { "x/": new Uint8Array(), "x/a.csv": strToU8(agents), "__MACOSX/x/._a.csv": strToU8("x"), "x/.DS_Store": strToU8("y") },
      "delimited",
      "a.corp.test",
    ],
    ["objects", { "agents.json": strToU8(json) }, "json", "b.corp.test"],
    [
      "a workbook",
      {
        "agents.xlsx": workbookOf([
          {
            name: "A",
            rows: [
              ["Name", "Version"],
              ["c.corp.test", "7.0.9538.0"],
            ],
          },
        ]),
      },
      "xlsx",
      "c.corp.test",
    ],
    [
      "a list beside a letter",
      { "read me.txt": strToU8("Dear all, please find attached.\n"), "agents.csv": strToU8(agents) },
      "delimited",
      "a.corp.test",
    ],
  ])("with %s", async (_, files, format, name) => {
    const { file, rows } = await read(files);
    expect([file.format, file.sheets, rows.map((row) => row.name)]).toEqual([format, [], [name]]);
  });

  it("with several lists is asked about", async () => {
    const files = { "original.csv": strToU8(agents), "new.json": strToU8(json) };
    expect((await read(files)).file).toMatchObject({ sheet: "original.csv", sheets: ["original.csv", "new.json"] });
    expect(await read(files, { sheet: "new.json" })).toMatchObject({
      file: { sheet: "new.json", sheets: [] },
      rows: [{ name: "b.corp.test" }],
    });
    expect(await refusalOf(read(files, { sheet: "other.csv" }))).toMatchObject({
      detail: /nothing named other.csv.*original.csv, new.json/,
    });
  });

  it("does not leave out a list that cannot be read, unless another file is asked for", async () => {
    const cut = "Name            Version\n----            -------\nsrv.corp.te...  7.0.9538.0\n";
    const files = { "agents.csv": strToU8(agents), "late.txt": strToU8(cut) };
    expect(await refusalOf(read(files))).toMatchObject({
      code: "truncated-output",
      detail: expect.stringMatching(/^late\.txt in the archive/),
    });
    expect((await read(files, { sheet: "agents.csv" })).rows).toHaveLength(1);
    expect((await read({ ...files, "late.txt": strToU8("Dear all.\n") })).rows).toHaveLength(1);
  });

  it.each<[string, (bytes: Uint8Array) => void]>([
    ["a changed bit", (bytes) => bytes.set([(bytes[bytes.indexOf(0x37, 30)] ?? 0) ^ 1], bytes.indexOf(0x37, 30))],
    [
      "a length that is none",
      (bytes) => {
        const at = bytes.length - 22 - 46 - "agents.csv".length;
        for (const size of [20, 24]) bytes.set([(bytes[at + size] ?? 0) - 5], at + size);
      },
    ],
  ])("with %s is refused", async (_, damage) => {
    const bytes = new Uint8Array(zipSync({ "agents.csv": strToU8(agents) }, { level: 0 }));
    damage(bytes);
    expect(await refusalOf(readBytes(bytes, { fileName: "exports.zip" }))).toMatchObject({ code: "xlsx-renamed", detail: /damaged/ });
    const rows = [
      ["Name", "Version"],
      ["c.corp.test", "7.0.9538.0"],
    ];
    const book = new Uint8Array(workbookOf([{ name: "A", rows }]));
    const at = Buffer.from(book).indexOf("xl/sharedStrings.xml") + 25;
    book.set([(book[at] ?? 0) ^ 4], at);
    expect(await refusalOf(readBytes(book, { fileName: "agents.xlsx" }))).toMatchObject({ code: "xlsx-renamed" });
  });

  it("with two files of one name is refused", async () => {
    const bytes = zip({ "a.csv": strToU8(agents), "b.csv": strToU8(agents.replace("9538", "8560")) });
    const text = Buffer.from(bytes.buffer);
    for (let at = text.indexOf("b.csv"); at >= 0; at = text.indexOf("b.csv", at)) text.write("a", at);
    expect(await refusalOf(readBytes(bytes, { fileName: "exports.zip" }))).toMatchObject({ code: "xlsx-renamed" });
  });

  it("of more bytes than are held is not read to its end", async () => {
    let read = 0;
    async function* pieces() {
      yield zip({ "a.csv": strToU8(agents) });
      for (; read < 400; read++) yield new Uint8Array(1e6);
    }
    expect(await refusalOf(readExport(pieces, { fileName: "exports.zip", limits }))).toMatchObject({ code: "too-large", detail: /256 MB/ });
    expect(read).toBeLessThan(300);
  });

  test.each<[string, Uint8Array, string, RegExp]>([
    ["without a file", zip({}), "xlsx-renamed", /no Excel workbook/],
    ["with a letter", zip({ "a.txt": strToU8("Dear all.\n") }), "unknown-kind", /does not know/],
    ["in an archive", zip({ "a.zip": zip({ "agents.csv": strToU8(agents) }) }), "xlsx-renamed", /in an archive/],
    ["of too much", zip({ "a.csv": new Uint8Array(40e6) }), "too-large", /40 MB/],
    [
      "of very many",
      zip(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.csv`, strToU8(agents)]))),
      "xlsx-renamed",
      /no few files/,
    ],
    ["cut", zip({ "agents.csv": strToU8(agents) }).slice(0, 60), "xlsx-renamed", /cannot be opened/],
  ])("%s is refused", async (_, bytes, code, detail) => {
    expect(await refusalOf(readBytes(bytes, { fileName: "exports.zip", unpacked: 30e6 }))).toMatchObject({
      code,
      detail: expect.stringMatching(detail),
    });
  });
});
