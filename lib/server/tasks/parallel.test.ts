import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
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

const writers = 200;
const tally = (answers: readonly { status: number }[]) => {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

describe("200 people at once lose nothing", () => {
  it("on one task: one is written, all others are told and see what was written", async () => {
    const task = await tasks.find("DEP-02");
    const answers = await Promise.all(Array.from({ length: writers }, (_, i) => tasks.edit(task, { note: `Writer ${i}` })));
    expect(tally(answers)).toEqual({ 200: 1, 412: writers - 1 });
    const after = await tasks.find("DEP-02");
    expect(after.revision).toBe(1);
    expect(answers.filter(({ status }) => status === 412).every(({ body }) => body.current?.note === after.note)).toBe(true);
    expect(await api.events()).toHaveLength(1);
  });

  it("on one task, each trying again: every one is written, once", async () => {
    const tried = async (i: number): Promise<number> => {
      for (let round = 1; ; round += 1) {
        const { status } = await tasks.edit(await tasks.find("DEP-04"), { note: `Writer ${i}` });
        if (status === 200) return round;
        expect(status).toBe(412);
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, i) => tried(i)));
    expect((await tasks.find("DEP-04")).revision).toBe(12);
    const events = await api.events();
    expect(new Set(events.map(({ after }) => after.note)).size).toBe(12);
  });

  it("on many tasks: each is 200 or 412, and there is one event and one revision per success", async () => {
    const { items } = (await tasks.list()).body;
    const answers = await Promise.all(
      Array.from({ length: writers }, (_, i) => {
        const task = items[i % items.length];
        if (!task) throw new Error("No task");
        return tasks.edit(task, { note: `Writer ${i}` });
      }),
    );
    const counts = tally(answers);
    expect((counts[200] ?? 0) + (counts[412] ?? 0)).toBe(writers);
    expect(counts[200]).toBe(items.length);
    expect(await api.events()).toHaveLength(counts[200] ?? 0);
    const { rows } = await pool().query<{ sum: number }>("select sum(revision)::int as sum from task where migration_id = $1", [migration]);
    expect(rows[0]?.sum).toBe(counts[200]);
  });
});
