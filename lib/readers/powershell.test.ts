import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toInstant } from "./dates";
import { codes, readBytes, refusalOf, sample } from "./read-text.fixture";
import { toHealth } from "./values";

type Fact = {
  version: string;
  health: string;
  primary: string;
  manual: boolean;
  proxy: boolean;
  installed: string;
  patch: string;
  available: boolean;
  maintenance: boolean;
};
type TruthAgent = { fqdn: string; id: string; in: Record<string, Fact> };
type Truth = {
  agents: TruthAgent[];
  servers: { name: string; group: string; gateway: boolean; version: string }[];
  pending: { group: string; agent: string; action: string }[];
  files: { file: string; group: string; is: string; readable: string }[];
};
const truth = JSON.parse(readFileSync(new URL("../../e2e/samples/powershell/truth.json", import.meta.url), "utf8")) as Truth;
const read = (file: string) => readBytes(sample(`powershell/${file}`), { fileName: file });
const objects = truth.files.flatMap(({ file }) => (/\.(json|xml)$/.test(file) ? [`powershell/${file}`] : []));
const delimited = truth.files.filter(({ file }) => file.endsWith(".csv"));
const of = (...kinds: string[]) =>
  delimited.filter(({ is }) => kinds.includes(is)).map(({ file, group, readable }) => [file, group, readable] as const);

describe("what PowerShell wrote", () => {
  test.each(of("agents", "part"))("%s", async (file, group, readable) => {
    const reading = await read(file);
    expect(reading.file).toMatchObject({ kind: "agents", cut: false, datesDisagree: false });
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
    ["f01-table.txt", "format-table", /Format-Table/],
    ["f02-table-cut.txt", "truncated-output", /cut/],
    ["f03-table-wrapped.txt", "format-table", /Format-Table/],
    ["f04-list.txt", "format-table", /Format-List/],
    ["f05-list-default.txt", "format-table", /Format-List/],
    ["i01-zip.zip", "xlsx-renamed", /ZIP/],
  ])("%s is refused: %s", async (file, code, detail) => {
    expect(await refusalOf(read(file))).toMatchObject({ code, detail: expect.stringMatching(detail) });
  });

  test.each([
    ...objects,
    "formats/f3_json_ps7_OPS_2012SP1.json",
    "formats/real_agent_2016_values.json",
    "formats/g_clixml_ps51_OPS_2012SP1.xml",
  ])("%s is refused by what it is", async (file) => {
    const refused = await refusalOf(readBytes(sample(file), { fileName: file }));
    expect(refused).toMatchObject({ code: "unknown-kind", detail: expect.stringMatching(file.endsWith(".json") ? /JSON/ : /XML/) });
  });

  test("no file of the folder is left out", () => {
    const files = readdirSync(new URL("../../e2e/samples/powershell", import.meta.url));
    const told = [...truth.files.map(({ file }) => file), "README.md", "dates-of-cultures.tsv", "truth.json"];
    expect(files.sort()).toEqual(told.sort());
  });

  test.each([
    ["b01-servers.csv", "managementServers", truth.servers.filter(({ group }) => group === "HARBOR_2016").length],
    ["b03-gateways.csv", "gateways", truth.servers.filter(({ group, gateway }) => group === "HARBOR_2022" && gateway).length],
    ["b04-parents.csv", "failover", 1],
    ["b05-pending.csv", "pending", truth.pending.filter(({ group }) => group === "HARBOR_2022").length],
    ["b06-group.csv", "managementGroup", 1],
  ])("%s", async (file, kind, many) => {
    const reading = await read(file);
    expect([reading.file.kind, reading.rows.length, codes(reading)]).toEqual([kind, many, []]);
  });
});

/** By group and name, what the exports of a group (or, for "*", of both) say. */
function truthOf(group: string): Map<string, Fact & { id: string }> {
  const facts = new Map<string, Fact & { id: string }>();
  for (const agent of truth.agents) {
    for (const [name, told] of Object.entries(agent.in)) {
      if (group === "*" || name === group) facts.set(`${name} ${agent.fqdn.toLowerCase()}`, { ...told, id: agent.id });
    }
  }
  return facts;
}
