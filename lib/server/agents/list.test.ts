import { beforeAll, describe, expect, it } from "vitest";
import type { Agent } from "@/lib/contracts/agents";
import { agentSorts, type SortField } from "@/lib/domain/agent-fields";
import { causeCodes } from "@/lib/domain/remaining/cause-codes";
import { causeOf } from "@/lib/domain/remaining/causes";
import { alertsFroms, type FlagCode, flags, severities } from "@/lib/domain/stages";
import { RecordSplitter } from "@/lib/readers/records";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { apiOf, walk } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";

useDatabase();

let api: ReturnType<typeof apiOf>;
let all: Agent[];

beforeAll(async () => {
  const migration = await makeMigration();
  await transaction((client) => client.query("update migration set time_zone = 'America/New_York' where id = $1", [migration.id]));
  api = apiOf(migration.id);
  const rows = [
    ...names(6),
    { name: "srv007.dmz.test", server: "MS02.corp.test", version: "7.1.10184.0", health: "Error" },
    { name: "srv008.dmz.test", server: "ms02.corp.test", version: "9.9.1.0" },
    "box",
  ];
  await api.send(csvOf(rows), { capturedAt: day(3) });
  await api.send(
    csvOf(
      [
        { name: "srv001.corp.test", version: "7.1.10184.0" },
        "srv002.corp.test",
        { name: "srv003.corp.test", version: "7.1.10184.0", health: "Uninitialized" },
        { name: "srv060.corp.test", version: "7.1.10184.0" },
      ],
      target,
    ),
    { capturedAt: day(4) },
  );
  await api.send(csvOf(rows.slice(1)), { capturedAt: day(5) });
  const patches: [string, object][] = [
    ["srv002.corp.test", { owner: "Team Ä", tags: ["dc", "tier 0"], method: "push" }],
    ["srv003.corp.test", { owner: "team ä", note: "=cmd|' /c calc'!A0", tags: ["-x"] }],
    ["srv005.corp.test", { alertsFrom: "both", alertsSince: "2014-02-04" }],
    ["srv006.corp.test", { alertsFrom: "target" }],
    ["srv007.dmz.test", { alertsFrom: "source" }],
    ["srv004.corp.test", { excluded: { reason: 'Retired, "soon"' } }],
  ];
  for (const [fqdn, body] of patches) expect((await api.edit(fqdn, body, { ifMatch: 1 })).status).toBe(200);
  all = (await api.agents("?limit=500")).body.items;
});

const found = async (query: string) => (await api.agents(`?limit=500&${query}`)).body.items.map((a) => a.fqdn);
const expected = (test: (a: Agent) => boolean) => all.filter(test).map((a) => a.fqdn);

const worstOf = ({ flags }: Agent) => severities.find((severity) => flags.some((flag) => flag.severity === severity));

