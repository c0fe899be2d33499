import { describe, expect, it, test } from "vitest";
import { readText, refusalOf } from "../read-text.fixture";

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

  it("joins values that went on below, and leaves those that have line breaks of their own", async () => {
    const { rows } = await facts(
      [
        "Name            : a.corp.test",
        "Version         : 10.19.10014.",
        "                  0",
        "FailoverServers : {ms2.corp.t",
        "                  est, ms3.co",
        "                  rp.test}",
        "InstalledBy     : CORP\\anna",
        "                  by hand",
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
