import { beforeEach, describe, expect, it } from "vitest";
import type { TaskComment } from "@/lib/contracts/task-comments";
import type { Problem } from "@/lib/contracts/wire";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt, tokenOf } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock, makePerson, signInAs } from "@/lib/server/people/testing";
import { tasksOf } from "../testing/api";

const one = routeAt("/api/v1/migrations/{migration}/tasks/{task}/comments/{comment}");
const many = routeAt("/api/v1/migrations/{migration}/tasks/{task}/comments");

useDatabase();

let migration: string;
let tasks: ReturnType<typeof tasksOf>;
let task: string;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  tasks = tasksOf(migration);
  task = (await tasks.find("DEP-02")).id;
});

type Told = TaskComment & Problem & { items: TaskComment[] };
async function ask(route: Parameters<typeof knock>[0], headers: Record<string, string>, method = "GET", body?: unknown, comment?: string) {
  const params: Record<string, string> = { migration, task, ...(comment ? { comment } : {}) };
  const answer = await knock(route, "/api/v1/x", { method, body, headers, params });
  return { status: answer.status, body: (await answer.json()) as Told };
}
const as = async (role: "viewer" | "engineer" | "lead") => ({ authorization: await tokenOf(role) });
const person = async (name: string) => ({ cookie: await signInAs((await makePerson("engineer", name)).email) });

describe("comments on a task", () => {
  it("stand in the order they were written, with who and when, as plain text", async () => {
    const [ada, ben] = [await person("Ada"), await person("Ben")];
    const first = await ask(many.POST, ada, "POST", { text: "  Asked <b>again</b>\nNo answer " });
    expect([first.status, first.body.text, first.body.by, first.body.mine]).toEqual([201, "Asked <b>again</b>\nNo answer", "Ada", true]);
    await ask(many.POST, ben, "POST", { text: "Done on Monday" });
    const { items } = (await ask(many.GET, ada)).body;
    expect(items.map(({ by, mine }) => [by, mine])).toEqual([
      ["Ada", true],
      ["Ben", false],
    ]);
    const shown = await tasks.find("DEP-02");
    expect([shown.comments, shown.revision]).toEqual([2, 0]);
    const events = await apiOf(migration).events();
    expect(events.map(({ verb, after }) => [verb, after])).toEqual([
      ["tasks.comment", { comment: "Asked <b>again</b>\nNo answer" }],
      ["tasks.comment", { comment: "Done on Monday" }],
    ]);
  });

  it("are taken out by whoever wrote them, or a lead, and stay in the activity", async () => {
    const [ada, ben] = [await person("Cem"), await person("Dag")];
    const { id } = (await ask(many.POST, ada, "POST", { text: "Wrong task" })).body;
    expect((await ask(one.DELETE, ben, "DELETE", undefined, id)).status).toBe(403);
    expect((await ask(one.DELETE, ada, "DELETE", undefined, id)).status).toBe(200);
    expect((await ask(one.DELETE, ada, "DELETE", undefined, id)).status).toBe(404);
    const other = (await ask(many.POST, ben, "POST", { text: "Hm" })).body;
    expect((await ask(one.DELETE, await as("lead"), "DELETE", undefined, other.id)).status).toBe(200);
    expect((await ask(many.GET, ada)).body.items).toEqual([]);
    expect((await tasks.find("DEP-02")).comments).toBe(0);
    expect((await apiOf(migration).events()).at(-1)).toMatchObject({ verb: "tasks.uncomment", before: { comment: "Hm" } });
  });

  it("are not for viewers to write, not blank, and on tasks that exist", async () => {
    expect((await ask(many.POST, await as("viewer"), "POST", { text: "x" })).status).toBe(403);
    expect((await ask(many.GET, await as("viewer"))).status).toBe(200);
    expect((await ask(many.POST, await as("engineer"), "POST", { text: "  " })).status).toBe(400);
    expect((await ask(many.POST, await as("engineer"), "POST", { text: "x".repeat(4001) })).status).toBe(400);
    task = "0192f000-0000-7000-8000-000000000009";
    expect((await ask(many.POST, await as("engineer"), "POST", { text: "x" })).status).toBe(404);
    expect((await ask(many.GET, await as("engineer"))).status).toBe(404);
  });
});
