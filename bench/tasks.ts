import { type clientOf, median } from "./client";

type Client = ReturnType<typeof clientOf>;
type Line = { what: string; bound: number; unit: "s" | "ms"; measured: number };
type Told = { id: string; key: string; revision: number };

const json = { "content-type": "application/json" };
const rounds = 9;

/** Checklists and gates of a migration with agents: `wanted` tasks in all, ticks one after the other, and how soon others hear of one. */
export async function measureTasks(client: Client, migration: string, agents: string, wanted = 500): Promise<Line[]> {
  const path = `/api/v1/migrations/${migration}`;
  const tasks = async (): Promise<Told[]> => JSON.parse(await client.call("GET", `${path}/tasks?limit=500`)).items;
  for (let number = (await tasks()).length; number < wanted; number++) {
    const body = JSON.stringify({ phase: "upgrade", component: "agents", title: `Task ${number} of the team's own` });
    await client.call("POST", `${path}/tasks`, body, json);
  }
  const timed = async (ask: () => Promise<unknown>) => {
    const times: number[] = [];
    await ask();
    for (let i = 0; i < rounds; i++) {
      const begun = performance.now();
      await ask();
      times.push(performance.now() - begun);
    }
    return median(times);
  };
  const all = await tasks();
  const lines: Line[] = [
    { what: `${agents}: ${all.length} tasks with their checks`, bound: 100, unit: "ms", measured: await timed(tasks) },
    {
      what: `${agents}: all gates with their checks`,
      bound: 300,
      unit: "ms",
      measured: await timed(() => client.call("GET", `${path}/gates`)),
    },
  ];
  const leave = new AbortController();
  const next = await client.listen(migration, leave.signal);
  const answered: number[] = [];
  const heard: number[] = [];
  for (const task of all.filter(({ key }) => key.startsWith("OWN-")).slice(0, 15)) {
    const hearing = next();
    const begun = performance.now();
    await client.call("PUT", `${path}/tasks/${task.id}/completion`, "{}", { ...json, "if-match": `"${task.revision}"` });
    answered.push(performance.now() - begun);
    heard.push((await hearing) - begun);
  }
  leave.abort();
  lines.push({ what: `${agents}: a tick is answered`, bound: 50, unit: "ms", measured: median(answered) });
  lines.push({ what: `${agents}: a tick is heard by others, the slowest of 15`, bound: 1000, unit: "ms", measured: Math.max(...heard) });
  return lines;
}
