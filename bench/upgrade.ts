import { type clientOf, median } from "./client";

type Client = ReturnType<typeof clientOf>;
type Line = { what: string; bound: number; unit: "ms"; measured: number };

const rounds = 5;

/** What remains and the deployment of a migration with agents: as a whole page, right after somebody planned an agent, and asked again. */
export async function measureUpgrade(client: Client, migration: string, agents: string): Promise<Line[]> {
  const path = `/api/v1/migrations/${migration}`;
  const pages: [string, string][] = [
    ...["cause", "method", "domain", "server", "owner"].map((by): [string, string] => [
      `what remains by ${by}`,
      `${path}/remaining?by=${by}`,
    ]),
    ["planned and seen", `${path}/deployment`],
  ];
  const lines: Line[] = [];
  for (const [name, address] of pages) {
    const first: number[] = [];
    const again: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await planOne(client, path, round);
      first.push(await timed(client, address));
      again.push(await timed(client, address));
    }
    lines.push({ what: `${agents}: ${name}, first after a change`, bound: 100, unit: "ms", measured: median(first) });
    lines.push({ what: `${agents}: ${name}`, bound: 100, unit: "ms", measured: median(again) });
  }
  return lines;
}

async function timed(client: Client, address: string): Promise<number> {
  const begun = performance.now();
  await client.call("GET", address);
  return performance.now() - begun;
}

/** Makes every kept answer old. */
async function planOne(client: Client, path: string, round: number): Promise<void> {
  const [agent] = JSON.parse(await client.call("GET", `${path}/agents?limit=1`)).items;
  const body = JSON.stringify({ owner: `Team ${round} ${agent.revision}` });
  await client.call("PATCH", `${path}/agents/${agent.fqdn}`, body, {
    "content-type": "application/json",
    "if-match": `"${agent.revision}"`,
  });
}
