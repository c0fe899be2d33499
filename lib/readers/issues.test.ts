import { describe, expect, test } from "vitest";
import type { ReadOptions } from "./read-export";
import { codes, limits, readBytes, readText, refusalOf, sample } from "./read-text.fixture";

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
      "several versions in one cell, of which none is known to be that of the agent",
      `Name,Version\na,"7.1.10184.0, 10.22.10118.0"\nb,10.22.10118.0;7.1.10184.0\nc,"7.1.10184.0 (7.1.10184.0)"\nd,${version}\n`,
      {
        codes: ["excel-damage", "excel-damage"],
        rows: [
          [2, "read", "a"],
          [3, "read", "b"],
          [4, "read", "c"],
          [5, "read", "d"],
        ],
      },
    ],
    [
      "dashes of a table between bars",
      `| Name | Version |\n|------|:-----:|\n| a | ${version} |\n| b | ${version} |\n`,
      {
        codes: [],
        rows: [
          [3, "read", "a"],
          [4, "read", "b"],
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
    [
      "other control characters, wherever they stand",
      `Name,Version,Other\n${`a,${version},x\ty\n`.repeat(300)}b,7.1\u001b.1,\u0007\nc,"7.1\u00011",x\n\fd,${version},x\n`,
      {
        codes: ["nul-byte", "nul-byte", "nul-byte"],
        rows: [
          ...Array.from({ length: 300 }, (_, at): [number, string, string] => [at + 2, "read", "a"]),
          [302, "read", "b"],
          [303, "read", "c"],
          [304, "read", "d"],
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

describe("long values", () => {
  const long = "x".repeat(900_000);

  test("a fact above 1,024 characters is no value, and its row counts", async () => {
    const columns = "Name,Version,PrimaryManagementServerName,InstalledBy,OperatingSystem,NetbiosName";
    const cells = Array.from({ length: 5 }, () => "y".repeat(1025)).join(",");
    const { file, rows } = await readText(`${columns}\na,${cells}\nb,${"1".repeat(1024)}  ,,,,\n`);
    expect(file.issues.map(({ code, column, severity }) => [code, column, severity])).toEqual(
      ["Version", "PrimaryManagementServerName", "NetbiosName", "InstalledBy", "OperatingSystem"]
        .map((column) => ["cell-too-large", column, "warning"])
        .concat([["excel-damage", "Version", "warning"]]),
    );
    expect(rows.map(({ outcome, facts }) => [outcome, facts.version, facts.installedBy])).toEqual([
      ["read", null, null],
      ["read", undefined, null],
    ]);
  });

  test("lists keep the limit of the file", async () => {
    const { file, rows } = await readText(`Name,PatchList,FailoverList,IPAddress,MGList\na,${long},${long},${long},${long}\n`);
    expect([file.issues, rows[0]?.outcome, rows[0]?.facts.patchList?.length]).toEqual([[], "read", long.length]);
    expect([rows[0]?.facts.failoverServers?.length, rows[0]?.facts.ipAddress?.length, rows[0]?.facts.mgList?.[0]?.length]).toEqual(
      Array.from({ length: 3 }, () => long.length),
    );
  });

  test("a name above 1,024 characters is told and rejected", async () => {
    const { file, rows } = await readText(`Name,Version\n${"a".repeat(1025)},${version}\n${"a".repeat(1024)},${version}\n`);
    expect(file.issues.map(({ code, severity }) => [code, severity])).toEqual([
      ["cell-too-large", "error"],
      ["invalid-name", "error"],
    ]);
    expect(rows.map(({ outcome, name, spelled }) => [outcome, name, spelled?.length])).toEqual([
      ["rejected", null, undefined],
      ["rejected", null, 1024],
    ]);
  });

  test("messages, columns and refusals quote 80 characters at most", async () => {
    const digits = "1".repeat(1000);
    const title = `[${long}].Version`;
    const rows = Array.from({ length: 60 }, (_, at) => `a${at},${digits}\n${digits},${version}\nb ${digits},${version}\nc,${long}\n`);
    const { file } = await readText(`Name,${title}\n${rows.join("")}`);
    expect(new Set(file.issues.map(({ code }) => code))).toEqual(
      new Set(["excel-damage", "invalid-name", "cell-too-large", "columns-missing"]),
    );
    expect(JSON.stringify(file.issues).length).toBeLessThan(240 * 500);
    for (const refused of [
      () => readText(`Name,Version\n${"a".repeat(1000)}...,1\n`),
      () => readText(`Name,${long}...\na,1\n`),
      () => readBytes(new Uint8Array([0x1f, 0x8b]), { fileName: long }),
    ]) {
      expect(JSON.stringify((await refusalOf(refused())).issues).length).toBeLessThan(700);
    }
  });
});

describe("a last record of all cells without a line end", () => {
  const v = version;
  test.each<[string, string, boolean]>([
    ["name begun", "Version,Name\n1,a1.corp.example\n1,a2.corp.exa", true],
    ["name without its domain", "Name\na1.corp.example\na2.dmz.example\na3", true],
    ["name up to a dot", "Name\na1.corp.example\na2.corp.", true],
    ["name whole", "Version,Name\n1,a1.corp.example\n1,a2.CORP.example", false],
    ["name of another domain", "Name\na1.corp.example\na2.other.example", false],
    ["a domain that others have too", "Name\na1.corp.example\na2.corp\na3.corp", false],
    ["bare names", "Name\na1\na2", false],
    ["bare names among full ones", "Name\na1.corp.example\na2\na3", false],
    ["one record", "Name\na1.corp.exa", false],
    ["version of fewer parts", `Name,Version\na,${v}\nb,8.0`, true],
    ["version up to a dot", `Name,Version\na,${v}\nb,7.1.10184.`, true],
    ["version begun in its last part", "Name,Version\na,7.0.9538.1096\nb,7.0.9538.10", true],
    ["version not begun", `Name,Version\na,${v}\nb,`, true],
    ["version whole", `Name,Version\na,${v}\nb,${v}`, false],
    ["another version", `Name,Version\na,${v}\nb,8.0.10918.0`, false],
    ["blank versions", `Name,Version\na,${v}\nb,\nc,`, false],
    ["group begun", "Name,ManagementGroup\na,OPS_2012SP1\nb,OPS_20", true],
    ["group whole", "Name,ManagementGroup\na,OPS_2012SP1\nb,ops_2012sp1", false],
    ["another group", "Name,ManagementGroup\na,OPS_2012SP1\nb,TEST", false],
    ["domain that completes the name begun", "Name,Domain\na,corp.example\nb,corp.exa", true],
    ["domain beside a full name", "Name,Domain\na.corp.example,corp.example\nb.corp.example,corp.exa", false],
    ["any other column", "Name,InstalledBy\na,someone\nb,some", false],
    ["quotes, and the last cell without", '"Name","InstalledBy"\n"a","x"\n"b",y', true],
    ["quotes, and nothing behind the separator", '"Name","InstalledBy"\n"a",\n"b",', true],
    ["quoted rows below a plain header", 'Name,InstalledBy\n"a","x"\n"b",y', true],
    ["quotes to the end", '"Name","InstalledBy"\n"a","x"\n"b","y"', false],
    ["quotes where needed only", 'Name,InstalledBy\na,"x, y"\nb,y', false],
    ["numbers without quotes", '"Name","InstalledBy"\n"a",1\n"b",12', false],
  ])("%s", async (_, text, cut) => {
    const { file, rows } = await readText(text);
    expect([file.cut, file.issues.some(({ code }) => code === "cut-record"), rows.at(-1)?.outcome]).toEqual([
      cut,
      cut,
      cut ? "rejected" : "read",
    ]);
    const whole = await readText(`${text}\n`);
    expect([whole.file.cut, whole.rows.at(-1)?.outcome]).toEqual([false, "read"]);
    expect(rows.slice(0, -1)).toEqual(whole.rows.slice(0, -1));
  });
});
