import { describe, expect, it, test } from "vitest";
import { codes, limits, readBytes, readText, refusalOf } from "../read-text.fixture";

const agent = (name: string, more: object = {}) => ({
  Name: `${name}.corp.test`,
  Version: "10.19.10014.0",
  HealthState: 1,
  PrimaryManagementServerName: "ms1.corp.test",
  ...more,
});
const two = [agent("a"), agent("b", { HealthState: 3 })];
const named = async (text: string) => {
  const { file, rows } = await readText(text);
  return [file.format, file.kind, ...rows.map(({ row, name, facts }) => `${row} ${name} ${facts.health}`)];
};
const bothAgents = ["json", "agents", "2 a.corp.test healthy", "3 b.corp.test critical"];

describe("JSON", () => {
  it.each<[string, string]>([
    ["an array", JSON.stringify(two, null, 2)],
    ["an array in one line", JSON.stringify(two)],
    ["an object a line", two.map((one) => JSON.stringify(one)).join("\r\n")],
    ["objects below each other", two.map((one) => JSON.stringify(one, null, 4)).join("\n")],
    ["arrays below each other, as >> appends them", two.map((one) => JSON.stringify([one])).join("\n")],
    ["an array wrapped by Windows PowerShell", JSON.stringify({ value: two, Count: 2 }, null, 4)],
    ["an array in an array", JSON.stringify([two])],
    ["a wrapped array in an array", JSON.stringify([{ value: two, Count: 2 }])],
    [
      "a list in an object of a script's own",
      JSON.stringify({ ExportedAt: "2026-11-01", Meta: { by: ["x", "y"] }, Agents: two, Total: 2 }),
    ],
    ["enums by name", JSON.stringify([agent("a", { HealthState: "Success" }), agent("b", { HealthState: "Error" })])],
  ])("%s", async (_, text) => expect(await named(text)).toEqual(bothAgents));

  it("is read in any size of pieces and any encoding with its mark", async () => {
    const text = JSON.stringify({ value: two, Note: 'a "quoted" \\ [{' }, null, 1);
    const bytes = Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")]);
    for (const size of [1, 3, 64])
      expect((await readBytes(bytes, {}, size)).rows.map(({ name }) => name)).toEqual(["a.corp.test", "b.corp.test"]);
  });

  it("takes objects for their name, their value or their version, and lists for their parts; what was not written out says nothing", async () => {
    const { rows, file } = await readText(
      JSON.stringify([
        agent("a", {
          ManagementGroup: { Name: "OPS", Id: "x" },
          ProxyingEnabled: { Value: true, IsOverridden: false },
          Version: { Major: 10, Minor: 19, Build: 10014, Revision: 0, MajorRevision: 0, MinorRevision: 0 },
          FailoverServers: ["ms2.corp.test", "ms3.corp.test"],
          PatchList: { Value: null },
          InstallTime: "/Date(1767989617000)/",
          IPAddress: "System.Object[]",
          InstalledBy: "@{Name=x; Id=1}",
          ActionAccount: { Ticks: 1, Days: 2 },
        }),
      ]),
    );
    expect(rows[0]).toMatchObject({
      group: "OPS",
      facts: {
        version: "10.19.10014.0",
        proxying: true,
        failoverServers: "ms2.corp.test, ms3.corp.test",
        patchList: null,
        installTime: "2026-01-09T20:13:37.000Z",
      },
    });
    for (const field of ["ipAddress", "installedBy", "actionAccount"] as const) {
      expect(file.columns).toContain(field);
      expect(rows[0]?.facts).not.toHaveProperty(field);
    }
  });

  it("knows the columns of all its objects: one that lacks a property says nothing of it, also where it comes late", async () => {
    const many = Array.from({ length: 500 }, (_, i) => agent(`a${i}`, i === 450 ? { ProxyingEnabled: true } : {}));
    const { rows, file } = await readText(JSON.stringify(many));
    expect(file.columns).toContain("proxying");
    expect(rows.map(({ facts }) => "proxying" in facts).filter(Boolean)).toHaveLength(1);
    expect(rows[450]?.facts.proxying).toBe(true);
  });

  it("asks which list is meant where it holds several, with names or without", async () => {
    const servers = [1, 2].map((i) => ({
      Name: `ms${i}.corp.test`,
      Version: "10.19.10050.0",
      IsGateway: false,
      IsRootManagementServer: i === 1,
      AemEnabled: false,
    }));
    expect((await readText(JSON.stringify({ Servers: servers, Agents: two }))).file).toMatchObject({
      kind: "managementServers",
      sheet: "Servers",
      sheets: ["Servers", "Agents"],
    });
    const mixed = JSON.stringify([...two.map((one) => ({ ...one, ManuallyInstalled: true, InstalledBy: "x" })), ...servers]);
    const { file } = await readText(mixed);
    expect(file.sheets).toEqual(["Name, Version, HealthState", "Name, Version, IsGateway"]);
    expect((await readText(mixed, { sheet: "Name, Version, IsGateway" })).rows.map(({ name }) => name)).toEqual([
      "ms1.corp.test",
      "ms2.corp.test",
    ]);
    expect((await readText(mixed, { kind: "agents" })).file).toMatchObject({ kind: "agents", sheets: [] });
  });

  it("takes an object beside lists for a list of one, as PowerShell leaves it", async () => {
    const [a, b] = two;
    for (const [text, one] of [
      [JSON.stringify({ OPS_2016: [a], OPS_2019: b }), "b"],
      [JSON.stringify({ When: "today", OPS_2019: b, By: { x: 1 }, OPS_2016: [a] }, null, 2), "b"],
      [JSON.stringify({ OPS_2016: [b], OPS_2019: { value: [a], Count: 1 } }), "a"],
    ] as const) {
      expect([...(await readText(text)).file.sheets].sort()).toEqual(["OPS_2016", "OPS_2019"]);
      expect((await readText(text, { sheet: "OPS_2019" })).rows.map(({ name }) => name)).toEqual([`${one}.corp.test`]);
    }
  });

  it.each<[string, (agents: object[]) => string]>([
    ["arrays", (agents) => JSON.stringify(agents)],
    ["wrapped arrays", (agents) => JSON.stringify({ value: agents, Count: agents.length })],
  ])("of exports that were appended, as %s, is told apart", async (_, of) => {
    const old = ["a", "b", "c"].map((name) => agent(name, { Version: "7.0.9538.0" }));
    const { file, rows } = await readText(`${of(old)}\r\n${of(old.slice(0, 2).map((one) => ({ ...one, Version: "10.19.10014.0" })))}`);
    expect(file.olderBlocks).toMatchObject([{ blocks: 2, named: 2, only: ["c.corp.test"] }]);
    expect(rows.filter(({ outcome }) => outcome === "read").map(({ facts }) => facts.version)).toEqual(Array(2).fill("10.19.10014.0"));
  });

  it("is read again where columns that are known make one list of two, and refused where that has no end", async () => {
    const of = (name: string, ...keys: string[]) => ({ Name: `${name}.corp.test`, ...Object.fromEntries(keys.map((key) => [key, 1])) });
    const chain = (length: number) => {
      const links = Array.from({ length }, (_, i) => of(`b${i}`, `p${i}`, `q${i}`, `p${i + 1}`, `q${i + 1}`)).reverse();
      return JSON.stringify([...Array.from({ length: 200 }, (_, i) => agent(`a${i}`)), ...links, agent("l", { p0: 1, q0: 1, r: 1 })]);
    };
    expect((await readText(chain(2), { kind: "agents" })).rows).toHaveLength(203);
    expect(await refusalOf(readText(chain(8)))).toMatchObject({ code: "unknown-kind", detail: /ever other properties/ });
  });

  it("is empty where a list has nobody", async () => {
    expect(await refusalOf(readText('{"value":[],"Count":0}'))).toMatchObject({ code: "empty" });
    const { file } = await readText("[]", { allowEmpty: true, kind: "agents" });
    expect([file.kind, codes({ file, rows: [] })]).toEqual(["agents", ["no-rows"]]);
  });

  const deep = (levels: number) => `[{"Name":"a","x":${"[".repeat(levels)}${"]".repeat(levels)}}]`;
  test.each<[string, string, string, RegExp]>([
    ["cut in an object", '[{"Name":"a"},\n{"Name":', "broken", /line 2.*cut/],
    ["cut between objects", '[{"Name":"a"},', "broken", /cut/],
    ["cut in a text", '[{"Name":"a', "broken", /cut/],
    ["without a comma", '[{"Name":"a"}\n{"Name":"b"}]', "broken", /line 2/],
    ["with a comma too many", '[{"Name":"a"},]', "broken", /line 1/],
    ["with signs of another language", "[{\"Name\":'a'}]", "broken", /line 1/],
    ["with something behind it", '[{"Name":"a"}]\nPS C:\\>', "broken", /line 2/],
    ["of texts", '{"value":["a","b"],"Count":2}', "unknown-kind", /without objects/],
    ["of the collector in another file", '[{"tandem":"collection","version":1}]', "unknown-kind", /collector/],
    ["nested without end", `[{"a":${"[".repeat(300_000)}`, "too-deep", /deeper than 120/],
    ["nested too deep", deep(150), "too-deep", /line 1/],
    ["of one endless text", `[{"Name":"${"x".repeat(17e6)}"}]`, "too-large", /larger than any row/],
    ["of one object without end", `[{${'"a":1,'.repeat(300_000)}`, "too-large", /larger than any row/],
    [
      "of objects with endless properties",
      `[{${Array.from({ length: 3_000 }, (_, i) => `"p${i}":1`).join(",")}}]`,
      "too-large",
      /2000 properties/,
    ],
    [
      "of objects with ever new properties",
      `[${Array.from({ length: 3_000 }, (_, i) => `{"Name":"a${i}","p${i}":1}`).join(",")}]`,
      "too-large",
      /2000 properties/,
    ],
    ["of objects of ever new kinds", kinds(60), "unknown-kind", /too many kinds/],
  ])("%s is refused", async (_, text, code, detail) => {
    expect(await refusalOf(readText(text))).toMatchObject({ code, detail: expect.stringMatching(detail) });
  });

  // Each list looked at again for each other would take minutes.
  it("looks at lists in a row once, however many there are", { timeout: 30_000 }, async () => {
    const row = `{"Name":"a.corp.test","Version":"10.19.10014.0","x":[${Array.from({ length: 50_000 }, () => '[{"y":1}]').join(",")}]${',"z":[{"y":1}]'.repeat(500)}}`;
    expect((await readText(row, { kind: "agents" })).rows).toHaveLength(1);
  });

  it("leaves a value out that is longer than a cell may be", async () => {
    const reading = await readText(JSON.stringify([agent("a", { PatchList: "x".repeat(200) })]), { limits: { ...limits, cell: 100 } });
    expect(codes(reading)).toEqual(["cell-too-large"]);
    expect(reading.rows[0]?.facts.patchList).toBeNull();
  });
});

/** Objects that share nothing with each other. */
function kinds(many: number): string {
  return JSON.stringify(Array.from({ length: many }, (_, i) => ({ [`a${i}`]: 1, [`b${i}`]: 1, [`c${i}`]: 1 })));
}
