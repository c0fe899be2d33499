import { type clientOf, median } from "./client";

type Client = ReturnType<typeof clientOf>;
export type Reading = { what: string; bound: number; unit: "s" | "ms"; measured: number };

const rounds = 9;
const asked: [string, string, number][] = [
  ["page of 100, default order", "/agents?limit=100", 15],
  ["page of 100, one stage", "/agents?limit=100&stage=waiting", 15],
  ["page of 100, one domain", "/agents?limit=100&domain=emea.contoso.test", 15],
  ["page of 100, found by text", "/agents?limit=100&q=sql", 30],
  ["page of 100, by version", "/agents?limit=100&sort=version", 80],
  ["page of 100, by owner", "/agents?limit=100&sort=-owner", 80],
  ["all keys in order", "/agents/order", 80],
  ["progress", "/progress", 15],
  ["overview", "/overview", 60],
];

/**
 * Lists and counts of a large estate, over HTTP on loopback: medians of the same question asked again, and of the same asked first
 * after an owner was set and after an import, when nothing that was kept of plans or facts holds any more.
 */
export async function measureReading(client: Client, migration: string): Promise<Reading[]> {
  const path = `/api/v1/migrations/${migration}`;
  const lines: Reading[] = [];
  const timed = async (ask: () => Promise<unknown>, between: () => Promise<unknown> = async () => undefined) => {
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) {
      await between();
      const begun = performance.now();
      await ask();
      times.push(performance.now() - begun);
    }
    return median(times);
  };
  const planned = await setOwner(client, path);
  const imported = importOne(client, migration);
  for (const [what, at, bound] of asked) {
    const ask = () => client.call("GET", path + at);
    await ask();
    lines.push({ what: `100,000 agents: ${what}`, bound, unit: "ms", measured: await timed(ask) });
    lines.push({ what: `100,000 agents: ${what}, first after a plan changed`, bound, unit: "ms", measured: await timed(ask, planned) });
    lines.push({ what: `100,000 agents: ${what}, first after an import`, bound, unit: "ms", measured: await timed(ask, imported) });
  }
  const past = new Date(Date.UTC(2014, 1, 4)).toISOString();
  const asOf = () => client.call("GET", `${path}/progress?asOf=${past}`);
  lines.push({
    what: "100,000 agents: progress asOf, first after an import",
    bound: 150,
    unit: "ms",
    measured: await timed(asOf, imported),
  });
  lines.push({ what: "100,000 agents: progress asOf", bound: 150, unit: "ms", measured: await timed(asOf) });
  const csv = await timed(() => client.call("GET", `${path}/agents.csv`));
  lines.push({ what: "100,000 agents: agents.csv of all", bound: 1.5, unit: "s", measured: csv / 1000 });
  return lines;
}

/** What is asked in the second after a first import, once each: nothing is kept, and no statistics were made by a daemon. */
export async function measureSecondAfter(client: Client, migration: string, agents: string): Promise<Reading[]> {
  const path = `/api/v1/migrations/${migration}`;
  const lines: Reading[] = [];
  for (const [what, at, bound] of secondAfter) {
    const begun = performance.now();
    await client.call("GET", path + at);
    lines.push({ what: `${agents}, in the second after an import: ${what}`, bound, unit: "ms", measured: performance.now() - begun });
  }
  return lines;
}

const secondAfter: [string, string, number][] = [
  ["progress", "/progress", 15],
  ["page of 100", "/agents?limit=100", 15],
  ["page of 100, by version", "/agents?limit=100&sort=version", 80],
  ["page of 100, to do", "/agents?limit=100&inScope=true&done=false", 80],
  ["search", "/agents?limit=100&q=sql", 30],
  ["overview", "/overview", 60],
  ["report", "/report", 150],
  ["agents.csv of all", "/agents.csv", 1_500],
];

/** Sets another owner of the first agent each time. */
async function setOwner(client: Client, path: string): Promise<() => Promise<unknown>> {
  const [first] = JSON.parse(await client.call("GET", `${path}/agents?limit=1`)).items;
  let revision: number = first.revision;
  return async () => {
    const headers = { "content-type": "application/json", "if-match": `"${revision}"` };
    const answer = await client.call("PATCH", `${path}/agents/${first.fqdn}`, JSON.stringify({ owner: `Owner ${revision}` }), headers);
    revision = JSON.parse(answer).revision;
  };
}

/** Imports the first agent alone, each time a day later than everything before. */
function importOne(client: Client, migration: string): () => Promise<unknown> {
  let day = 30;
  return async () => {
    day += 1;
    const agent = { agents: 1, group: "OPS_2012SP1", seed: 5, generation: day };
    await client.importEstate(migration, agent, new Date(Date.UTC(2014, 1, day)), "part");
  };
}