const filters: [string, (a: Agent) => boolean][] = [
  ["stage=waiting", (a) => a.stage === "waiting"],
  ["stage=waiting&stage=cutOver", (a) => ["waiting", "cutOver"].includes(a.stage)],
  ["flag=neverReported", (a) => a.flags.some((f) => f.code === "neverReported")],
  ["flag=neverReported&flag=leftSource", (a) => a.flags.some((f) => ["neverReported", "leftSource"].includes(f.code))],
  ["worst=critical", (a) => worstOf(a) === "critical"],
  ["worst=warning", (a) => worstOf(a) === "warning"],
  ["worst=information&worst=critical", (a) => worstOf(a) === "information" || worstOf(a) === "critical"],
  ["group=ops_2012r2", (a) => a.groups.some((g) => g.name === target)],
  ["group=OPS_2012R2&group=OPS_2012SP1", (a) => a.groups.length > 0],
  ["release=2012%20R2", (a) => a.release === "2012 R2"],
  ["release=unknown", (a) => a.release === null],
  ["version=7.1.10184.0", (a) => a.version === "7.1.10184.0"],
  ["version=7.1.10184.0&version=9.9.1.0&method=push", (a) => /^(7\.1\.10184|9\.9\.1)\.0$/.test(a.version ?? "") && a.method === "push"],
  ["unknown=version", (a) => a.version === null],
  ["server=ms02.CORP.test", (a) => a.groups.some((g) => g.primaryServer?.toLowerCase() === "ms02.corp.test")],
  ["domain=DMZ.test", (a) => a.domain === "dmz.test"],
  ["domain=dmz.test&domain=corp.test", (a) => a.domain !== null],
  ["owner=TEAM%20%C3%84", (a) => a.owner?.toLowerCase() === "team ä"],
  ["method=push", (a) => a.method === "push"],
  ["tag=dc&tag=-x", (a) => a.tags.includes("dc") || a.tags.includes("-x")],
  ["q=SRV00", (a) => a.fqdn.includes("srv00")],
  ["q=_", () => false],
  ["owned=true", (a) => a.owner !== null],
  ["owned=false", (a) => a.owner === null],
  ["excluded=true", (a) => a.excluded !== null],
  ["excluded=false", (a) => a.excluded === null],
  ["done=true", (a) => a.done],
  ["notReporting=true", (a) => a.notReporting],
  ["inScope=true", (a) => a.stage !== "gone" && a.excluded === null],
  ["inScope=false", (a) => a.stage === "gone" || a.excluded !== null],
  ["unknown=domain", (a) => a.domain === null],
  ["unknown=domain&unknown=server", (a) => a.domain === null || a.groups.every((g) => g.primaryServer === null)],
  ["alertsFrom=both&alertsFrom=target", (a) => a.alertsFrom === "both" || a.alertsFrom === "target"],
  ["unknown=alertsFrom", (a) => a.alertsFrom === null],
  ["cause=noOwner&cause=leftOriginal", (a) => a.cause === "noOwner" || a.cause === "leftOriginal"],
  ...causeCodes.map((code): [string, (a: Agent) => boolean] => [`cause=${code}`, (a) => a.cause === code]),
];

