import { describe, expect, it, test } from "vitest";
import { readText, refusalOf, sample } from "../read-text.fixture";

const facts = async (text: string) => {
  const { file, rows } = await readText(text);
  return { format: file.format, kind: file.kind, rows: rows.map(({ row, name, group, facts }) => ({ row, name, group, ...facts })) };
};

const transcript = (output: string) =>
  [
    "**********************",
    "Windows PowerShell transcript start",
    "Start time: 20261101080000",
    "Username: CORP\\anna",
    "Host Application: C:\\WINDOWS\\system32\\powershell.exe",
    "**********************",
    "Transcript started, output file is C:\\temp\\agents.txt",
    "PS C:\\temp> Get-SCOMAgent | ft Name, Version",
    output,
    "PS C:\\temp> Get-Date",
    "",
    "Sunday, November 1, 2026 8:00:12 AM",
    "",
    "PS C:\\temp> Stop-Transcript",
    "**********************",
    "Windows PowerShell transcript end",
    "**********************",
  ].join("\r\n");

/** Where a cut in the second half of a text makes something up, or is not told. */
async function untrue(whole: string): Promise<string[]> {
  const told = new Map((await readText(whole)).rows.map(({ name, facts }) => [name, facts.version]));
  const wrong: string[] = [];
  const step = Math.max(1, Math.floor(whole.length / 500));
  for (let end = Math.floor(whole.length / 2); end < whole.length; end += step) {
    const { file, rows } = await readText(whole.slice(0, end));
    for (const { name, outcome, facts } of rows)
      if (name !== null && (!told.has(name) || (outcome === "read" && facts.version !== told.get(name))))
        wrong.push(`${end} ${name} ${facts.version}`);
    if (!/[\r\n]$/.test(whole.slice(0, end)) && !whole.slice(0, end).endsWith(" ") && !file.cut) wrong.push(`${end} whole`);
  }
  return wrong;
}

/** What sqlcmd -Y makes of five agents. */
function sqlcmd(width: number, names: readonly string[]): string {
  const line = (...cells: string[]) => cells.map((cell) => cell.slice(0, width).padEnd(width)).join(" ");
  const dashes = "-".repeat(width);
  const rows = names.map((name) => line(name, "10.19.10014.0"));
  return [line("Name", "Version"), `${dashes} ${dashes}`, ...rows, "", "(5 rows affected)", ""].join("\r\n");
}

