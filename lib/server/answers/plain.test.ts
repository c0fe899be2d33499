import { beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, source } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { componentsOf } from "@/lib/server/servers/testing/api";
import { tasksOf } from "@/lib/server/tasks/testing/api";

useDatabase();
const turned = "abc\u202Etxt.exe";
const [old, older] = ["old\u200Bone", "older\u2066one"];
const agent = "srv001.corp.test";
let migration: string;
let api: ReturnType<typeof apiOf>;

beforeAll(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  await api.send(csvOf(names(2)), { capturedAt: day(3) });
});

/** As an older version took it. */
const keptOnce = (sql: string, ...values: unknown[]) => pool().query(sql, [migration, ...values]);
const refused = { status: 400, body: { code: "invalid-request", detail: expect.stringContaining("one line of plain text") } };

describe("words in which something hides", () => {
  it("of an agent are refused when they are new, and kept or taken away when they are old", async () => {
    await api.edit(agent, { owner: "A", tags: ["a", "b"] }, { ifMatch: 1 });
    await keptOnce("update agent_plan set owner = $2, tags = $3 where migration_id = $1", old, [old, older]);
    for (const said of [{ owner: turned }, { tags: [old, older, turned] }, { tags: ["line\nend"] }])
      expect(await api.edit(agent, said, { ifMatch: 2 })).toMatchObject(refused);
    const without = await api.edit(agent, { owner: old, tags: [older, "fine"] }, { ifMatch: 2 });
    expect(without.body).toMatchObject({ owner: old, tags: [older, "fine"], revision: 3 });
    expect((await api.edit(agent, { owner: null, tags: [] }, { ifMatch: 3 })).body).toMatchObject({ owner: null, tags: [] });
  });

  it("of many agents are refused, but for tags that are taken away", async () => {
    const change = (said: object) => api.change({ filter: { stage: ["waiting"] }, change: said, plan: true });
    expect(await change({ field: "owner", value: turned })).toMatchObject({ status: 400 });
    expect(await change({ field: "tags", add: [turned] })).toMatchObject({ status: 400 });
    expect(await change({ field: "tags", remove: [turned] })).toMatchObject({ status: 200 });
  });

  it("of a server are refused when they are new, and kept or taken away when they are old", async () => {
    const components = componentsOf(migration);
    const said = { kind: "dataWarehouse", name: "sql01.corp.test", group: source };
    for (const field of ["owner", "instance", "version"])
      expect(await components.enter({ ...said, [field]: turned })).toMatchObject(refused);
    expect(await components.enter({ ...said, tags: [turned] })).toMatchObject(refused);
    const { id } = (await components.enter({ ...said, owner: "A" })).body;
    await keptOnce("update component_entry set owner = $2, tags = $3 where migration_id = $1", old, [old, older]);
    expect(await components.edit(id, { tags: [old, turned] }, { ifMatch: 1 })).toMatchObject(refused);
    expect((await components.edit(id, { owner: old, tags: [older] }, { ifMatch: 1 })).body).toMatchObject({ owner: old, tags: [older] });
  });

  it("of a task are refused when they are new, and kept or taken away when they are old", async () => {
    const tasks = tasksOf(migration);
    const href = "https://tickets.example.org/1";
    const task = await tasks.find("DEP-02");
    for (const link of [
      { name: turned, href },
      { name: "Change", href: `${href}${turned}` },
    ])
      expect(await tasks.edit(task, { links: [link] })).toMatchObject(refused);
    const lead = { role: "lead" } as const;
    expect(await tasks.edit(task, { title: turned }, lead)).toMatchObject(refused);
    expect((await tasks.add({ phase: "deploy", component: "network", title: turned })).status).toBe(400);
    expect((await tasks.add({ phase: "deploy", component: "network", title: "Cable", subject: turned })).status).toBe(400);
    const linked = (await tasks.edit(task, { links: [{ name: "", href }] })).body;
    await keptOnce(
      "update task set links = $2 where migration_id = $1",
      JSON.stringify([
        { name: old, href },
        { name: older, href },
      ]),
    );
    const kept = await tasks.edit(linked, {
      links: [
        { name: older, href },
        { name: "Change", href },
      ],
    });
    expect(kept.body.links.map(({ name }) => name)).toEqual([older, "Change"]);
  });
});
