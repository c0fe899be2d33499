import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { tasksOf } from "./testing/api";

useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
let tasks: ReturnType<typeof tasksOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
  tasks = tasksOf(migration);
});
const found = (...keys: string[]) => Promise.all(keys.map((key) => tasks.find(key)));
const outcomes = (items: readonly { outcome: string; task: { key: string } | null }[]) =>
  items.map(({ outcome, task }) => [task?.key, outcome]);

describe("several tasks at once", () => {
  it("are ticked in one go, in whatever order they wait for each other: a row, a revision and an event each", async () => {
    await tasks.edit(await tasks.find("DEP-03"), { state: "notApplicable", reason: "Sized elsewhere" });
    const [databases, account, network, untouched] = await found("DEP-05", "DEP-02", "DEP-04", "DEP-06");
    if (!databases || !account || !network || !untouched) throw new Error("No tasks");
    const { status, body } = await tasks.complete([databases, account, network], { note: "all on Monday" });
    expect(status).toBe(200);
    expect(outcomes(body.items)).toEqual([
      ["DEP-05", "changed"],
      ["DEP-02", "changed"],
      ["DEP-04", "changed"],
    ]);
    expect(body).toMatchObject({
      changed: 3,
      items: [{ task: { state: "done", revision: 1, completion: { note: "all on Monday" } } }, {}, {}],
    });
    expect(await found("DEP-05", "DEP-02", "DEP-04", "DEP-06")).toEqual([...body.items.map(({ task }) => task), untouched]);
    const events = await api.events();
    expect(events.map(({ verb }) => verb)).toEqual(["tasks.edit", ...Array(3).fill("tasks.complete")]);
  });

  it("tell task by task what is left: changed meanwhile, waiting, so already, or no task", async () => {
    const [seen, waits, ticked, fresh] = await found("DEP-02", "DEP-06", "DEP-05", "DEP-04");
    if (!seen || !waits || !ticked || !fresh) throw new Error("No tasks");
    await tasks.edit(seen, { note: "somebody else" });
    await tasks.tick(ticked, { reason: "r" });
    const strange = { id: "0192f000-0000-7000-8000-000000000009", revision: 0 };
    const { body } = await tasks.complete([seen, waits, ticked, strange, { ...fresh, id: fresh.id.toUpperCase() }]);
    expect(outcomes(body.items)).toEqual([
      ["DEP-02", "stale"],
      ["DEP-06", "waits"],
      ["DEP-05", "already"],
      [undefined, "unknown"],
      ["DEP-04", "changed"],
    ]);
    expect(body.items.map(({ sentence }) => sentence).slice(0, 2)).toEqual([
      "Somebody changed DEP-02 meanwhile.",
      expect.stringMatching(/^DEP-06 waits for DEP-02/),
    ]);
    expect(body.items[0]?.task).toMatchObject({ revision: 1, note: "somebody else", state: "open" });
    const said = await tasks.complete([waits], { reason: "The databases exist already" });
    expect(said.body.items).toMatchObject([{ outcome: "changed", task: { completion: { reason: "The databases exist already" } } }]);
  });

  it("change nothing where nothing is to change, and leave nothing to undo", async () => {
    const [task] = await found("DEP-02");
    if (!task) throw new Error("No task");
    const { body } = await tasks.complete([task], { done: false });
    expect(body).toMatchObject({ id: null, changed: 0, items: [{ outcome: "already", sentence: "DEP-02 has no tick." }] });
    expect(await api.events()).toEqual([]);
  });

  it("twice at the same moment: each task is ticked once", async () => {
    const both = await found("DEP-02", "DEP-04");
    const answers = await Promise.all([tasks.complete(both), tasks.complete(both)]);
    expect(answers.map(({ body }) => body.changed).sort()).toEqual([0, 2]);
    expect((await api.events()).map(({ verb }) => verb)).toEqual(["tasks.complete", "tasks.complete"]);
  });

  it("are for whoever may tick", async () => {
    const both = await found("DEP-02", "DEP-04");
    expect((await tasks.complete(both, {}, { role: "viewer" })).status).toBe(403);
    const { body } = await tasks.complete(both);
    expect((await tasks.undoCompletions(body.id, { role: "viewer" })).status).toBe(403);
    expect((await tasks.complete([], {})).status).toBe(400);
    expect((await found("DEP-02"))[0]?.state).toBe("done");
  });
});

describe("undoing them", () => {
  it("gives each task exactly what it was, blocked with its reason too; done twice it is done once", async () => {
    const [blocked, open] = await found("DEP-02", "DEP-04");
    if (!blocked || !open) throw new Error("No tasks");
    await tasks.edit(blocked, { state: "blocked", reason: "No account from the domain team", note: "asked" });
    const before = await found("DEP-02", "DEP-04");
    const { body } = await tasks.complete(before);
    const undone = await tasks.undoCompletions(body.id);
    expect(undone).toMatchObject({ status: 200, body: { id: body.id, restored: 2, kept: [] } });
    expect(await found("DEP-02", "DEP-04")).toEqual(before.map((task) => ({ ...task, revision: task.revision + 2 })));
    expect((await tasks.undoCompletions(body.id)).body).toMatchObject({ restored: 0, kept: [] });
    expect((await tasks.undoCompletions("0192f000-0000-7000-8000-000000000009")).status).toBe(404);
    expect((await api.events()).map(({ verb }) => verb).slice(1)).toEqual([
      "tasks.complete",
      "tasks.complete",
      "tasks.reopen",
      "tasks.reopen",
    ]);
  });

  it("brings ticks back with who and when, and leaves what somebody changed since", async () => {
    const { body: ticked } = await tasks.complete(await found("DEP-02", "DEP-04"), { note: "seen" });
    const before = await found("DEP-02", "DEP-04");
    expect(before.map(({ completion }) => completion)).toEqual(ticked.items.map(({ task }) => task?.completion));
    const { body } = await tasks.complete(before, { done: false }, { role: "lead" });
    expect(body).toMatchObject({ changed: 2, items: [{ task: { state: "open", completion: null } }, {}] });
    const [, changed] = await found("DEP-02", "DEP-04");
    if (changed) await tasks.edit(changed, { note: "not yet" });
    expect((await tasks.undoCompletions(body.id)).body).toEqual({ id: body.id, restored: 1, kept: ["DEP-04"] });
    const [back, left] = await found("DEP-02", "DEP-04");
    expect(back?.completion).toEqual(before[0]?.completion);
    expect(left).toMatchObject({ state: "open", note: "not yet" });
  });
});
