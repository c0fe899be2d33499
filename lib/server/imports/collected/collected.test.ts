import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { expectAgentsOfHarbor, harbor } from "@/lib/readers/testing/harbor";
import { useDatabase } from "@/lib/server/database/testing";
import { ask } from "@/lib/server/endpoint/testing/ask";
import { apiOf, type Fields } from "../testing/api";
import { collectedFile, harborRows } from "../testing/collected";
import { csvOf } from "../testing/exports";
import { makeMigration } from "../testing/send";

useDatabase();

const original = "HARBOR_2016";
const other = "HARBOR_2022";
const day = (n: number) => new Date(Date.UTC(2026, 8, n, 6)).toISOString();
const all = (group: string, at = day(15)) => collectedFile({ group, at, rows: harborRows(group) });
const numberIn = (group: string) => harbor.agents.filter((agent) => agent.in[group]).length;

const groups: Parameters<typeof makeMigration>[0] = [
  { name: original, role: "source", release: "2016" },
  { name: other, role: "target", release: "2022" },
];
let api: ReturnType<typeof apiOf>;
let migration: string;
beforeEach(async () => {
  migration = (await makeMigration(groups)).id;
  api = apiOf(migration);
});
const send = async (content: string | Uint8Array<ArrayBuffer>, fields: Fields & { fileName?: string } = {}) =>
  (await api.send(content, { fileName: "collected.jsonl", ...fields })).body;
const plan = (content: string, fields: Fields = {}) => send(content, { apply: "false", ...fields });
const everyAgent = async (asOf = day(16)) => (await api.agents(`?limit=500&asOf=${asOf}`)).body.items;
const pending = async (of?: string) =>
  (await ask("GET /api/v1/migrations/{migration}/pending", { params: { migration } }, {})).body.items.filter(
    ({ group }) => of === undefined || group === of,
  );
/** Everything that answers tell of the facts. */
const facts = async () => ({
  agents: (await api.agents("?limit=500")).body.items,
  components: (await api.components()).body,
  progress: (await api.progress()).body,
});

describe("what the collector told", () => {
  it("is of the time that it tells, whatever time its file was copied at, and one import however often it is sent", async () => {
    const content = all(original);
    const first = await send(content, { capturedAt: day(19), apply: "false" });
    expect(first).toMatchObject({ status: "planned", capturedAt: day(15) });
    const again = await api.send(content, { fileName: "copy.jsonl", capturedAt: day(20) });
    expect([again.status, again.body]).toMatchObject([200, { id: first.id, duplicate: true, status: "applied", capturedAt: day(15) }]);
    expect((await api.send(content, { capturedAt: day(21) })).body).toMatchObject({ id: first.id, duplicate: true });
    const wrongClock = await plan(all(other, day(18)));
    expect((await api.apply(wrongClock.id, { capturedAt: day(16) })).body).toMatchObject({ status: "applied", capturedAt: day(16) });
  });

  it("the certificates of gateways stand in the details: one that ended is a critical flag", async () => {
    const rows = harborRows(other);
    const ends = (of: typeof rows.gateways, CertExpires: string) =>
      (of ?? []).map(({ Name }) => ({ Name, CertExpires, CertIssuer: "CN=Corp CA" }));
    const agentDetail = [...ends(rows.gateways, "2020-10-01T00:00:00Z"), ...ends(rows.servers?.slice(0, 1), "2099-10-01T00:00:00Z")];
    const told = await send(collectedFile({ group: other, at: day(15), rows: { ...rows, agentDetail } }));
    expect(told).toMatchObject({ status: "applied", issues: [] });
    const { items } = (await api.components()).body;
    const flagged = items.flatMap(({ name, flags }) =>
      flags.filter(({ code }) => code === "certificateEnds").map((flag) => ({ name, ...flag })),
    );
    expect(flagged).toEqual(
      (rows.gateways ?? []).map(({ Name }) => ({
        name: Name.toLowerCase(),
        code: "certificateEnds",
        severity: "critical",
        reason: "Its certificate ended on 1 Oct 2020.",
      })),
    );
    expect(flagged).toHaveLength(1);
  });

  it("is the truth of the estate, of both groups", async () => {
    for (const group of [original, other])
      expect(await send(all(group))).toMatchObject({
        status: "applied",
        kind: "inventory",
        groups: [group],
        capturedAt: day(15),
        coverage: "whole",
        collected: { group, computer: "ops-jump01", scoped: false },
        issues: [],
      });
    expectAgentsOfHarbor(await everyAgent());
    const { items, groups } = (await api.components()).body;
    expect(items.map(({ group, name, kind }) => `${group} ${kind} ${name}`).sort()).toEqual(
      harbor.servers.map(({ group, name, gateway }) => `${group} ${gateway ? "gateway" : "managementServer"} ${name}`).sort(),
    );
    for (const { name, version, parent, parentFailover, gateway } of harbor.servers) {
      const shown = items.find((one) => one.name === name);
      expect(shown).toMatchObject({ version, ...(gateway ? { primaryServer: parent, failoverServers: parentFailover } : {}) });
    }
    expect(groups.map(({ name, version, license }) => [name, version, license]).sort()).toEqual(
      harbor.groups.map(({ name, version, sku }) => [name, version, sku]).sort(),
    );
    expect((await pending()).map(({ name, group }) => `${group} ${name}`).sort()).toEqual(
      harbor.pending.map(({ group, agent }) => `${group} ${agent}`).sort(),
    );
  });

  it("compressed is the same", async () => {
    await send(new Uint8Array(gzipSync(all(original))), { fileName: "collected.jsonl.gz" });
    const packed = await facts();
    await api.undo((await api.imports()).body.items[0]?.id ?? "");
    await send(all(original));
    expect(without(await facts())).toEqual(without(packed));
  });

  it("is planned as it is applied, row by row, and one undo takes all of it back", async () => {
    await send(csvOf(["fraapp000.harbor.example", "gone.harbor.example"], original), {
      capturedAt: day(14),
      coverage: "whole",
      fileName: "a.csv",
    });
    const before = await facts();
    const planned = await plan(all(original), { coverage: "whole" });
    expect(planned).toMatchObject({ status: "planned", changes: { missing: 1 } });
    const looked = (await api.rows(planned.id, "?limit=500")).body.items;
    expect(await facts()).toEqual(before);
    const applied = (await api.apply(planned.id)).body;
    expect(applied.changes).toEqual(planned.changes);
    expect((await api.rows(planned.id, "?limit=500")).body.items).toEqual(looked);
    for (const outcome of ["added", "changed", "unchanged", "missing"] as const)
      expect(looked.filter((row) => row.outcome === outcome).length, outcome).toBe(applied.changes[outcome]);
    expect(applied.rows.accepted).toBe(looked.filter(({ row }) => row !== null).length);
    expect((await api.rows(planned.id, "?limit=500&section=gateways")).body.items.map(({ name }) => name)).toEqual([
      "oldgw01.dmz.harbor.example",
    ]);
    await api.undo(planned.id);
    expect(await facts()).toEqual(before);
    expect(await pending()).toEqual([]);
  });

  it("of the same bytes is one import", async () => {
    const first = await send(all(original));
    expect(await send(all(original))).toMatchObject({ id: first.id, duplicate: true });
  });
});

