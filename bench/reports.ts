import { clientOf, estateFile, meanwhile, median } from "./client";
import { type BenchServer, startServer } from "./server";

/**
 * Measures the report and every file of it: `npm run bench -- reports` (and `--short` leaves the large estate out). Times are of the
 * whole answer over HTTP on loopback; memory is how much the server's process grew above what it held before.
 */
type Line = { what: string; bound: number; unit: "ms" | "s" | "MB"; measured: number };

const day = (n: number) => new Date(Date.UTC(2014, 1, 3 + 7 * n));

export async function measureReports(agents: number, bounds: Partial<Record<string, number>>): Promise<Line[]> {
  const server = await startServer();
  try {
    const client = clientOf(server);
    const migration = await client.createMigration("reported");
    for (let week = 0; week < 5; week++)
      await client.importEstate(migration, estateFile({ agents, group: "OPS_2012SP1", seed: 9, generation: week }), day(week));
    const half = Math.floor(agents / 2);
    await client.importEstate(migration, estateFile({ agents: half, group: "OPS_2012R2", seed: 9, generation: 4 }), day(4));
    return await asked(client, server, migration, agents, bounds);
  } finally {
    await server.stop();
  }
}

async function asked(
  client: ReturnType<typeof clientOf>,
  server: BenchServer,
  migration: string,
  agents: number,
  bounds: Partial<Record<string, number>>,
): Promise<Line[]> {
  const path = `/api/v1/migrations/${migration}`;
  const lines: Line[] = [];
  const name = (what: string) => `${agents.toLocaleString("en")} agents: ${what}`;
  const timed = async (ask: () => Promise<unknown>, rounds = 5) => {
    const times: number[] = [];
    for (let i = 0; i < rounds; i++) {
      const begun = performance.now();
      await ask();
      times.push(performance.now() - begun);
    }
    return median(times);
  };
  const first = await timed(() => client.call("GET", `${path}/report`), 1);
  lines.push({ what: name("report as data, first after an import"), bound: bounds.page ?? 0, unit: "ms", measured: first });
  lines.push({
    what: name("report as data"),
    bound: bounds.page ?? 0,
    unit: "ms",
    measured: await timed(() => client.call("GET", `${path}/report`)),
  });
  for (const [kind, words] of [
    ["pdf", "report as PDF"],
    ["xlsx", "report as XLSX with every agent"],
    ["pptx", "report as PPTX"],
    ["html", "report as HTML"],
    ["csv", "figures as CSV"],
  ] as const) {
    const bound = bounds[kind];
    if (bound === undefined) continue;
    const before = server.megabytes();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, server.megabytes());
    }, 20);
    let spent = 0;
    const beside = await meanwhile(
      () => client.call("GET", `${path}/progress`),
      async () => {
        spent = await timed(() => client.call("GET", `${path}/report.${kind}`), agents > 50_000 ? 2 : 5);
      },
    );
    clearInterval(watch);
    lines.push({ what: name(words), bound, unit: "s", measured: spent / 1000 });
    if (kind === "xlsx") lines.push({ what: name("growth of memory meanwhile, XLSX"), bound: 150, unit: "MB", measured: most - before });
    lines.push({ what: name(`other requests during ${kind.toUpperCase()}, 95th percentile`), bound: 200, unit: "ms", measured: beside });
  }
  return lines;
}
