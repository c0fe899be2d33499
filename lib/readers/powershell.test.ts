import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toInstant } from "./dates";
import { codes, readBytes, refusalOf, sample } from "./read-text.fixture";
import { type HarborListing, harbor } from "./testing/harbor";
import { toHealth } from "./values";

const read = (file: string) => readBytes(sample(`powershell/${file}`), { fileName: file });
/** Tables and objects are of agents, and so is what stands in the archive; one file holds servers as well. */
const ofAgents = ["agents", "part", "table", "json", "clixml", "zip"];
const formats: Record<string, string> = { csv: "delimited", zip: "delimited", json: "json", xml: "clixml", txt: "list" };
const of = (...kinds: string[]) =>
  harbor.files.filter(({ is }) => kinds.includes(is)).map(({ file, group, readable }) => [file, group, readable] as const);

describe("what PowerShell wrote", () => {
  test.each(of(...ofAgents))("%s", async (file, group, readable) => {
    const reading = await read(file);
    const format = file === "f01-table.txt" ? "table" : formats[file.split(".").at(-1) ?? ""];
    expect(reading.file).toMatchObject({ kind: "agents", cut: false, datesDisagree: false, format });
    expect(reading.file.sheets).toEqual(file === "h05-hashtable.xml" ? ["Agents", "Servers"] : []);
    expect(codes(reading).filter((code) => code !== "other-calendar")).toEqual([]);
    const expected = truthOf(group);
    if (file !== "c09-filtered.csv") expect(reading.rows).toHaveLength(expected.size);
    for (const { name, group: told, facts, outcome } of reading.rows) {
      const fact = expected.get(`${told} ${name}`);
      expect(outcome).toBe("read");
      expect(fact, `${told} ${name}`).toBeDefined();
      if (readable.includes("version")) expect(facts.version).toBe(fact?.version);
      if (readable.includes("primary")) expect(facts.primaryServer).toBe(fact?.primary);
      if (readable.includes("manual")) expect(facts.manuallyInstalled).toBe(fact?.manual);
      if (readable.includes("health")) expect(facts.health).toBe(toHealth(fact?.health ?? null));
      if (readable.includes("proxy")) expect(facts.proxying).toBe(fact?.proxy);
      if (readable.endsWith("id")) expect(facts.objectId).toBe(fact?.id);
      if (readable.includes("installed,")) expect(toInstant(facts.installTime ?? "", reading.file.dateOrder)).toBe(fact?.installed);
    }
  });

  test.each(of("heard"))("%s tells who is heard", async (file, group) => {
    const { file: found, rows } = await read(file);
    expect(found.kind).toBe("heard");
    const expected = truthOf(group);
    expect(rows).toHaveLength(expected.size);
    for (const { name, facts } of rows) {
      const { available, maintenance, health, version } = expected.get(`${group} ${name}`) ?? {};
      expect(facts).toMatchObject({ available, inMaintenance: maintenance, health: toHealth(health ?? null), version });
    }
  });

  test.each([
    ["a20-noheader.csv", "no-header", /column names is missing/],
    ["a21-two-blocks.csv", "unknown-kind", /header of another export/],
    ["c01-format-table-exported.csv", "format-table", /Format-Table/],
    ["c03-grouped-noelement.csv", "unknown-kind", /Group-Object/],
    ["c07-strings.csv", "string-export", /lengths/],
    ["f02-table-cut.txt", "truncated-output", /cut/],
    ["f03-table-wrapped.txt", "format-table", /wrapped/],
  ])("%s is refused: %s", async (file, code, detail) => {
    expect(await refusalOf(read(file))).toMatchObject({ code, detail: expect.stringMatching(detail) });
  });

  test.each([
    ["formats/f3_json_ps7_OPS_2012SP1.json", "json"],
    ["formats/g_clixml_ps51_OPS_2012SP1.xml", "clixml"],
  ])("%s tells what the same agents do as delimited text", async (file, format) => {
    const { file: found, rows } = await read(`../${file}`);
    const asText = await read("../formats/d_ps7_default_OPS_2012SP1.csv");
    expect(found).toMatchObject({ kind: "agents", format, columns: asText.file.columns });
    const told = ({ name, group, facts }: (typeof rows)[number]) => ({ name, group, facts: { ...facts, lastModified: 0, installTime: 0 } });
    expect(rows.map(told)).toEqual(asText.rows.map(told));
    for (const [at, { facts }] of rows.entries())
      expect(toInstant(facts.installTime ?? "", "MDY")).toBe(toInstant(asText.rows[at]?.facts.installTime ?? "", "MDY"));
  });

  test("a file of both is read as the kind that is said, or as the list that is", async () => {
    const file = sample("powershell/h05-hashtable.xml");
    const agents = await readBytes(file, { kind: "agents" });
    expect([agents.file.sheet, agents.file.sheets, agents.rows.length]).toEqual(["Agents", [], truthOf("HARBOR_2016").size]);
    const servers = await readBytes(file, { sheet: "Servers" });
    expect([servers.file.kind, servers.rows.length]).toEqual([
      "managementServers",
      harbor.servers.filter(({ group }) => group === "HARBOR_2016").length,
    ]);
    expect(await refusalOf(readBytes(file, { sheet: "Gateways" }))).toMatchObject({ detail: /nothing named Gateways/ });
  });

  test("no file of the folder is left out", () => {
    const files = readdirSync(new URL("../../e2e/samples/powershell", import.meta.url));
    const told = [...harbor.files.map(({ file }) => file), "README.md", "dates-of-cultures.tsv", "truth.json"];
    expect(files.sort()).toEqual(told.sort());
  });

  test.each([
    ["b01-servers.csv", "managementServers", harbor.servers.filter(({ group }) => group === "HARBOR_2016").length],
    ["b03-gateways.csv", "gateways", harbor.servers.filter(({ group, gateway }) => group === "HARBOR_2022" && gateway).length],
    ["b04-parents.csv", "failover", 1],
    ["b05-pending.csv", "pending", harbor.pending.filter(({ group }) => group === "HARBOR_2022").length],
    ["b06-group.csv", "managementGroup", 1],
  ])("%s", async (file, kind, many) => {
    const reading = await read(file);
    expect([reading.file.kind, reading.rows.length, codes(reading)]).toEqual([kind, many, []]);
  });
});

/** By group and name, what the exports of a group (or, for "*", of both) say. */
function truthOf(group: string): Map<string, HarborListing & { id: string }> {
  const facts = new Map<string, HarborListing & { id: string }>();
  for (const agent of harbor.agents) {
    for (const [name, told] of Object.entries(agent.in)) {
      if (group === "*" || name === group) facts.set(`${name} ${agent.fqdn.toLowerCase()}`, { ...told, id: agent.id });
    }
  }
  return facts;
}