describe("a section that failed", () => {
  beforeEach(async () => {
    await send(all(original, day(13)));
    await send(all(other, day(13)));
  });

  it("of agents makes nobody missing; who is heard still tells", async () => {
    const rows = harborRows(original);
    const [first, ...others] = rows.heard ?? [];
    const heard = first ? [{ ...first, IsAvailable: false, InMaintenanceMode: false }, ...others] : [];
    const half = (rows.agents ?? []).slice(0, 3);
    const told = await send(
      collectedFile({ group: original, at: day(14), rows: { agents: half, heard }, failed: { agents: "Access is denied" } }),
    );
    expect(told).toMatchObject({ status: "applied", changes: { missing: 0, added: 0 }, coverage: "whole" });
    expect((await api.progress()).body.stages.gone).toBe(0);
    const changed = (await everyAgent(day(14))).find(({ fqdn }) => fqdn === first?.Name.toLowerCase());
    expect(changed?.groups.find(({ name }) => name === original)?.grey).toBe(true);
    const migrationNow = (await ask("GET /api/v1/migrations/{migration}", { params: { migration } }, {})).body;
    expect(migrationNow.groups.find(({ name }) => name === original)?.observedAt).toBe(day(13));
  });

  it("or lacks somebody says nothing of them: not available is made no better by silence", async () => {
    const rows = harborRows(original);
    const [first, ...others] = rows.heard ?? [];
    const name = first?.Name.toLowerCase();
    const grey = async (at: string) =>
      (await everyAgent(at)).find(({ fqdn }) => fqdn === name)?.groups.find((group) => group.name === original)?.grey;
    const down = first ? [{ ...first, IsAvailable: false, InMaintenanceMode: false }] : [];
    await send(collectedFile({ group: original, at: day(14), rows: { ...rows, heard: [...down, ...others] } }));
    expect(await grey(day(14))).toBe(true);
    await send(collectedFile({ group: original, at: day(15), rows: { ...rows, heard: others } }));
    expect(await grey(day(15))).toBe(true);
    await send(collectedFile({ group: original, at: day(16), rows: { ...rows, heard: [] } }));
    expect(await grey(day(16))).toBe(true);
  });

  it("or has a row that is none fails alone; no agent while some are heard is no stated zero", async () => {
    const lines = all(original, day(14)).trimEnd().split("\n");
    const odd = lines.with(2, '{"agents":{"Name":""}}').join("\n");
    const told = await send(odd);
    expect(told).toMatchObject({ status: "applied", changes: { missing: 0 } });
    expect(told.collected?.sections.find(({ section }) => section === "agents")?.error).toBe("Line 3 is no row of the section");
    const { agents, ...rows } = harborRows(original);
    const zero = await send(collectedFile({ group: original, at: day(15), rows: { ...rows, agents: [] } }));
    expect(zero).toMatchObject({ status: "applied", changes: { missing: 0 } });
    expect(zero.collected?.sections.find(({ section }) => section === "agents")?.error).toMatch(
      /^No agent was listed, though \d+ are heard$/,
    );
  });

  it("without gateways is asked nothing of gateways", async () => {
    const { agents, heard, servers } = harborRows(other);
    const told = await send(
      collectedFile({ group: other, at: day(14), rows: { agents: agents ?? [], heard: heard ?? [], servers: servers ?? [] } }),
    );
    expect(told).toMatchObject({ status: "applied", doubts: [], changes: { missing: 0 } });
  });

  it("of servers, gateways or pending leaves them as they were told last; a stated zero empties them", async () => {
    const { servers, gateways, ...rows } = harborRows(other);
    const before = (await api.components()).body.items.length;
    const waiting = (await pending(other)).length;
    expect(waiting).toBeGreaterThan(0);
    const failed = { servers: "The operation timed out", pending: "Access is denied" };
    await send(collectedFile({ group: other, at: day(14), rows: { ...rows, gateways: gateways ?? [] }, failed }));
    expect((await api.components()).body.items.filter(({ listed }) => listed).length).toBe(before);
    expect((await pending(other)).length).toBe(waiting);
    await send(
      collectedFile({ group: other, at: day(15), rows: { ...rows, servers: servers ?? [], gateways: gateways ?? [], pending: [] } }),
    );
    expect(await pending(other)).toEqual([]);
    await send(collectedFile({ group: other, at: day(16), rows: { ...rows, gateways: [] } }), { coverage: "whole" });
    expect((await api.components()).body.items.filter(({ listed }) => listed === false).map(({ name }) => name)).toEqual([
      "newgw01.dmz.harbor.example",
    ]);
  });

  it("may be all but one", async () => {
    const failed = { agents: "x", heard: "x", servers: "x", gateways: "x", parents: "x" };
    const before = (await facts()).agents;
    const told = await send(
      collectedFile({ group: other, at: day(14), rows: { settings: harborRows(other).settings ?? [] }, failed, absent: ["agentDetail"] }),
    );
    expect(told).toMatchObject({ status: "applied", rows: { total: 1 }, changes: { added: 0, changed: 0, unchanged: 1, missing: 0 } });
    expect((await facts()).agents.map(without)).toEqual(before.map(without));
  });
});