describe("agents", () => {
  it("are of every stage here", () => {
    expect(all.map((a) => [a.fqdn, a.stage])).toEqual([
      ["box", "waiting"],
      ["srv001.corp.test", "cutOver"],
      ["srv002.corp.test", "joined"],
      ["srv003.corp.test", "dualHomed"],
      ["srv004.corp.test", "waiting"],
      ["srv005.corp.test", "waiting"],
      ["srv006.corp.test", "waiting"],
      ["srv007.dmz.test", "upgraded"],
      ["srv008.dmz.test", expect.any(String)],
      ["srv060.corp.test", "cutOver"],
    ]);
  });

  it("have the cause that the rule gives them", () => {
    for (const { stage, flags, done, notReporting, excluded, owner, cause, fqdn } of all) {
      const flagCodes = flags.map(({ code }) => code as FlagCode);
      expect(cause, fqdn).toBe(causeOf({ stage, flagCodes, done, notReporting, excluded: excluded !== null, owned: owner !== null }));
    }
    expect(new Set(all.map(({ cause }) => cause)).size).toBeGreaterThan(4);
  });

  it.each(filters)("filter %s", async (query, test) => {
    expect(await found(query)).toEqual(expected(test));
    expect((await api.agents(`?limit=1&${query}`)).body.total).toBe(expected(test).length);
  });

  it("are found by all filters at once, each pair of them", async () => {
    for (const [i, [a, testA]] of filters.entries()) {
      const others = filters.slice(i + 1).filter(([b]) => a.split("=")[0] !== b.split("=")[0]);
      await Promise.all(
        others.map(async ([b, testB]) => {
          expect(await found(`${a}&${b}`), `${a} ${b}`).toEqual(expected((agent) => testA(agent) && testB(agent)));
        }),
      );
    }
  });

  it.each([
    "stage=lost",
    "flag=lost",
    "method=pull",
    "cause=lost",
    "unknown=owner",
    "inScope=perhaps",
    "sort=colour",
    "limit=0",
    "limit=501",
    "limit=-1",
    "asOf=yesterday",
    "asOf=2014-02-30",
    "excluded=maybe",
    "q=%00",
    "owner=%00",
  ])("400 for %s", async (query) => {
    expect((await api.agents(`?${query}`)).status).toBe(400);
  });

  it.each(["nonsense", "WyJhIl0", "WzEsMl0", "WyJcdTAwMDAiLCJhIl0", "WyIiLCJcdTAwMDAiXQ"])("400 for the cursor %s", async (cursor) => {
    expect((await api.agents(`?cursor=${cursor}`)).status).toBe(400);
  });

  const listed = ({ listed: all }: Agent, field: string) => all.find((one) => one.field === field)?.value.toLowerCase() ?? "";
  const keys: Record<SortField, (a: Agent) => string | number> = {
    fqdn: () => "",
    service: (a) => listed(a, "service"),
    environment: (a) => listed(a, "environment"),
    site: (a) => listed(a, "site"),
    tier: (a) => listed(a, "tier"),
    changeWindow: (a) => listed(a, "changeWindow"),
    pair: (a) => listed(a, "pair"),
    decommission: (a) => listed(a, "decommission"),
    stage: (a) => ["waiting", "upgraded", "joined", "dualHomed", "cutOver", "gone"].indexOf(a.stage),
    version: (a) =>
      (a.release ? (a.version ?? "") : "")
        .split(".")
        .map((n) => n.padStart(6, "0"))
        .join("."),
    domain: (a) => a.domain ?? "",
    owner: (a) => a.owner?.toLowerCase() ?? "",
    server: (a) => a.groups.map((g) => g.primaryServer?.toLowerCase()).find((s) => s) ?? "",
    flags: (a) => a.flags.length,
    groups: (a) => a.groups.map((g) => g.name.toLowerCase()).join(" "),
    method: (a) => a.method ?? "",
    tags: (a) => a.tags.join(" ").toLowerCase(),
    alertsFrom: (a) => (a.alertsFrom ? alertsFroms.indexOf(a.alertsFrom) + 1 : ""),
    lastHeard: (a) => a.lastHeard ?? "",
    cause: (a) => (a.cause ? causeCodes.indexOf(a.cause) : 99),
  };
  it.each(
    agentSorts.flatMap(
      (s) =>
        [
          [s, 1],
          [s, -1],
        ] as const,
    ),
  )("sort by %s (%i), page by page, each once", async (sort, direction) => {
    const items = await walk((q) => api.agents(q), `limit=3&sort=${direction < 0 ? "-" : ""}${sort}`);
    const key = (a: Agent) => keys[sort](a);
    const by = (a: Agent, b: Agent) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.fqdn < b.fqdn ? -1 : 1) * direction;
    expect(items.map((a) => a.fqdn)).toEqual([...all].sort(by).map((a) => a.fqdn));
  });

  it("are each told once while others come and go between the pages", async () => {
    const other = apiOf((await makeMigration()).id);
    await other.send(csvOf(names(20)), { capturedAt: day(3) });
    let n = 0;
    const seen = await walk(
      (q) => other.agents(q),
      "limit=3&sort=-fqdn",
      async () => {
        n += 1;
        const sent = await other.send(csvOf([...names(20), ...names(n, "corp.test", 500), `a${n}.corp.test`]), { capturedAt: day(4, n) });
        if (n % 2) await other.undo(sent.body.id);
      },
    );
    const told = seen.map((a) => a.fqdn);
    expect(new Set(told).size).toBe(told.length);
    expect(names(20).every((name) => told.includes(name))).toBe(true);
  });
});

describe("a moment", () => {
  it("is an instant, or the end of a day where the migration is", async () => {
    const total = async (asOf: string) => (await api.agents(`?asOf=${asOf}`)).body.total;
    expect(await total("2014-02-03T05:59:59.999Z")).toBe(0);
    expect(await total("2014-02-03T06:00:00Z")).toBe(9);
    expect(await total("2014-02-03T07:00:00%2B01:00")).toBe(9);
    // 3 February 06:00 UTC is 01:00 of that day in New York; the day before ends at 05:00 UTC.
    expect([await total("2014-02-02"), await total("2014-02-03"), await total("2014-02-04")]).toEqual([0, 9, 10]);
    expect((await api.progress("?asOf=2014-02-03")).body).toMatchObject({
      asOf: "2014-02-04T04:59:59.999Z",
      total: 8,
      excluded: 1,
      incomplete: [],
    });
    expect((await api.agent("srv001.corp.test", "?asOf=2014-02-04")).body).toMatchObject({
      stage: "dualHomed",
      groups: [{ name: source }, { name: target }],
    });
    expect((await api.agent("srv060.corp.test", "?asOf=2014-02-03")).status).toBe(404);
  });
});

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  const splitter = new RecordSplitter(",", { cell: 10_000, columns: 100 }, ({ cells }) => void records.push([...cells]));
  splitter.push(text);
  splitter.end();
  return records;
}

