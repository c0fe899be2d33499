import { beforeAll, describe, expect, it } from "vitest";
import type { Build, BuildMoved } from "@/lib/contracts/settings";
import type { Problem } from "@/lib/contracts/wire";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { rebuild, refreshProjections } from "@/lib/server/projection/refresh";
import { componentsOf, serversCsv } from "@/lib/server/servers/testing/api";

const route = routeAt("/api/v1/builds/{build}");
const all = routeAt("/api/v1/builds");

useDatabase({ own: true });
const odd = "9.9.1234.0";
let migration: string;
let api: ReturnType<typeof apiOf>;

const list = async () =>
  (await (await knock(all.GET, "/api/v1/builds", { headers: { authorization: await tokenOf("viewer") } })).json()).items as Build[];
async function change(method: "PUT" | "DELETE", build: string, body?: unknown) {
  const answer = await knock(method === "PUT" ? route.PUT : route.DELETE, `/api/v1/builds/${build}`, {
    method,
    headers: { authorization: await tokenOf("admin") },
    params: { build },
    ...(body ? { body } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as BuildMoved & Problem };
}
const periods = async () =>
  (await pool().query("select agent_key, from_at, to_at, stage, release, flags, done from agent_period order by 1, 2")).rows;

beforeAll(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  await api.send(csvOf(["a.corp.test", { name: "b.corp.test", version: odd }, { name: "c.corp.test", version: "9.9.1234" }]), {
    capturedAt: day(3),
    coverage: "whole",
  });
  await api.send(csvOf([{ name: "b.corp.test", version: odd, group: target }], target), { capturedAt: day(3), coverage: "whole" });
});

describe("a build that the catalogue does not know", () => {
  it("is listed first with the agents that have it; the catalogue says where it comes from", async () => {
    const builds = await list();
    expect(builds[0]).toEqual({ build: odd, release: null, family: null, rollup: null, from: "unknown", source: null, agents: 2 });
    expect(builds.find(({ build }) => build === "7.0.9538.0")).toMatchObject({
      release: "2012 SP1",
      from: "catalogue",
      rollup: "RTM",
      agents: 1,
    });
    expect(builds.filter(({ from }) => from === "catalogue").every(({ source: told }) => told)).toBe(true);
  });

  it("moves its agents when it is named, exactly as deriving everything again would, and back", async () => {
    const before = await periods();
    expect((await api.agent("b.corp.test")).body).toMatchObject({ stage: "joined", release: null });
    const named = await change("PUT", odd, { release: "2012 R2", rollup: "ur3" });
    expect(named).toMatchObject({
      status: 200,
      body: { moved: 2, build: { build: odd, release: "2012 R2", rollup: "UR3", from: "named", agents: 2 } },
    });
    expect((await api.agent("b.corp.test")).body).toMatchObject({ stage: "dualHomed", release: "2012 R2", flags: [] });
    expect((await api.agent("c.corp.test")).body).toMatchObject({ stage: "upgraded", version: "9.9.1234" });
    const live = await periods();
    expect(await refreshProjections(new Date())).toBe(0);
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);
    expect(await periods()).toEqual(live);
    expect(await change("PUT", "9.9.1234", { release: "2012 R2" })).toMatchObject({ status: 200, body: { moved: 0 } });
    expect(await change("DELETE", odd)).toMatchObject({ status: 200, body: { moved: 2, build: { from: "unknown" } } });
    expect(await periods()).toEqual(before);
    expect((await change("DELETE", odd)).status).toBe(404);
  });

  it("leaves one event for each change", async () => {
    const { rows } = await pool().query("select verb, summary from event where subject_kind = 'build' order by at, id");
    expect(rows.map(({ verb }) => verb)).toEqual(["builds.name", "builds.name", "builds.unname"]);
    expect(rows[0].summary).toMatch(/named build 9\.9\.1234\.0: 2012 R2 UR3; 2 agents moved\.$/);
  });

  it("is named before an import that shows it, too", async () => {
    await change("PUT", "9.9.77.0", { release: "2012 R2" });
    await api.send(csvOf([{ name: "d.corp.test", version: "9.9.77.0" }], source), { capturedAt: day(4), coverage: "part" });
    expect((await api.agent("d.corp.test")).body).toMatchObject({ stage: "upgraded", release: "2012 R2" });
    await change("DELETE", "9.9.77.0");
    expect((await api.agent("d.corp.test")).body).toMatchObject({ stage: "waiting", release: null });
  });

  it("holds for servers as it does for agents", async () => {
    await api.send(serversCsv([{ name: "ms01.corp.test", version: "9.9.55.0" }]), { capturedAt: day(3) });
    const server = async () => (await componentsOf(migration).list()).body.items[0];
    expect(await server()).toMatchObject({ release: null, flags: [{ code: "unknownBuild" }] });
    await change("PUT", "9.9.55.0", { release: "2012 R2" });
    expect(await server()).toMatchObject({ release: "2012 R2", flags: [] });
    await change("DELETE", "9.9.55.0");
    expect(await server()).toMatchObject({ release: null, flags: [{ code: "unknownBuild" }] });
  });

  it.each([
    ["7.0.9538.0", "The catalogue knows build 7.0.9538.0 as 2012 SP1."],
    ["7.0.9538", "The catalogue knows build 7.0.9538 as 2012 SP1."],
    ["10.20.18053.0", "stand-alone Azure agent"],
  ])("%s is not for naming", async (build, sentence) => {
    const refused = await change("PUT", build, { release: "2019" });
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining(sentence)]);
  });

  it("needs a release and, if any, a rollup that exist", async () => {
    for (const body of [{}, { release: "2020" }, { release: "2019", rollup: "third" }, { release: "2019", agents: 3 }])
      expect((await change("PUT", odd, body)).status).toBe(400);
    expect((await change("PUT", "7.x", { release: "2019" })).status).toBe(404);
  });
});
