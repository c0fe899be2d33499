import { strToU8 } from "fflate";
import { describe, expect, it, test } from "vitest";
import { readBytes, readText, refusalOf } from "./read-text.fixture";
import { Refusal } from "./refusal";
import { type MadeSheet, workbookOf } from "./testing/workbook";

const agents: MadeSheet = {
  name: "Agents",
  rows: [
    ["FQDN", "Version", "HealthState", "ManuallyInstalled", "InstallTime", "ManagementGroup"],
    ["srv1.corp.test", "7.1.10184.0", "Success", true, { day: 46000 }, "OPS"],
    [],
    ["srv2.corp.test", "7.0.9538.0", null, false, { day: 46001.25 }, "OPS"],
  ],
};
const owners: MadeSheet = {
  name: "Owners & windows",
  rows: [
    ["Server", "Owner", "Decommission date", "Tier"],
    ["srv1", "Ops", { day: 46387 }, 1],
  ],
};
const words: MadeSheet = { name: "Read me", rows: [["This workbook was made by the server team."], [null, "Ask Anna."]] };
const other = (content: Uint8Array, options = {}) => readBytes(content, { fileName: "servers.xlsx", ...options });

describe("a workbook", () => {
  it("reads as the same rows in a CSV do, with the numbers of its lines", async () => {
    const { file, rows } = await other(workbookOf([agents]));
    const csv = await readText(
      "FQDN,Version,HealthState,ManuallyInstalled,InstallTime,ManagementGroup\nsrv1.corp.test,7.1.10184.0,Success,True,2025-12-09,OPS\n\nsrv2.corp.test,7.0.9538.0,,False,2025-12-10 06:00:00,OPS\n",
    );
    expect(file).toMatchObject({ kind: "agents", encoding: "xlsx", separator: null, sheet: "Agents", sheets: [] });
    expect(rows).toEqual(csv.rows);
  });

  it("leaves sheets aside that are no list, and asks where several are", async () => {
    expect((await other(workbookOf([words, agents]))).file).toMatchObject({ sheet: "Agents", sheets: [] });
    expect((await other(workbookOf([agents, words, owners]))).file).toMatchObject({
      sheet: "Agents",
      sheets: ["Agents", "Owners & windows"],
    });
    const chosen = await other(workbookOf([agents, owners]), { sheet: "Owners & windows" });
    expect(chosen.file).toMatchObject({ kind: "peopleList", sheet: "Owners & windows", sheets: [] });
    expect(chosen.rows[0]).toMatchObject({ row: 2, name: "srv1", facts: { owner: "Ops", decommission: "2026-12-31", tier: "1" } });
  });

  it("says what it is where nothing in it can be read", async () => {
    expect(await refusalOf(other(workbookOf([words])))).toMatchObject({ code: "unknown-kind" });
    expect(await refusalOf(other(workbookOf([{ name: "Empty", rows: [] }])))).toMatchObject({ code: "empty" });
  });

  it("is not unpacked beyond its limit, and not read as anything where it is damaged", async () => {
    const bomb = workbookOf([agents], { "xl/worksheets/sheet9.xml": new Uint8Array(40e6) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusalOf(other(bomb, { unpacked: 30e6 }))).toMatchObject({ code: "too-large" });
    const whole = workbookOf([agents]);
    for (const end of [4, 30, 200, whole.length - 30])
      expect(await refusalOf(other(whole.slice(0, end)))).toMatchObject({ code: "xlsx-renamed" });
    const wide = workbookOf([{ name: "Wide", rows: [Array.from({ length: 30 }, (_, i) => `c${i}`)] }]);
    expect(await refusalOf(other(wide, { limits: { rows: 10, cell: 100, columns: 20 } }))).toMatchObject({ code: "too-large" });
  });

  it("reads what stands in it, however far away somebody once typed, and leaves a sheet that cannot be read", async () => {
    const sheet = (cells: string) => strToU8(`<worksheet><sheetData>${cells}</sheetData></worksheet>`);
    const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const list = `<row r="1">${text("A1", "Server")}${text("B1", "Owner")}</row><row r="2">${text("A2", "srv1")}<c r="B2" t="e"><v>#N/A</v></c></row>`;
    const of = (cells: string, sheets: readonly MadeSheet[] = [agents]) => workbookOf(sheets, { "xl/worksheets/sheet1.xml": sheet(cells) });
    expect((await other(of(`${list}<row r="1048576"><c r="C1048576" s="1"/></row>`))).rows).toMatchObject([
      { row: 2, name: "srv1", facts: { owner: null } },
    ]);
    const far = `<row r="1048576">${text("XFD1048576", "x")}</row>`;
    expect(await refusalOf(other(of(list + far)))).toMatchObject({ code: "too-large" });
    const long = `<row r="1048576">${text("BZ1048576", "x")}</row>`;
    expect(await refusalOf(other(of(list + long)))).toMatchObject({ code: "too-large", detail: /1048576 rows and 78 columns/ });
    const uncomputed = of('<row r="1"><c r="A1" t="str"><f>A2</f></c></row>', [agents, owners]);
    expect((await other(uncomputed)).file).toMatchObject({ sheet: "Owners & windows", sheets: [] });
  });

  it("resolves no entity and follows no document type", async () => {
    const dtd =
      '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>FQDN</t></si><si><t>&b;.test</t></si></sst>';
    const made = other(
      workbookOf(
        [
          {
            name: "A",
            rows: [
              ["x", "y"],
              ["z", "w"],
            ],
          },
        ],
        { "xl/sharedStrings.xml": strToU8(dtd) },
      ),
    );
    const outcome = await made.catch((error: unknown) => error);
    expect(JSON.stringify(outcome)).not.toContain("aaaaaaaaaa");
  });
});

test("200 damaged workbooks are read or refused, and nothing else", async () => {
  let seed = 20261130;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  const whole = workbookOf([agents, owners]);
  for (let turn = 0; turn < 200; turn++) {
    const bytes = whole.slice(0, random(4) === 0 ? random(whole.length) : whole.length);
    for (let i = 0; i < 1 + random(6) && bytes.length > 8; i++) bytes[4 + random(bytes.length - 4)] = random(256);
    const outcome = await other(bytes).catch((error: unknown) => error);
    if (outcome instanceof Error) expect(outcome).toBeInstanceOf(Refusal);
  }
}, 60_000);