describe("tables of fixed width", () => {
  const table = [
    "Name             Version       HealthState Port InstalledBy          ",
    "----             -------       ----------- ---- -----------          ",
    "srv1.corp.test   10.19.10014.0     Success 5723 NT AUTHORITY\\SYSTEM  ",
    "server22.lab.it  7.0.9538.0          Error 5723 CORP\\anna            ",
    "srv3.corp.test   7.0.9538.0        Warning   80                      ",
  ].join("\n");
  const read = [
    { row: 3, name: "srv1.corp.test", group: null, version: "10.19.10014.0", health: "healthy", installedBy: "NT AUTHORITY\\SYSTEM" },
    { row: 4, name: "server22.lab.it", group: null, version: "7.0.9538.0", health: "critical", installedBy: "CORP\\anna" },
    { row: 5, name: "srv3.corp.test", group: null, version: "7.0.9538.0", health: "warning", installedBy: null },
  ];
  it("are told apart by their dashes, whichever side values are set to", async () => {
    expect(await facts(table)).toEqual({ format: "table", kind: "agents", rows: read });
    expect((await facts(`\n\n${table}\n\n`)).rows.map(({ name }) => name)).toEqual(read.map(({ name }) => name));
  });

  it("are found in transcripts, and end where the next command does", async () => {
    const { rows } = await facts(transcript(`\r\n${table.replaceAll("\n", "\r\n")}\r\n\r\n`));
    expect(rows.map(({ name, version }) => [name, version])).toEqual(read.map(({ name, version }) => [name, version]));
  });

  it("go on below each heading of a grouped one, which says what its rows share", async () => {
    const part = (group: string, name: string, width: number) =>
      `\n   ManagementGroup: ${group}\n\n${"Name".padEnd(width)} Version\n${"----".padEnd(width)} -------\n${name.padEnd(width)} 7.0.9538.0\n\n`;
    expect((await facts(part("OPS", "a.corp.test", 11) + part("OPS2", "longer.corp.test", 16))).rows).toMatchObject([
      { name: "a.corp.test", group: "OPS" },
      { name: "longer.corp.test", group: "OPS2" },
    ]);
  });

  it("are those of sqlcmd as well", async () => {
    const { rows, kind } = await facts(
      [
        "DisplayName                    AgentVersion         HealthState PrimaryServer",
        "------------------------------ -------------------- ----------- --------------------",
        "srv1.corp.test                 10.19.10014.0                  1 ms1.corp.test       ",
        "srv2.corp.test                 NULL                           3 NULL                ",
        "",
        "(2 rows affected)",
      ].join("\r\n"),
    );
    expect([kind, rows]).toMatchObject([
      "agents",
      [
        { name: "srv1.corp.test", version: "10.19.10014.0", health: "healthy", primaryServer: "ms1.corp.test" },
        { name: "srv2.corp.test", version: null, health: "critical", primaryServer: null },
      ],
    ]);
  });

  it("take two places for a sign of East Asia", async () => {
    const { rows } = await facts(
      "Name           InstalledBy Version\n----           ----------- -------\nsrv1.corp.test 東京 太郎   7.0.9538.0\nsrv2.corp.test anna        7.0.9539.0\n",
    );
    expect(rows).toMatchObject([
      { installedBy: "東京 太郎", version: "7.0.9538.0" },
      { installedBy: "anna", version: "7.0.9539.0" },
    ]);
  });

  it("of several kinds in one file are asked about", async () => {
    const servers =
      "\nName          IsGateway IsRootManagementServer\n----          --------- ----------------------\nms1.corp.test     False                   True\n";
    const { file } = await readText(`${table}\n\n${servers}`);
    expect(file).toMatchObject({
      kind: "agents",
      sheets: ["Name, Version, HealthState, Port, InstalledBy", "Name, IsGateway, IsRootManagementServer"],
    });
  });

  it("that are cut say so, wherever that is, and nothing of the cut value", async () => {
    const whole = Buffer.from(sample("powershell/f01-table.txt")).toString("utf8");
    expect(await untrue(whole)).toEqual([]);
    expect((await readText(`${table} `)).file.cut).toBe(true);
    expect((await readText(table)).file.cut).toBe(false);
  });

  it("of exports that were appended are told apart, as in delimited text", async () => {
    const old = table.replaceAll("7.0.9538.0", "7.0.8560.0");
    const { file, rows } = await readText(`${old}\n\n\n${table.slice(0, table.lastIndexOf("\n"))}\n\n`);
    expect(file).toMatchObject({ cut: false, olderBlocks: [{ blocks: 2, named: 2, only: ["srv3.corp.test"] }] });
    expect(rows.filter(({ outcome }) => outcome === "read").map(({ facts }) => facts.version)).toEqual(["10.19.10014.0", "7.0.9538.0"]);
  });

  it("are no tables where dashes stand in the cell of a CSV, or below its rows", async () => {
    const csv = 'Name,Version,Note\na.corp.test,7.0.9538.0,"see\nTodo\n-----\nnothing"\nb.corp.test,7.0.9538.0,\n';
    const { file, rows } = await readText(csv);
    expect([file.format, rows.map(({ name }) => name)]).toEqual(["delimited", ["a.corp.test", "b.corp.test"]]);
    expect((await readText(`Name,Version\nb.corp.test,7.0.9538.0\n\n${table}\n`)).rows[0]?.name).toBe("b.corp.test");
  });

  test.each<[string, string, string, RegExp]>([
    ["cut", table.replace("CORP\\anna ", "CORP\\ann… "), "truncated-output", /line 4/],
    ["cut by dots", table.replace("7.0.9538.0   ", "7.0.95...    "), "truncated-output", /line 4/],
    ["wrapped", `${table}\n${" ".repeat(52)}of the team`, "format-table", /wrapped.*line 6/],
    [
      "wrapped in every column",
      "Name    Version InstalledBy\n----    ------- -----------\nsrv1.co 10.19.1 CORP\\anna.l\nrp.lab  0014.0  onger\n",
      "format-table",
      /wrapped/,
    ],
    ["with a value across two columns", table.replace("server22.lab.it  ", "server22.lab.it.x.y"), "format-table", /told apart/],
    ["cut by sqlcmd -Y", sqlcmd(12, ["s1", "s2", "s3", "s4", "s5"]), "truncated-output", /Version are as long as the dashes/],
    [
      "with names cut by sqlcmd -Y",
      sqlcmd(
        13,
        ["srv1", "srv2", "srv3", "srv4", "s"].map((name) => `${name}.corp.test`),
      ),
      "truncated-output",
      /Name are as long as the dashes/,
    ],
    ["with a row of another list below", `${table}\n   Domain: x\n\na.corp.test,7.0.9538.0\n\n`, "format-table", /line 8/],
    ["with a list beside it", `Name : a\nVersion : 7\n\n${table}`, "format-table", /list of names and values/],
  ])("%s are refused", async (_, text, code, detail) => {
    expect(await refusalOf(readText(text))).toMatchObject({ code, detail: expect.stringMatching(detail) });
  });
});