it("says the same in whatever order files arrive, and whatever is taken back between them", async () => {
  const rows = harborRows(original);
  const files: [string, Fields & { fileName?: string }][] = [
    [csvOf(["fraapp000.harbor.example", "old.harbor.example"], original), { capturedAt: day(11), coverage: "whole", fileName: "a.csv" }],
    [all(original, day(12)), {}],
    [all(other, day(13)), {}],
    [
      collectedFile({ group: original, at: day(14), rows: { heard: rows.heard ?? [], gateways: [] }, failed: { agents: "x" } }),
      { coverage: "whole" },
    ],
    [
      csvOf(
        (rows.agents ?? []).map(({ Name }) => Name),
        original,
      ),
      { capturedAt: day(15), coverage: "whole", fileName: "b.csv" },
    ],
  ];
  const imports = async () =>
    (await api.imports("?status=applied")).body.items
      .map(({ sha256, rows, changes, coverage, issueCount }) => ({ sha256, rows, changes, coverage, issueCount }))
      .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  const told = async () => [without(await facts()), without(await pending()), await imports()];
  const bring = async (order: readonly string[]) => {
    migration = (await makeMigration(groups)).id;
    api = apiOf(migration);
    for (const step of order) {
      const [content, fields] = files[Number.parseInt(step, 10)] ?? ["", {}];
      const one = await send(content, fields);
      expect(one.status).toBe("applied");
      if (step.endsWith("undone")) await api.undo(one.id);
    }
    return await told();
  };
  const straight = await bring(["0", "1", "2", "3", "4"]);
  expect(await bring(["4", "3", "2", "1", "0"])).toEqual(straight);
  expect(await bring(["0", "1", "2", "4"])).not.toEqual(straight);
  expect(await bring(["2", "3 undone", "4", "1 undone", "0", "1", "4 undone", "3", "4"])).toEqual(straight);
});

