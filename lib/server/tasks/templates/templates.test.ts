import { describe, expect, it } from "vitest";
import type { ChecklistTemplate, ChecklistTemplateUsed } from "@/lib/contracts/checklist-templates";
import type { Problem } from "@/lib/contracts/wire";
import type { Role } from "@/lib/domain/roles";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { tasksOf } from "../testing/api";

const kept = routeAt("/api/v1/checklist-templates/{template}");
const all = routeAt("/api/v1/checklist-templates");
const use = routeAt("/api/v1/migrations/{migration}/checklist-template");
const save = routeAt("/api/v1/migrations/{migration}/checklist-templates");

useDatabase();

async function ask<T>(
  route: Parameters<typeof knock>[0],
  given: { method?: string; body?: unknown; role?: Role; params?: object; ifMatch?: number },
) {
  const { method, body, role = "lead", params = {}, ifMatch } = given;
  const headers = { authorization: await tokenOf(role), ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }) };
  const answer = await knock(route, "/api/v1/x", { ...(method ? { method } : {}), body, headers, params: { ...params } });
  return { status: answer.status, body: (await answer.json()) as T & Problem };
}
const keep = (migration: string, name: string, role: Role = "lead") =>
  ask<ChecklistTemplate>(save.POST, { method: "POST", body: { name }, params: { migration }, role });
const take = (migration: string, template: string, role: Role = "lead") =>
  ask<ChecklistTemplateUsed>(use.PUT, { method: "PUT", body: { template }, params: { migration }, role });
const listed = async () => (await ask<{ items: ChecklistTemplate[] }>(all.GET, { role: "viewer" })).body.items;

async function shapedMigration() {
  const { id } = await makeMigration();
  const tasks = tasksOf(id);
  await tasks.edit(await tasks.find("DEP-02"), { title: "Our accounts", note: "stays here" }, { role: "lead" });
  await tasks.edit(await tasks.find("RET-03", undefined, "?archived=true"), { archived: false }, { role: "lead" });
  const before = await tasks.find("DEP-04");
  const own = (await tasks.add({ phase: "deploy", component: "network", title: "Tell the network team", prerequisites: [before.id] })).body;
  await tasks.edit(await tasks.find("DEP-06"), { prerequisites: [own.id] }, { role: "lead" });
  await tasks.tick(await tasks.find("DEP-03"));
  return id;
}

describe("a checklist template", () => {
  it("takes words, archive, chains and own tasks to another migration, and nothing that was done", async () => {
    const from = await shapedMigration();
    const saved = await keep(from, "House style");
    expect([saved.status, saved.body]).toMatchObject([201, { name: "House style", shaped: 3, added: 1, savedBy: "Token lead" }]);
    const to = (await makeMigration()).id;
    const used = await take(to, saved.body.id);
    expect([used.status, used.body]).toEqual([200, { shaped: 3, added: 1, kept: 0 }]);
    const tasks = tasksOf(to);
    const own = await tasks.find("OWN-1");
    expect(own).toMatchObject({ title: "Tell the network team", prerequisites: [(await tasks.find("DEP-04")).id], state: "open" });
    expect(await tasks.find("DEP-02")).toMatchObject({ title: "Our accounts", note: null });
    expect(await tasks.find("DEP-06")).toMatchObject({ prerequisites: [own.id], ownPrerequisites: true });
    expect((await tasks.find("RET-03")).archived).toBe(false);
    expect((await tasks.find("DEP-03")).completion).toBeNull();
    expect((await take(to, saved.body.id)).body).toEqual({ shaped: 0, added: 0, kept: 4 });
    const events = await apiOf(to).events();
    expect(events.map(({ verb }) => verb)).toEqual(["tasks.edit", "tasks.edit", "tasks.edit", "tasks.edit"]);
  });

  it("leaves what the team shaped already", async () => {
    const { id } = (await keep(await shapedMigration(), "Second style")).body;
    const to = (await makeMigration()).id;
    const tasks = tasksOf(to);
    await tasks.edit(await tasks.find("DEP-02"), { title: "Mine" }, { role: "lead" });
    expect((await take(to, id)).body).toEqual({ shaped: 2, added: 1, kept: 1 });
    expect((await tasks.find("DEP-02")).title).toBe("Mine");
  });

  it("has a name of its own, is a lead's, and nothing is kept of the built-in one", async () => {
    const from = await shapedMigration();
    expect((await keep(from, "Third style")).status).toBe(201);
    for (const name of ["third STYLE", "Third  style", "Ｔhird style", "Third stуle"])
      expect(await keep(from, name)).toMatchObject({
        status: 409,
        body: { code: "name-taken", detail: expect.stringContaining('"Third style"') },
      });
    expect((await keep((await makeMigration()).id, "Nothing")).status).toBe(400);
    const template = (await listed()).find(({ name }) => name === "Third style");
    expect((await keep(from, "x", "engineer")).status).toBe(403);
    expect((await take(from, template?.id ?? "", "engineer")).status).toBe(403);
    const remove = (ifMatch?: number) =>
      ask<ChecklistTemplate>(kept.DELETE, { method: "DELETE", params: { template: template?.id }, ...(ifMatch ? { ifMatch } : {}) });
    expect((await remove()).status).toBe(428);
    expect((await remove(9)).status).toBe(412);
    expect((await remove(1)).status).toBe(200);
    expect((await take(from, template?.id ?? "")).status).toBe(404);
    expect((await listed()).map(({ name }) => name)).not.toContain("Third style");
  });
});

describe("what comes before a task", () => {
  it("is a lead's to say, runs in no circle, and goes back to the template", async () => {
    const tasks = tasksOf((await makeMigration()).id);
    const [first, later] = [await tasks.find("DEP-02"), await tasks.find("DEP-05")];
    expect(later.prerequisites).toContain(first.id);
    expect((await tasks.edit(first, { prerequisites: [later.id] })).status).toBe(403);
    const circle = await tasks.edit(first, { prerequisites: [later.id] }, { role: "lead" });
    expect([circle.status, circle.body.detail]).toEqual([400, expect.stringContaining("DEP-05 waits for DEP-02 already")]);
    const free = (await tasks.edit(later, { prerequisites: [] }, { role: "lead" })).body;
    expect(free).toMatchObject({ prerequisites: [], ownPrerequisites: true });
    expect((await tasks.tick(free)).status).toBe(200);
    const back = await tasks.edit(await tasks.find("DEP-05"), { prerequisites: null }, { role: "lead" });
    expect(back.body).toMatchObject({ prerequisites: later.prerequisites, ownPrerequisites: false });
  });
});
