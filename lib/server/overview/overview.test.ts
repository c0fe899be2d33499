import { beforeEach, describe, expect, it } from "vitest";
import { stages } from "@/lib/domain/stages";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, type Row, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { thinned } from "@/lib/server/progress/moments";
import { reportsOf } from "@/lib/server/report/testing/api";
import { serversCsv } from "@/lib/server/servers/testing/api";
import { tasksOf } from "@/lib/server/tasks/testing/api";

useDatabase();

let id: string;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  ({ id } = await makeMigration());
  api = apiOf(id);
});
const overview = async (query = "") => (await api.overview(query)).body;
const total = async (query: string) => (await api.agents(`?limit=1&excluded=false&${query}`)).body.total;
const on = (server: string, list: string[], version = "7.0.9538.0"): Row[] => list.map((name) => ({ name, server, version }));

async function migrate() {
  await api.send(csvOf([...on("ms01.a", names(4)), ...on("ms02.a", names(3, "corp.test", 5))]), { capturedAt: day(3) });
  await api.send(csvOf(on("new01.a", names(2), "7.1.10184.0"), target), { capturedAt: day(3) });
  await api.send(csvOf([...on("ms01.a", names(3)), ...on("ms02.a", names(3, "corp.test", 5))]), { capturedAt: day(5) });
  await api.send(csvOf(on("new01.a", names(5), "7.1.10184.0"), target), { capturedAt: day(5, 7) });
}