describe("whole or not", () => {
  const shortened = (group: string, keep: number, at: string, scoped = false) => {
    const { agents, heard, ...rows } = harborRows(group);
    return collectedFile({ group, at, scoped, rows: { ...rows, agents: (agents ?? []).slice(0, keep), heard: heard ?? [] } });
  };

  it("is as the collector says, unless fewer than half of what was listed is there", async () => {
    const number = numberIn(original);
    await send(all(original, day(13)));
    const fewer = await send(shortened(original, Math.ceil(number / 2), day(14)));
    expect(fewer).toMatchObject({ status: "applied", changes: { missing: number - Math.ceil(number / 2) } });
    const half = await send(shortened(original, 3, day(15)));
    expect(half).toMatchObject({ status: "needs-input", needs: ["coverage"] });
    expect((await api.apply(half.id, { coverage: "part" })).body).toMatchObject({ status: "applied", changes: { missing: 0 } });
  });

  it("is asked as of any export where nobody could find out what the account sees", async () => {
    await send(all(original, day(13)));
    const { agents, ...rows } = harborRows(original);
    const file = collectedFile({ group: original, at: day(14), unknown: true, rows: { ...rows, agents: (agents ?? []).slice(6) } });
    expect(await send(file)).toMatchObject({ status: "needs-input", needs: ["coverage"] });
  });

  it("is only these where the account sees a part", async () => {
    await send(all(original, day(13)));
    expect(await send(shortened(original, 3, day(14), true))).toMatchObject({
      status: "applied",
      coverage: "part",
      changes: { missing: 0 },
    });
  });

  it("asks of servers too, of which more than half are gone", async () => {
    await send(all(other, day(13)));
    const { servers, ...rows } = harborRows(other);
    const told = await send(collectedFile({ group: other, at: day(14), rows: { ...rows, servers: (servers ?? []).slice(0, 1) } }));
    expect(told).toMatchObject({ status: "needs-input", needs: ["coverage"] });
    expect(told.questions[0]?.message).toContain("2 of 3 servers");
  });
});

describe("nothing counts", () => {
  const refused = async (content: string, fields: Fields = {}) => {
    const told = (await api.send(content, { fileName: "collected.jsonl", ...fields })).body as {
      status: unknown;
      code?: string;
      detail?: string;
    };
    expect((await api.kept()).import).toBe(0);
    return `${told.code} ${told.detail}`;
  };

  it("of a file that was cut, at whatever line", async () => {
    const lines = all(original).trimEnd().split("\n");
    for (const at of [1, 2, 20, lines.length - 2, lines.length - 1])
      expect(await refused(lines.slice(0, at).join("\n"))).toMatch(/^broken .*cut/);
    expect(await refused(lines.join("\n").slice(0, -5))).toMatch(/^broken/);
  });

  it("of a file in which a line is missing, twice there, of another section or no row", async () => {
    const lines = all(original).trimEnd().split("\n");
    const changed = (change: (lines: string[]) => string[]) => refused(change([...lines]).join("\n"));
    expect(await changed((all) => all.toSpliced(3, 1))).toMatch(/^broken Line \d+ says/);
    expect(await changed((all) => all.toSpliced(3, 0, all[3] ?? ""))).toMatch(/^broken/);
    expect(await changed((all) => all.with(2, "{"))).toMatch(/^broken Line 3/);
    expect(await changed((all) => [...all, '{"agents":{"Name":"a.b"}}'])).toMatch(/^broken .*behind/);
    expect(await changed((all) => all.with(0, (all[0] ?? "").replace('"format":1', '"format":2')))).toMatch(
      /^unknown-kind .*another version/,
    );
  });

  it("of another group, of tomorrow, or taken for another kind", async () => {
    expect(await refused(collectedFile({ group: "ELSEWHERE", at: day(1), rows: { pending: [] } }))).toMatch(/^unknown-group/);
    expect(await refused(all(original), { group: other })).toMatch(/^group-mismatch/);
    expect(await refused(all(original, new Date(Date.now() + 86_400_000).toISOString()))).toMatch(/^captured-in-future/);
    expect(await refused(all(original), { kind: "agents" })).toMatch(/^wrong-kind .*collector/);
    expect(await refused("Name,Version\na.b,1.0\n", { kind: "inventory" })).toMatch(/^(unknown-kind|wrong-kind)/);
  });
});

/** What an answer says of facts, without what its imports are called. */
function without(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, own) =>
    ["id", "importId", "importNumber", "number", "key", "revision", "observedAt", "lastHeard"].includes(key) ? undefined : own,
  );
}
