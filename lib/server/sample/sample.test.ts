import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { driftOf } from "@/lib/server/drift/testing/api";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { gatesOf } from "@/lib/server/gates/testing/api";
import { apiOf } from "@/lib/server/imports/testing/api";
import { knock, makePerson, signInAs } from "@/lib/server/people/testing";
import { listSchedules, listSendings } from "@/lib/server/report/sending/manage";
import { reportsOf } from "@/lib/server/report/testing/api";
import { componentsOf } from "@/lib/server/servers/testing/api";
import { listTemplates } from "@/lib/server/tasks/templates/read";
import { tasksOf } from "@/lib/server/tasks/testing/api";
import { Days } from "./days";
import { sampleTemplate } from "./teamwork";

const route = routeAt("/api/v1/sample");

useDatabase({ own: true });
const load = async (headers: Record<string, string>) => knock(route.POST, "/api/v1/sample", { method: "POST", headers });
/** Looked at by every test and changed by none. */
let id: string;
const loaded = new Date();
const days = new Days(loaded);

beforeAll(async () => {
  const answer = await load({ authorization: await tokenOf("lead") });
  const migration = await answer.json();
  expect([answer.status, migration.name]).toEqual([201, "Sample: Contoso, 2012 SP1 to 2012 R2"]);
  id = migration.id;
  expect(answer.headers.get("location")).toBe(`/api/v1/migrations/${id}`);
});

describe("the sample", () => {
  it("is in the middle of its migration, whose last exports are of yesterday", async () => {
    const api = apiOf(id);
    const shares: (number | null)[] = [];
    for (const day of [0, 6, 10, 14, 18]) shares.push((await api.progress(`?asOf=${days.date(day)}`)).body.percentDone);
    expect(shares).toEqual([1.7, 24.1, 37.9, 51.7, 59.3]);
    const now = (await api.progress()).body;
    expect(now).toMatchObject({ total: 59, stages: { waiting: 19, upgraded: 1, joined: 1, dualHomed: 34, cutOver: 4 }, excluded: 2 });
    expect(now.asOf).toBe(new Date(Math.floor(loaded.getTime() / 86_400_000 - 1) * 86_400_000 + 6 * 3_600_000).toISOString());
    expect(now.flags).toMatchObject({ returned: 1, pendingFailed: 1, pendingApproval: 1, noFailover: 4, leftSource: 0 });
    expect(now.incomplete).toEqual([]);
    const agents = (await api.agents("?limit=500")).body.items;
    expect(agents.filter(({ owner }) => owner === null)).toEqual([]);
    const overview = (await api.overview()).body;
    expect(overview.alerts).toEqual({ source: 20, both: 19, target: 20, unknown: 0 });
    expect(overview.forecast).toMatchObject({ state: "forecast", verdict: "onTime" });
    const imports = (await api.imports()).body.items;
    expect(imports).toHaveLength(22);
    expect(imports.map(({ status }) => status)).toEqual(imports.map(() => "applied"));
    expect(imports[0]?.fileName).toBe(`OPS_2012R2_failover_${days.date(18)}.csv`);
    const reports = reportsOf(id);
    expect((await reports.list()).body.items.map(({ number, percentDone }) => [number, percentDone])).toEqual([
      [2, 59.3],
      [1, 51.7],
    ]);
    expect((await reports.read()).body.changes).toMatchObject({ sinceReport: 1, done: 5 });
  });

  it("was changed in the days that it tells of", async () => {
    const { history } = (await apiOf(id).agent("nycfil012.dmz.contoso.test")).body;
    expect(history.find(({ field }) => field === "version")).toMatchObject({ at: days.at(18).toISOString(), to: "7.1.10184.0" });
    const { items } = (await componentsOf(id).list(`?limit=100&group=OPS_2012SP1`)).body;
    expect(items.flatMap(({ name, listed }) => (listed ? [name] : [])).length).toBe(4);
  });

  it("has a gateway of the original that nobody explained, and changes that somebody had planned", async () => {
    const drift = (await driftOf(id).list()).body;
    expect(drift.baseline).toMatchObject({ at: days.at(0, 2).toISOString(), agents: 60, servers: 2, gateways: 1 });
    expect(drift.counts).toMatchObject({ stops: 0, unexplained: 1, explained: 4 });
    expect(drift.items.filter(({ kind }) => kind === "gateway").map(({ subject, rule }) => [subject, rule])).toEqual([
      ["omsp1gw02.dmz.contoso.test", null],
      ["omsp1gw01.dmz.contoso.test", "rollup"],
    ]);
    expect(drift.items.find(({ subject }) => subject === "lonctx085.corp.contoso.test")?.rule).toBe("exclusion");
    const planned = (await componentsOf(id).list("?limit=100&planned=true")).body.items;
    expect(planned.map(({ name, listed }) => [name.split(".")[0], listed])).toEqual([
      ["omr2ms01", true],
      ["omr2ms02", true],
      ["omr2gw01", true],
    ]);
  });

  it("is another one each time, and not for everybody", async () => {
    const cookie = await signInAs((await makePerson("admin")).email);
    const again = await load({ cookie });
    expect([again.status, (await again.json()).name]).toEqual([201, "Sample: Contoso, 2012 SP1 to 2012 R2 (2)"]);
    expect((await load({ authorization: await tokenOf("engineer") })).status).toBe(403);
  });

  it("has two gates signed, one of them contradicted since, and Upgrade half open", async () => {
    const items = (await gatesOf(id).list()).body.items;
    expect(items.map(({ phase, state }) => [phase, state])).toEqual([
      ["retain", "contradicted"],
      ["deploy", "signed"],
      ["upgrade", "open"],
      ["retire", "open"],
    ]);
    const [retain, deploy, upgrade] = items;
    expect(retain?.since).toMatchObject([
      { kind: "drift", title: "omsp1gw02.dmz.contoso.test new" },
      { kind: "stale", key: "RET-15" },
    ]);
    expect(deploy?.signature).toMatchObject({ at: days.at(5).toISOString(), waivers: [{ key: "DEP-18" }, { key: "DEP-24" }] });
    expect(upgrade?.open.filter(({ kind }) => kind === "blocked")).toMatchObject([{ key: "UPG-09" }]);
  });

  it("shows what people do together: comments, a task of their own, a checklist template, a report by mail that is paused", async () => {
    const tasks = tasksOf(id);
    expect((await tasks.find("UPG-09")).comments).toBe(3);
    expect((await tasks.find("UPG-05")).comments).toBe(1);
    expect(await tasks.find("OWN-1")).toMatchObject({ added: true, state: "inProgress", dueDate: days.date(21), links: [{}] });
    const kept = (await listTemplates()).items.filter(({ name }) => name === sampleTemplate);
    expect(kept).toMatchObject([{ added: 1 }]);
    const { items } = await listSchedules(id);
    expect(items).toMatchObject([{ name: "Status for the steering board", paused: true, nextAt: null, files: ["pdf", "xlsx"] }]);
    expect((await listSendings(id)).total).toBe(0);
  });
});
