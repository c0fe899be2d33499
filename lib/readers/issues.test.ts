import { describe, expect, test } from "vitest";
import type { ReadOptions } from "./read-export";
import { codes, limits, readBytes, readText, sample } from "./read-text.fixture";

type Expected = { codes: string[]; rows: [row: number, outcome: string, name: string | null][] };
const version = "7.1.10184.0";

describe("issues", () => {
  const table: [string, string, Expected][] = [
    [
      "blank name",
      `Name,Version\n,${version}\n" ",${version}\nNULL,${version}\nSystem.Object[],${version}\n`,
      {
        codes: ["blank-name", "blank-name", "blank-name", "blank-name"],
        rows: [
          [2, "rejected", null],
          [3, "rejected", null],
          [4, "rejected", null],
          [5, "rejected", null],
        ],
      },
    ],
    [
      "invalid names",
      `Name,Version\nsrv 01,${version}\nm?nchen,${version}\na..b,${version}\n${"x".repeat(64)},${version}\n${"a.".repeat(130)}b,${version}\n`,
      {
        codes: Array.from({ length: 5 }, () => "invalid-name"),
        rows: [
          [2, "rejected", null],
          [3, "rejected", null],
          [4, "rejected", null],
          [5, "rejected", null],
          [6, "rejected", null],
        ],
      },
    ],
    [
      "names are cleaned",
      `Name,Version\n\u200b Srv_01.Corp.Example. ,${version}\nmünchen-1,${version}\n`,
      {
        codes: [],
        rows: [
          [2, "read", "srv_01.corp.example"],
          [3, "read", "münchen-1"],
        ],
      },
    ],
    [
      "names completed by a domain with a dot",
      `Name,Domain,Version\nSRV01,corp.example,${version}\nSRV02,CORP,${version}\nsrv03.a.b,corp.example,${version}\n`,
      {
        codes: ["name-completed"],
        rows: [
          [2, "read", "srv01.corp.example"],
          [3, "read", "srv02"],
          [4, "read", "srv03.a.b"],
        ],
      },
    ],
    [
      "cut inside a quote",
      `"Name","Version","ManagementGroup"\n"a","${version}","MG"\n"b","7.1.10`,
      {
        codes: ["cut-record"],
        rows: [
          [2, "read", "a"],
          [3, "rejected", "b"],
        ],
      },
    ],
    [
      "cut inside the name",
      `"Version","Name"\n"${version}","a"\n"${version}","srv0`,
      {
        codes: ["cut-record"],
        rows: [
          [2, "read", "a"],
          [3, "rejected", null],
        ],
      },
    ],
    [
      "cut before the last cell",
      `Name,Version,Domain\na,${version},x\nsrv.corp.example,7.1`,
      {
        codes: ["cut-record"],
        rows: [
          [2, "read", "a"],
          [3, "rejected", "srv.corp.example"],
        ],
      },
    ],
    ["whole last record without line end", `Name,Version\na,${version}`, { codes: [], rows: [[2, "read", "a"]] }],
    ["cut header", `"Name","Version","Heal`, { codes: ["cut-record", "no-rows"], rows: [] }],
    [
      "too many cells behind the name",
      `Name,Version,InstalledBy\na,${version},Smith, John\nb,${version},x,\n`,
      {
        codes: ["ragged-row"],
        rows: [
          [2, "rejected", "a"],
          [3, "read", "b"],
        ],
      },
    ],
    [
      "too many cells, name unsure",
      `Version,InstalledBy,Name,Domain\n${version},Smith, John,a,b\n${version},x,srv.corp.example,b,c\n`,
      {
        codes: ["ragged-row", "ragged-row"],
        rows: [
          [2, "rejected", null],
          [3, "rejected", "srv.corp.example"],
        ],
      },
    ],
    [
      "too few cells",
      `Name,Version,Domain\na,${version}\nb,${version},x\n`,
      {
        codes: ["ragged-row"],
        rows: [
          [2, "read", "a"],
          [3, "read", "b"],
        ],
      },
    ],
    [
      "NUL in a value",
      `Name,Version\na,7.1\u0000.1\nb,${version}\n`,
      {
        codes: ["nul-byte"],
        rows: [
          [2, "read", "a"],
          [3, "read", "b"],
        ],
      },
    ],
    ["NUL in a name", `Name,Version\na\u0000,${version}\n`, { codes: ["nul-byte"], rows: [[2, "rejected", null]] }],
    [
      "second header",
      `#TYPE T\nName,Version\na,${version}\n#TYPE T\n"name","VERSION"\nb,${version}\n`,
      {
        codes: ["second-header"],
        rows: [
          [3, "read", "a"],
          [6, "read", "b"],
        ],
      },
    ],
    ["dashes below the header", `Name,Version\n----,-------\na,${version}\n`, { codes: [], rows: [[3, "read", "a"]] }],
    ["count below the rows", `Name,Version\na,${version}\n\n(1 rows affected)\n`, { codes: [], rows: [[2, "read", "a"]] }],
    [
      "servers among agents",
      `Name,Version,IsAgent,IsGateway,IsManagementServer\na,${version},1,0,0\nb,${version},0,0,1\nc,${version},0,1,1\nd,${version},0,0,0\n`,
      {
        codes: ["not-an-agent", "not-an-agent", "not-an-agent"],
        rows: [
          [2, "read", "a"],
          [3, "ignored", "b"],
          [4, "ignored", "c"],
          [5, "ignored", "d"],
        ],
      },
    ],
    [
      "look-alike names",
      `Name,Version\nsrv\u043e1.corp,${version}\n\u0430\u0440\u0440.corp,${version}\n\uff41bc,${version}\nсервер01,${version}\nмüller,${version}\n`,
      {
        codes: ["look-alike-name", "look-alike-name", "look-alike-name", "look-alike-name"],
        rows: [
          [2, "read", "srv\u043e1.corp"],
          [3, "read", "\u0430\u0440\u0440.corp"],
          [4, "read", "\uff41bc"],
          [5, "read", "сервер01"],
          [6, "read", "мüller"],
        ],
      },
    ],
    [
      "names damaged by a spreadsheet",
      `Name,Version\n1-Mar,${version}\nMar-01,${version}\n1.00E+05,${version}\n12345,${version}\n3/1/2014,${version}\nMAR-01,${version}\n1abc,${version}\n`,
      {
        codes: Array.from({ length: 5 }, () => "excel-damage"),
        rows: [
          [2, "rejected", null],
          [3, "rejected", null],
          [4, "rejected", null],
          [5, "rejected", null],
          [6, "rejected", null],
          [7, "read", "mar-01"],
          [8, "read", "1abc"],
        ],
      },
    ],
    [
      "versions damaged by a spreadsheet",
      `Name;Version\na;71101840\nb;7/1/2018\nc;7,1\nd;07.01.2018\ne;${version}\n`,
      {
        codes: Array.from({ length: 4 }, () => "excel-damage"),
        rows: [
          [2, "read", "a"],
          [3, "read", "b"],
          [4, "read", "c"],
          [5, "read", "d"],
          [6, "read", "e"],
        ],
      },
    ],
    [
      "dates that can be read two ways",
      "Name,Version,LastModified\na,1.2.3.4,2/3/2014 1:00\n",
      { codes: ["ambiguous-dates"], rows: [[2, "read", "a"]] },
    ],
    ["no rows", "Name,Version\n\n,\n", { codes: ["no-rows"], rows: [] }],
    [
      "one long value is no cut output",
      `Name,PatchList\n${`a,none\n`.repeat(30)}b,and so on...\n`,
      {
        codes: [],
        rows: [...Array.from({ length: 30 }, (_, at): [number, string, string] => [at + 2, "read", "a"]), [32, "read", "b"]],
      },
    ],
  ];
  test.each(table)("%s", async (_, text, expected) => {
    const reading = await readText(text);
    expect({ codes: codes(reading), rows: reading.rows.map(({ row, outcome, name }) => [row, outcome, name]) }).toEqual(expected);
    for (const { message, hint, row } of reading.file.issues) {
      expect([message, hint].join(" ")).toMatch(/^[A-Z"].*\.$/s);
      expect(row === null || row > 0).toBe(true);
    }
    for (const { outcome, facts } of reading.rows) if (outcome !== "read") expect(facts).toEqual({});
  });

  test("one value with dots at its end is no cut output, also in a short file", async () => {
    expect((await readText("Name,PatchList\na,none\nb,and so on...\nc,none\n")).rows).toHaveLength(3);
  });

  test("severity follows the outcome", async () => {
    const { file, rows } = await readText(`Name,Version\n,${version}\nsrv 1,${version}\n1-Mar,${version}\nb,7.1\nc\n`);
    const rejected = new Set(rows.filter(({ outcome }) => outcome === "rejected").map(({ row }) => row));
    for (const { row, severity } of file.issues) expect(severity).toBe(row !== null && rejected.has(row) ? "error" : "warning");
  });

  test("a cell above the limit is no value and its row counts", async () => {
    const options: Partial<ReadOptions> = { limits: { ...limits, cell: 20 } };
    const long = "x".repeat(21);
    const value = await readText(`Name,Version,PatchList,Other\na,${version},${long},${long}\n`, options);
    expect(value).toMatchObject({
      file: {
        issues: [
          { row: 2, column: "PatchList", code: "cell-too-large", severity: "warning" },
          { row: 2, column: "Other" },
        ],
      },
      rows: [{ outcome: "read", facts: { patchList: null, version } }],
    });
    const name = await readText(`Name,Version\n${long},${version}\n`, options);
    expect([codes(name), name.rows[0]?.outcome, name.file.issues[0]?.severity]).toEqual([["cell-too-large"], "rejected", "error"]);
  });

  test("the caller's order of dates settles the question", async () => {
    const reading = await readText("Name,Version,LastModified\na,1.2.3.4,2/3/2014\n", { dateOrder: "DMY" });
    expect([codes(reading), reading.file.dateOrder]).toEqual([[], "DMY"]);
  });
});

test("the cut sample keeps the name of its last row", async () => {
  const { file, rows } = await readBytes(sample("dirty/truncated_last_line.csv"));
  expect(file.cut).toBe(true);
  expect(rows.at(-1)).toMatchObject({ row: 56, outcome: "rejected", name: "sinfil074.dmz.contoso.test", group: "OPS_2012SP1", facts: {} });
  expect(rows.filter(({ outcome }) => outcome === "read")).toHaveLength(54);
});

test("a cut name is completed only by a whole domain", async () => {
  expect((await readText("Name,Domain,Version\na,corp.example,7.1")).rows[0]?.name).toBe("a.corp.example");
  expect((await readText("Name,Domain,Version\na,corp.exa")).rows[0]).toMatchObject({ name: "a", bare: true });
});