describe("as CSV", () => {
  it.each(["", "?stage=waiting&sort=-fqdn", "?q=srv00&owner=team%20%C3%A4", "?asOf=2014-02-03&sort=version", "?q=nobody"])(
    "are the rows of the list (%s)",
    async (query) => {
      const answer = await api.csv(query, { role: "viewer" });
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/csv; charset=utf-8"]);
      const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
      expect(text.startsWith("\uFEFFFQDN,Stage,")).toBe(true);
      const [header = [], ...lines] = recordsOf(text.slice(1));
      const rows = lines.map((line) => Object.fromEntries(header.map((title, i) => [title, line[i]])));
      const { items } = (await api.agents(query.includes("?") ? `${query}&limit=500` : "?limit=500")).body;
      const plain = (value: string | null) => (value && /^[=+\-@\t\r]/.test(value) ? `'${value}` : (value ?? ""));
      const cells = (a: Agent) => [
        a.fqdn,
        a.version ?? "",
        a.release ?? "",
        a.flags.map((f) => flags[f.code as FlagCode].name).join("; "),
        a.done ? "yes" : "no",
        a.owner ?? "",
        plain(a.tags.join("; ")),
        plain(a.note),
        a.excluded?.reason ?? "",
      ];
      expect(rows.map((r) => [r.FQDN, r.Version, r.Release, r.Flags, r.Done, r.Owner, r.Tags, r.Note, r.Excluded])).toEqual(
        items.map(cells),
      );
    },
  );

  it("never begin a cell as a formula", async () => {
    const text = await (await api.csv("?owner=team%20%C3%A4")).text();
    expect(text).toContain("'=cmd|' /c calc'!A0");
    expect(text).toContain(",'-x,");
  });
});

describe("many agents", () => {
  it("are found in the order of their names, however far apart those are that a filter lets through", async () => {
    const many = apiOf((await makeMigration()).id);
    const few = ["aa.dmz.test", "mm.dmz.test", "zy.dmz.test", "zz.dmz.test"];
    await many.send(csvOf([...few, ...names(3_200)]), { capturedAt: day(3) });
    for (const [sort, order] of [
      ["fqdn", few],
      ["-fqdn", [...few].reverse()],
    ] as const) {
      const pages = await walk((q) => many.agents(q), `domain=dmz.test&limit=3&sort=${sort}`);
      expect(pages.map(({ fqdn }) => fqdn)).toEqual(order);
    }
    const first = (await many.agents("?limit=2")).body;
    expect([first.total, ...first.items.map(({ fqdn }: Agent) => fqdn)]).toEqual([3_204, "aa.dmz.test", "mm.dmz.test"]);
  });

  it("have names at even distances, in whatever order and of whatever filter", async () => {
    const many = apiOf((await makeMigration()).id);
    await many.send(csvOf([...names(600), "zz.dmz.test"]), { capturedAt: day(3) });
    for (const query of ["?", "?sort=-fqdn", "?q=srv0&sort=-domain"]) {
      const { step, names: told } = (await many.landmarks(query)).body;
      const all = (await walk((q) => many.agents(q), `limit=500&${query.slice(1)}`)).map(({ fqdn }) => fqdn);
      expect(told).toEqual(all.filter((_, place) => place % step === 0));
      expect(told.length).toBeLessThanOrEqual(250);
      expect(told.length).toBeGreaterThan(90);
    }
    expect((await many.landmarks("?q=nobody")).body).toEqual({ step: 1, names: [] });
    expect((await many.landmarks("?asOf=2014-02-01")).body.names).toEqual([]);
  });
});