describe("overview", () => {
  it("is empty before the first import, and says so of every group", async () => {
    expect(await overview()).toMatchObject({
      progress: { total: 0, percentDone: null, incomplete: [source] },
      groups: [
        { name: source, role: "source", agents: 0, observedAt: null, servers: [] },
        { name: target, role: "target", agents: 0, observedAt: null, importId: null },
      ],
      moments: [],
      imports: [],
    });
  });

  it("tells what progress tells, now and at every moment of an import", async () => {
    await migrate();
    await api.edit("srv006.corp.test", { excluded: { reason: "Out" } }, { ifMatch: 1 });
    const told = await overview();
    expect(told.moments.map(({ at }) => at)).toEqual([day(3), day(5), day(5, 7)]);
    expect(told.moments.map(({ imports }) => imports.flatMap(({ groups }) => groups))).toEqual([[source, target], [source], [target]]);
    for (const asOf of ["", ...told.moments.map(({ at }) => at)]) {
      const query = asOf && `?asOf=${asOf}`;
      const progress = (await api.progress(query)).body;
      expect((await overview(query)).progress).toEqual(progress);
      const moment = told.moments.find(({ at }) => at === asOf) ?? told.moments.at(-1);
      expect({ ...moment, flags: { ...progress.flags, ...moment?.flags } }).toMatchObject({
        stages: progress.stages,
        total: progress.total,
        done: progress.done,
        flags: progress.flags,
      });
    }
  });

  it("has no number that the list behind it does not have", async () => {
    await migrate();
    await api.edit("srv006.corp.test", { excluded: { reason: "Out" } }, { ifMatch: 1 });
    for (const asOf of ["", day(3)]) {
      const at = asOf && `&asOf=${asOf}`;
      const told = await overview(asOf && `?asOf=${asOf}`);
      for (const stage of stages) expect(await total(`stage=${stage}${at}`), stage).toBe(told.progress.stages[stage]);
      const flag = (list: string[]) => list.map((code) => `&flag=${code}`).join("");
      expect(await total(`group=${target}${at}`)).toBe(told.inNew.agents);
      expect(await total(`health=healthy in ${target}${at}`)).toBe(told.inNew.healthy);
      expect(await total(`${flag(["leftSource", "grey", "returned", "pendingFailed"])}${at}`)).toBe(told.flagged.critical);
      for (const group of told.groups) {
        expect(await total(`group=${group.name}${at}`), group.name).toBe(group.agents);
        for (const [health, agents] of Object.entries(group.health))
          expect(await total(`health=${health} in ${group.name}${at}`), `${health} in ${group.name}`).toBe(agents);
        expect(Object.values(group.health).reduce((sum, agents) => sum + agents, 0)).toBe(group.agents);
        for (const { knownAs, agents } of group.servers) {
          const spelled = knownAs.map((one) => `&server=${one}`).join("");
          expect((await api.agents(`?limit=1&group=${group.name}${spelled}${at}`)).body.total).toBe(agents);
        }
      }
    }
    const unlisted = { gateway: null, health: null, limit: null };
    expect((await overview()).groups.map(({ servers }) => servers)).toEqual([
      [
        { name: "ms01.a", knownAs: ["ms01.a"], agents: 3, stages: { dualHomed: 3 }, ...unlisted },
        { name: "ms02.a", knownAs: ["ms02.a"], agents: 3, stages: { waiting: 1, dualHomed: 1 }, ...unlisted },
      ],
      [{ name: "new01.a", knownAs: ["new01.a"], agents: 5, stages: { dualHomed: 4, cutOver: 1 }, ...unlisted }],
    ]);
  });

  it("says the same dates as the report, and in its sentence what opens its rows", async () => {
    await migrate();
    for (const query of ["", `?asOf=${day(3)}`]) {
      const told = await overview(query);
      const report = (await reportsOf(id).read(query)).body;
      expect([told.course, told.forecast]).toEqual([report.course, report.forecast]);
      for (const { words, rows } of told.sentence) {
        if (!rows) continue;
        const asked = Object.entries(rows).flatMap(([key, values]) => values.map((value) => `&${key}=${value}`));
        expect(`${(await api.agents(`?limit=1${asked.join("")}`)).body.total}`).toBe(words.split(" ")[0]);
      }
    }
    const gone = (await overview()).sentence.map(({ words }) => words).join("");
    expect(gone).toBe(
      "4 of 7 agents are done; it is too early to say when the rest will be; 1 agent that left the original needs a decision.",
    );
  });

  it("says what waits next: the first gate that nobody signed, and the open task that is due first", async () => {
    await migrate();
    const tasks = tasksOf(id);
    const items = (await tasks.list()).body.items;
    const of = (key: string) => items.find((task) => task.key === key);
    expect((await overview()).next).toEqual({
      phase: "retain",
      open: items.filter(({ phase, state }) => phase === "retain" && !["done", "notApplicable"].includes(state)).length,
      due: null,
    });
    for (const [key, dueDate] of [
      ["UPG-07", "2014-05-02"],
      ["DEP-03", "2014-04-25"],
      ["RET-02", "2014-04-24"],
    ] as const) {
      const task = of(key);
      if (task) await tasks.edit(task, { dueDate });
    }
    const ret = (await tasks.list()).body.items.find(({ key }) => key === "RET-02");
    if (ret) await tasks.edit(ret, { state: "notApplicable", reason: "r" }, { role: "lead" });
    expect((await overview()).next?.due).toMatchObject({ key: "DEP-03", phase: "deploy", date: "2014-04-25", owner: null });
  });

  it("tells of servers what their exports told by then, and of the others nothing", async () => {
    await migrate();
    const listed = serversCsv(["ms01.a", { name: "ms02.a", gateway: true, health: "Error" }], source);
    await api.send(listed, { capturedAt: day(5), coverage: "whole" });
    const servers = async (query = "") =>
      (await overview(query)).groups.map((group) => group.servers.map(({ name, health, limit }) => [name, health, limit]));
    const unknown = (name: string) => [name, null, null];
    expect(await servers(`?asOf=${day(4)}`)).toEqual([[unknown("ms01.a"), unknown("ms02.a")], [unknown("new01.a")]]);
    expect(await servers()).toEqual([
      [
        ["ms01.a", "healthy", 3000],
        ["ms02.a", "critical", 2000],
      ],
      [unknown("new01.a")],
    ]);
    await api.send(serversCsv(["ms03.a", { name: "ms02.a", gateway: true }], source), { capturedAt: day(6), coverage: "whole" });
    expect((await servers())[0]).toEqual([
      ["ms01.a", null, 3000],
      ["ms02.a", "healthy", 2000],
    ]);
  });

  it("tells of each group when it was observed until then, and of later moments as well", async () => {
    await migrate();
    const told = await overview(`?asOf=${day(5)}`);
    expect(told.groups.map(({ observedAt, importNumber }) => [observedAt, importNumber])).toEqual([
      [day(5), 3],
      [day(3), 2],
    ]);
    expect(told.moments).toHaveLength(3);
    expect(told.imports.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect((await overview()).imports.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  });

  it("counts from where alerts are answered once somebody said so, each number that of its rows", async () => {
    await migrate();
    expect((await overview()).alerts).toBeNull();
    const plan = { filter: { stage: ["dualHomed"] }, change: { field: "alertsFrom", value: "both" } };
    const { body } = await api.change({ ...plan, plan: true });
    await api.change({ ...plan, basis: body.basis });
    await api.edit("srv006.corp.test", { alertsFrom: "source" }, { ifMatch: 1 });
    const { alerts, progress } = await overview();
    expect(alerts).toEqual({ source: 1, both: body.changing, target: 0, unknown: progress.total - body.changing - 1 });
    for (const from of ["source", "both", "target"] as const) expect(await total(`inScope=true&alertsFrom=${from}`)).toBe(alerts?.[from]);
    expect(await total("inScope=true&unknown=alertsFrom")).toBe(alerts?.unknown);
  });

  it("does not know another migration's agents, and refuses what is no moment", async () => {
    await migrate();
    expect((await apiOf((await makeMigration()).id).overview()).body.progress.total).toBe(0);
    expect((await api.overview("?asOf=soon")).status).toBe(400);
  });
});

it("keeps the ends of a long list of moments", () => {
  const list = Array.from({ length: 250 }, (_, i) => i);
  const few = thinned(list, 100);
  expect([few.length, few[0], few.at(-1), new Set(few).size]).toEqual([100, 0, 249, 100]);
  expect(thinned([1, 2], 100)).toEqual([1, 2]);
});
