import { describe, expect, it, test } from "vitest";
import { readBytes, readText, refusalOf } from "../read-text.fixture";

const type = "Microsoft.EnterpriseManagement.Administration.AgentManagedComputer";
const objs = (inner: string) => `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${inner}</Objs>`;
const props = (name: string, more = "") => `<Props><S N="Name">${name}.corp.test</S><S N="Version">10.19.10014.0</S>${more}</Props>`;
const first = (more = "") =>
  `<Obj RefId="0"><TN RefId="0"><T>${type}</T><T>System.Object</T></TN><ToString>a</ToString>${props("a", more)}</Obj>`;
const second = (more = "") => `<Obj RefId="9"><TNRef RefId="0" /><ToString>b</ToString>${props("b", more)}</Obj>`;
const list = (inner: string, id = 50) => `<Obj RefId="${id}"><TN RefId="5"><T>System.Object[]</T></TN><LST>${inner}</LST></Obj>`;
const both = first() + second();
const server = `<Obj RefId="20"><TN RefId="3"><T>Microsoft.EnterpriseManagement.Administration.ManagementServer</T></TN>${props("ms1", '<B N="IsGateway">false</B>')}</Obj>`;

describe("CLIXML", () => {
  it.each([
    ["objects", objs(both)],
    ["one list, as -InputObject writes it", objs(list(both))],
    ["a list in a list", objs(list(list(both)))],
    [
      "a list in a hashtable",
      objs(
        `<Obj RefId="40"><DCT><En><S N="Key">When</S><DT N="Value">2026-11-01T00:00:00Z</DT></En><En><S N="Key">A</S>${list(both).replace("<Obj ", '<Obj N="Value" ')}</En></DCT></Obj>`,
      ),
    ],
    [
      "a list in an object of a script's own",
      objs(`<Obj RefId="41"><MS><I32 N="Total">2</I32>${list(both).replace("<Obj ", '<Obj N="Agents" ')}</MS></Obj>`),
    ],
  ])("%s", async (_, text) => {
    const { file, rows } = await readText(text);
    expect(file).toMatchObject({ format: "clixml", kind: "agents", evidence: [`#TYPE ${type}`], sheets: [] });
    expect(rows.map(({ row, name }) => [row, name])).toEqual([
      [2, "a.corp.test"],
      [3, "b.corp.test"],
    ]);
  });

  it("takes objects for what they are: enums by name, values, lists, references, and what was not written out for nothing", async () => {
    const more = `
      <Obj N="ManagementGroup" RefId="1"><ToString>OPS</ToString><Props><S N="Name">OPS</S><Obj N="Self" RefId="77"><Props><Ref N="Up" RefId="1" /></Props></Obj></Props></Obj>
      <Obj N="HealthState" RefId="2"><TN RefId="2"><T>HealthState</T></TN><ToString>Error</ToString><I32>3</I32></Obj>
      <Obj N="ProxyingEnabled" RefId="3"><ToString>x</ToString><Props><B N="Value">true</B></Props></Obj>
      <Obj N="FailoverServers" RefId="4"><LST><S>ms1.corp.test</S><S>ms2.corp.test</S></LST></Obj>
      <Nil N="PatchList" /><S N="IPAddress">System.String[]</S>
      <Obj N="ActionAccount" RefId="6"><ToString>@{Name=x}</ToString></Obj>
      <S N="InstalledBy">A &amp; B_x000A_C _x005F_x0041_ é</S>`;
    const { rows } = await readText(objs(first(more) + second('<Ref N="ManagementGroup" RefId="1" /><Ref N="HealthState" RefId="2" />')));
    expect(rows[0]).toMatchObject({
      group: "OPS",
      facts: {
        health: "critical",
        proxying: true,
        failoverServers: "ms1.corp.test, ms2.corp.test",
        patchList: null,
        installedBy: "A & B\nC _x0041_ é",
      },
    });
    expect(rows[0]?.facts).not.toHaveProperty("ipAddress");
    expect(rows[0]?.facts).not.toHaveProperty("actionAccount");
    expect(rows[1]).toMatchObject({ group: "OPS", facts: { health: "critical" } });
    expect(rows[1]?.facts).not.toHaveProperty("proxying");
  });

  const entry = (key: string, value: string) => `<En><S N="Key">${key}</S>${value.replace(/^<(Obj|Ref) /, '<$1 N="Value" ')}</En>`;
  const hashtable = (...entries: [string, string][]) =>
    objs(`<Obj RefId="40"><DCT>${entries.map(([key, of]) => entry(key, of)).join("")}</DCT></Obj>`);
  const names = async (text: string, sheet: string) => (await readText(text, { sheet })).rows.map(({ name }) => name);

  it("knows the objects of one list in another, to which it only refers", async () => {
    const text = hashtable(["Down", list(first(), 51)], ["Agents", list(`<Ref RefId="0" />${second()}`)]);
    expect((await readText(text)).file.sheets).toEqual(["Down", "Agents"]);
    expect(await names(text, "Agents")).toEqual(["a.corp.test", "b.corp.test"]);
    expect(await names(text, "Down")).toEqual(["a.corp.test"]);
    expect((await readText(objs(list(`${both}<Ref RefId="0" />`)))).rows).toHaveLength(2);
    const later = objs(
      both + list(`<Ref RefId="0" />`).replace("<Obj ", '<Obj N="Down" ').replace(/^/, '<Obj RefId="60"><MS>').replace(/$/, "</MS></Obj>"),
    );
    expect(await refusalOf(readText(later))).toMatchObject({ detail: expect.stringMatching(/refers to an object of another list/) });
  });

  it("takes an object beside lists for a list of one, as PowerShell leaves it", async () => {
    for (const text of [
      hashtable(["OPS_2016", list(first())], ["OPS_2019", second()]),
      hashtable(["OPS_2019", first()], ["OPS_2016", list(second())]),
      hashtable(["OPS_2016", list(both)], ["OPS_2019", '<Ref RefId="9" />']),
    ]) {
      const { file } = await readText(text);
      expect([...file.sheets].sort()).toEqual(["OPS_2016", "OPS_2019"]);
      expect(await names(text, "OPS_2019")).toHaveLength(1);
    }
  });

  it("tells objects of several types apart and asks which are meant", async () => {
    const text = objs(both + server);
    expect((await readText(text)).file).toMatchObject({
      sheet: "AgentManagedComputer",
      sheets: ["AgentManagedComputer", "ManagementServer"],
    });
    expect((await readText(text, { kind: "managementServers" })).rows.map(({ name }) => name)).toEqual(["ms1.corp.test"]);
  });

  it("is read in any size of pieces", async () => {
    const bytes = Uint8Array.from([
      0xef,
      0xbb,
      0xbf,
      ...new TextEncoder().encode(objs(first("<S N='InstalledBy'>ü_x000D_&lt;</S>") + second())),
    ]);
    for (const size of [1, 7, 100]) expect((await readBytes(bytes, {}, size)).rows).toHaveLength(2);
  });

  const bomb = `<!DOCTYPE Objs [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>`;
  const other = "Microsoft.EnterpriseManagement.Monitoring.MonitoringAlert";
  test.each<[string, string, string, RegExp]>([
    ["a document type", `<?xml version="1.0"?>${bomb}${objs("&b;")}`, "dtd", /DTD/],
    ["a document type further down", objs(both) + bomb, "dtd", /DTD/],
    ["an entity that nobody declared", objs(first("<S N='InstalledBy'>&b;</S>")), "broken", /line 1/],
    ["a comment", objs(`<!-- ${"x".repeat(100)} -->${both}`), "broken", /comments/],
    ["a section", objs(`<Obj RefId="0"><![CDATA[x]]></Obj>`), "broken", /sections/],
    ["an instruction", `<?xml-stylesheet href="x"?>${objs(both)}`, "broken", /instructions/],
    ["a tag that nobody closed", objs('<Obj RefId="0"><Props><S N="Name">a</Props></Obj>'), "broken", /line 1/],
    ["the end cut off", objs(both).slice(0, -40), "broken", /cut/],
    ["texts", objs("<S>a</S><S>b</S>"), "unknown-kind", /no objects/],
    ["alerts by their type", objs(first().replace(type, other)), "unknown-kind", /does not know/],
    ["elements in elements without end", objs("<Obj>".repeat(2_000)), "too-deep", /nested too deep/],
    ["a text without end", objs(`<Obj RefId="0"><Props><S N="Name">${"x".repeat(3e6)}`), "too-large", /larger than any/],
    ["a tag without end", objs(`<Obj ${"a".repeat(3e6)}`), "too-large", /larger than any/],
    [
      "lists of references to lists of references",
      objs(
        first(
          Array.from({ length: 8 }, (_, level) => {
            const inner = level === 0 ? "<S>aaaaaaaaaa</S>" : `<Ref RefId="${99 + level}" />`.repeat(10);
            return list(inner, 100 + level).replace("<Obj ", `<Obj N="p${level}" `);
          }).join(""),
        ),
      ),
      "too-large",
      /too many objects/,
    ],
    ["a list without end", objs(first(`<Obj N="x" RefId="1"><LST>${"<S>a</S>".repeat(150_000)}`)), "too-large", /too many objects/],
    [
      "properties without end",
      objs(`<Obj RefId="0"><Props>${Array.from({ length: 3_000 }, (_, i) => `<S N="p${i}">a</S>`).join("")}`),
      "too-large",
      /2000 properties/,
    ],
  ])("%s is refused", async (_, text, code, detail) => {
    const begun = performance.now();
    expect(await refusalOf(readText(text))).toMatchObject({ code, detail: expect.stringMatching(detail) });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