describe("list output", () => {
  const block = (name: string, more = "") =>
    `Name            : ${name}\nVersion         : 10.19.10014.0\nHealthState     : Success\n${more}`;
  it("has an object in each block, in a transcript too", async () => {
    const text = `\n\n${block("a.corp.test")}\n\n${block("b.corp.test")}\n\n`;
    const read = [
      { row: 3, name: "a.corp.test", group: null, version: "10.19.10014.0", health: "healthy" },
      { row: 8, name: "b.corp.test", group: null, version: "10.19.10014.0", health: "healthy" },
    ];
    expect(await facts(text)).toEqual({ format: "list", kind: "agents", rows: read });
    expect((await facts(transcript(text))).rows.map(({ name }) => name)).toEqual(["a.corp.test", "b.corp.test"]);
  });

  it("that is cut says so, wherever that is, and nothing of the cut value", async () => {
    for (const name of ["f04-list.txt", "f05-list-default.txt"]) {
      const bytes = Buffer.from(sample(`powershell/${name}`));
      const whole = name === "f04-list.txt" ? bytes.toString("utf16le").slice(1) : bytes.toString("utf8");
      expect(await untrue(whole.slice(0, Math.min(whole.length, 9_000)))).toEqual([]);
    }
  });

  it("of exports that were appended is told apart", async () => {
    const of = (version: string) => ["a", "b"].map((name) => `${block(`${name}.corp.test`).replace("10.19.10014.0", version)}\n`).join("");
    const both = `\n\n${of("7.0.9538.0")}\n\n\n${of("10.19.10014.0")}\n\n`;
    for (const text of [both, transcript(`${of("7.0.9538.0")}PS C:\\temp> Get-SCOMAgent | fl\n\n${of("10.19.10014.0")}`)]) {
      const { file, rows } = await readText(text);
      expect(file.olderBlocks).toMatchObject([{ blocks: 2, named: 2 }]);
      expect(rows.map(({ outcome, facts }) => `${outcome} ${facts.version}`)).toEqual([
        ...Array(2).fill("ignored undefined"),
        ...Array(2).fill("read 10.19.10014.0"),
      ]);
    }
  });

  it("takes the value that heads a group for one of each of its objects", async () => {
    const part = (group: string, name: string) => `\n\n   ManagementGroup: ${group}\n\n\n${block(name)}`;
    const { rows } = await facts(`${part("OPS", "a.corp.test")}${part("OPS2", "b.corp.test")}\n\n`);
    expect(rows.map(({ group }) => group)).toEqual(["OPS", "OPS2"]);
  });

  it("leaves names apart that stand below each other, however wide the window was", async () => {
    const servers = "FailoverServers : ms2.contoso.test\n                  ms3.contoso.test\n";
    for (const more of ["", `InstalledBy     : ${"x".repeat(40)}\n`])
      expect((await facts(`${block("a.corp.test", servers + more)}\n`)).rows).toMatchObject([
        { failoverServers: "ms2.contoso.test\nms3.contoso.test" },
      ]);
  });

  it("joins values that went on below, and leaves those that have line breaks of their own", async () => {
    const { rows } = await facts(
      [
        "Name            : a.corp.test",
        "Version         : 10.19.10014",
        "                  .0",
        "FailoverServers : {ms2.corp.t",
        "                  est, ms3.co",
        "                  rp.test}",
        "InstalledBy     : CORP\\anna",
        "                  by hand",
        "",
      ].join("\n"),
    );
    expect(rows).toMatchObject([
      { failoverServers: "ms2.corp.test, ms3.corp.test", installedBy: "CORP\\anna\nby hand", version: "10.19.10014.0" },
    ]);
  });

  test.each<[string, string, string, RegExp]>([
    [
      "cut lists",
      Array.from({ length: 4 }, (_, i) => block(`a${i}.corp.test`, "PatchList       : {KB1, KB2, KB3, KB4...}\n")).join("\n"),
      "truncated-output",
      /4 rows/,
    ],
    [
      "a version in two lines",
      `${block("a.corporation.test").replace("10014.0", "10014.\n                  0")}`,
      "format-table",
      /Line 1/,
    ],
    ["two names in one value", block("a.corp.test\n                  b.corp.test"), "format-table", /Line 1/],
    ["a row of another list below", `${block("a.corp.test")}\nb.corp.test,7.0.9538.0\n\n`, "format-table", /Line 5/],
    ["a table below", `${block("a.corp.test")}\n\nDays  \n------\n`, "format-table", /./],
    ["another list close below", `${block("a.corp.test")}Name : b\n`, "format-table", /Line 4/],
  ])("with %s is refused", async (_, text, code, detail) => {
    expect(await refusalOf(readText(text))).toMatchObject({ code, detail: expect.stringMatching(detail) });
  });
});

test("text copied from the Operations console is divided by tabs", async () => {
  const { file, rows } = await readText(
    "Health State\tName\tDomain\tPrimary Management Server\tVersion\tRemotely Manageable\r\nHealthy\tsrv1\tcorp.test\tms1.corp.test\t10.19.10014.0\tYes\r\n",
  );
  expect(file).toMatchObject({ format: "delimited", separator: "\t", kind: "agents" });
  expect(rows).toMatchObject([
    { name: "srv1.corp.test", facts: { health: "healthy", manuallyInstalled: false, primaryServer: "ms1.corp.test" } },
  ]);
});
