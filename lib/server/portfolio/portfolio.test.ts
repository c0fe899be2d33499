import { describe, expect, it } from "vitest";
import type { Portfolio } from "@/lib/contracts/portfolio";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { gatesOf } from "@/lib/server/gates/testing/api";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { reportsOf } from "@/lib/server/report/testing/api";
import { tasksOf } from "@/lib/server/tasks/testing/api";

const route = routeAt("/api/v1/portfolio");

useDatabase({ own: true });
const read = async (): Promise<Portfolio> =>
  (await knock(route.GET, "/api/v1/portfolio", { headers: { authorization: await tokenOf("viewer") } })).json();

describe("every migration at once", () => {
  it("stands as its own progress, report and gates say", async () => {
    const made: string[] = [];
    for (let number = 0; number < 20; number++) {
      const { id } = await makeMigration();
      made.push(id);
      if (number > 4) continue;
      await apiOf(id).send(csvOf(names(6 + number)), { capturedAt: day(3), coverage: "whole" });
      await apiOf(id).send(csvOf(names(number), target), { capturedAt: day(4), coverage: "whole" });
    }
    const { items, total } = await read();
    expect([items.length, total]).toEqual([20, 20]);
    for (const one of items) {
      const { id } = one.migration;
      const { body } = await reportsOf(id).read();
      const { total, done, percentDone, stages, incomplete } = body.progress;
      if (total > 0) expect(one.progress).toEqual({ asOf: body.asOf, total, done, percentDone, stages, incomplete });
      expect(one.flagged).toEqual(body.flagged);
      expect(body.forecast).toMatchObject(one.forecast);
      expect(one.gates).toEqual((await gatesOf(id).list()).body.items.map(({ phase, state }) => ({ phase, state })));
    }
  });

  it("shows at once what was changed: facts, plans, tasks, dates, and what holds for all", async () => {
    const { id } = await makeMigration();
    const mine = async () => (await read()).items.find(({ migration }) => migration.id === id);
    const [api, tasks] = [apiOf(id), tasksOf(id)];
    await api.send(csvOf(names(4)), { capturedAt: day(3), coverage: "whole" });
    expect((await mine())?.progress.total).toBe(4);
    expect((await api.edit("srv001.corp.test", { excluded: { reason: "r" } }, { ifMatch: 1 })).status).toBe(200);
    expect((await mine())?.progress.total).toBe(3);
    await reportsOf(id).rename(`Renamed ${id}`);
    expect((await mine())?.migration.name).toBe(`Renamed ${id}`);
    const open = async () => (await gatesOf(id).list()).body.items.map(({ phase, state }) => ({ phase, state }));
    for (const task of (await tasks.list()).body.items.filter(({ phase }) => phase === "retain"))
      await tasks.edit(task, { state: "notApplicable", reason: "r" }, { role: "lead" });
    expect((await mine())?.gates).toEqual(await open());
  });

  it("needs a session", async () => {
    expect((await knock(route.GET, "/api/v1/portfolio")).status).toBe(401);
  });
});
