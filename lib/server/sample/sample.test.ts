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
import { sampleTemplate } from "./teamwork";

const route = routeAt("/api/v1/sample");

useDatabase({ own: true });
const load = async (headers: Record<string, string>) => knock(route.POST, "/api/v1/sample", { method: "POST", headers });
/** Looked at by every test and changed by none. */
let id: string;

beforeAll(async () => {
  const answer = await load({ authorization: await tokenOf("lead") });
  const migration = await answer.json();
  expect([answer.status, migration.name]).toEqual([201, "Sample: Contoso, 2012 SP1 to 2012 R2"]);
  id = migration.id;
  expect(answer.headers.get("location")).toBe(`/api/v1/migrations/${id}`);
});

describe("the sample", () => {
  it("tells its story from the first export to almost the end", async () => {
    const api = apiOf(id);
    const shares: (number | null)[] = [];
    for (const day of ["2014-02-03", "2014-02-10", "2014-02-17", "2014-03-05"])
      shares.push((await api.progress(`?asOf=${day}`)).body.percentDone);
    expect(shares).toEqual([1.7, 37.9, 78.3, 93.3]);
    const now = (await api.progress()).body;
    expect(now).toMatchObject({ total: 60, stages: { cutOver: 56, waiting: 3, joined: 1 }, excluded: 2, incomplete: [] });
    const agents = (await api.agents("?limit=500")).body.items;
    expect(agents.filter(({ owner }) => owner === null)).toEqual([]);
    expect((await api.overview()).body.alerts).toEqual({ source: 3, both: 1, target: 56, unknown: 0 });
    const planned = (await componentsOf(id).list("?limit=100&planned=true")).body.items;
    expect(planned.map(({ name, listed }) => [name.split(".")[0], listed])).toEqual([
      ["omr2ms01", true],
      ["omr2ms02", true],
      ["omr2gw01", true],
      ["omr2gw02", null],
    ]);
    const imports = (await api.imports()).body.items;
    expect(imports).toHaveLength(21);
    expect(imports.map(({ status }) => status)).toEqual(imports.map(() => "applied"));
    expect(now.flags).toMatchObject({ pendingFailed: 2, pendingApproval: 0, noFailover: 7 });
    expect((await api.progress("?asOf=2014-02-17")).body.flags).toMatchObject({ pendingFailed: 1, pendingApproval: 1, noFailover: 0 });
    const reports = reportsOf(id);
    expect((await reports.list()).body.items.map(({ number, percentDone }) => [number, percentDone])).toEqual([
      [2, 93.3],
      [1, 78.3],
    ]);
    expect((await reports.read()).body.changes).toMatchObject({ sinceReport: 1, done: 9 });
    const drift = (await driftOf(id).list()).body;
    expect(drift.baseline).toMatchObject({ at: "2014-02-03T08:00:00.000Z", agents: 60, servers: 2, gateways: 1 });
    expect(drift.counts).toEqual({ stops: 0, unexplained: 1, explained: 55, information: 3 });
    expect(drift.items.filter(({ kind }) => kind === "gateway").map(({ subject, rule }) => [subject, rule])).toEqual([
      ["omsp1gw02.dmz.contoso.test", null],
      ["omsp1gw01.dmz.contoso.test", "rollup"],
    ]);
    expect(drift.items.find(({ subject }) => subject === "lonctx085.corp.contoso.test")?.rule).toBe("exclusion");
  });

  it("is another one each time, and not for everybody", async () => {
    const cookie = await signInAs((await makePerson("admin")).email);
    const again = await load({ cookie });
    expect([again.status, (await again.json()).name]).toEqual([201, "Sample: Contoso, 2012 SP1 to 2012 R2 (2)"]);
    expect((await load({ authorization: await tokenOf("engineer") })).status).toBe(403);
  });

  it("stands in the middle: two gates signed, both contradicted since, Upgrade under way", async () => {
    const items = (await gatesOf(id).list()).body.items;
    expect(items.map(({ phase, state }) => [phase, state])).toEqual([
      ["retain", "contradicted"],
      ["deploy", "contradicted"],
      ["upgrade", "open"],
      ["retire", "open"],
    ]);
    const [retain, deploy, upgrade] = items;
    expect(retain?.since).toMatchObject([
      { kind: "drift", title: "omsp1gw02.dmz.contoso.test new" },
      { kind: "stale", key: "RET-15" },
    ]);
    expect(deploy?.signature).toMatchObject({ at: "2014-02-14T06:00:00.000Z", waivers: [{ key: "DEP-24" }] });
    expect(deploy?.since.flatMap(({ kind, key }) => (kind === "stale" ? [key] : []))).toEqual(["DEP-18"]);
    expect(deploy?.since.every(({ kind, subject }) => kind === "stale" || subject === "omr2gw02.dmz.contoso.test")).toBe(true);
    expect(upgrade?.open.filter(({ kind }) => kind === "blocked")).toMatchObject([{ key: "UPG-09" }]);
  });

  it("shows what people do together: comments, a task of their own, a checklist template, a report by mail that is paused", async () => {
    const tasks = tasksOf(id);
    expect((await tasks.find("UPG-09")).comments).toBe(3);
    expect((await tasks.find("UPG-05")).comments).toBe(1);
    expect(await tasks.find("OWN-1")).toMatchObject({ added: true, state: "inProgress", dueDate: "2014-03-12", links: [{}] });
    const kept = (await listTemplates()).items.filter(({ name }) => name === sampleTemplate);
    expect(kept).toMatchObject([{ added: 1 }]);
    const { items } = await listSchedules(id);
    expect(items).toMatchObject([{ name: "Status for the steering board", paused: true, nextAt: null, files: ["pdf", "xlsx"] }]);
    expect((await listSendings(id)).total).toBe(0);
  });
});
