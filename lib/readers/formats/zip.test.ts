import { strToU8, type Zippable, zipSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { readBytes, refusalOf } from "../read-text.fixture";
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
