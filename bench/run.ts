import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { clientOf, estateFile, meanwhile, median } from "./client";
import { measureExtremes, measurePortfolio } from "./extremes";
import { measureFormats } from "./formats";
import { measureLimit } from "./limit";
import { measurePages } from "./pages";
import { measureReading, measureSecondAfter } from "./reading";
import { measureReports } from "./reports";
import { type BenchServer, startServer } from "./server";
import { measureTasks } from "./tasks";
import { measureUpgrade } from "./upgrade";

/** "x": so many times the limit of the same file in the same run (limit.ts). */
type Line = { what: string; bound: number; unit: "s" | "ms" | "MB" | "kB" | "x"; measured: number };
const group = "OPS_2012SP1";
const day = (n: number) => new Date(Date.UTC(2014, 1, 3 + n));
const lines: Line[] = [];

/** `npm run bench -- --only=large,portfolio` measures these parts alone and writes nothing. */
const only = process.argv
  .find((word) => word.startsWith("--only="))
  ?.slice(7)
  .split(",");
const short = process.argv.includes("--short");
const wanted = (part: string) => (only ? only.includes(part) : !(short && part.startsWith("large")));
const digits = { s: 2, x: 1, ms: 0, MB: 0, kB: 0 } as const;

/** Each estate on a server of its own, so that the peak of memory is its own. */
async function estate(
  part: string,
  agents: number,
  measure: (tools: { server: BenchServer; client: ReturnType<typeof clientOf>; peak: () => number }) => Promise<void>,
) {
  if (!wanted(part)) return;
  console.log(`${part}: estate of ${agents.toLocaleString("en")} agents`);
  const server = await startServer();
  try {
    await measure({ server, client: clientOf(server), peak: server.peakMegabytes });
  } finally {
    await server.stop();
  }
}

function note(line: Line) {
  lines.push(line);
  console.log(`  ${line.what}: ${line.measured.toFixed(digits[line.unit])} ${line.unit} (bound ${line.bound} ${line.unit})`);
}

await estate("small", 1_000, async ({ server, client }) => {
  const times = [];
  let looked = "";
  for (let i = 0; i < 3; i++) {
    looked = await client.createMigration(`small ${i}`);
    times.push((await client.importEstate(looked, { agents: 1_000, group, seed: i + 1, generation: 0 }, day(0))).seconds);
  }
  note({ what: "1,000 agents into an empty group", bound: 1, unit: "s", measured: median(times) });
  for (const line of await measurePages(server, looked)) note(line);
});

await estate("imports", 15_000, async ({ client, server, peak }) => {
  const limit = await measureLimit(server.database, estateFile({ agents: 15_000, group, seed: 1, generation: 0 }));
  note({ what: "15,000 agents: the limit", bound: 0.21, unit: "s", measured: limit });
  const times = [];
  for (let i = 0; i < 5; i++)
    times.push(
      (
        await client.importEstate(
          await client.createMigration(`medium ${i}`),
          { agents: 15_000, group, seed: i + 1, generation: 0 },
          day(0),
        )
      ).seconds,
    );
  note({ what: "15,000 agents into an empty group", bound: 4, unit: "x", measured: median(times) / limit });
  const fresh = await client.createMigration("just imported");
  await client.importEstate(fresh, { agents: 15_000, group, seed: 8, generation: 0 }, day(0));
  for (const line of await measureSecondAfter(client, fresh, "15,000 agents")) note(line);
  const migration = await client.createMigration("thirty imports");
  const ids: string[] = [];
  const later = [];
  for (let g = 0; g < 30; g++) {
    if (g === 15) continue;
    const made = await client.importEstate(migration, { agents: 15_000, group, seed: 9, generation: g }, day(g));
    ids.push(made.id);
    if (g > 0) later.push(made.seconds);
  }
  note({ what: "15,000 agents, a later export with 2 % changed", bound: 3, unit: "x", measured: median(later) / limit });
  const late = await client.importEstate(migration, { agents: 15_000, group, seed: 9, generation: 15 }, day(15));
  note({ what: "late older export in the middle of 30 imports of 15,000", bound: 4, unit: "x", measured: late.seconds / limit });
  const beside = estateFile({ agents: 15_000, group, seed: 77, generation: 0 });
  const waiting = await meanwhile(
    () => client.call("GET", `/api/v1/migrations/${migration}/progress`),
    async () => {
      note({
        what: "undo in the middle of 30 imports of 15,000",
        bound: 4,
        unit: "x",
        measured: (await client.undo(migration, ids[14] ?? "")) / limit,
      });
      await client.importEstate(await client.createMigration("beside"), beside, day(0));
    },
  );
  note({ what: "other requests meanwhile, 95th percentile", bound: 200, unit: "ms", measured: waiting });
  note({ what: "peak memory of the Node process, 15,000 agents", bound: 512, unit: "MB", measured: peak() });
});

await estate("formats", 15_000, async ({ client }) => {
  for (const line of await measureFormats(client, { agents: 15_000, group, seed: 6, generation: 0 }, day(0))) note(line);
});

await estate("checklists", 15_000, async ({ client }) => {
  const migration = await client.createMigration("checklists");
  await client.importEstate(migration, { agents: 15_000, group, seed: 4, generation: 0 }, day(0));
  for (const line of await measureTasks(client, migration, "15,000 agents")) note(line);
  for (const line of await measureUpgrade(client, migration, "15,000 agents")) note(line);
  note(await measureExtremes(client, migration, "15,000 agents"));
});

await estate("portfolio", 50, async ({ client }) => note(await measurePortfolio(client, 170)));

await estate("streams", 15_000, async ({ client }) => {
  const migration = await client.createMigration("listened to");
  await client.importEstate(migration, { agents: 15_000, group, seed: 3, generation: 0 }, day(0));
  const leave = new AbortController();
  const streams = await Promise.all(Array.from({ length: 200 }, () => client.listen(migration, leave.signal)));
  const next = estateFile({ agents: 15_000, group, seed: 3, generation: 1 });
  const heard = streams.map((hear) => hear());
  const asked = meanwhile(
    () => client.call("GET", `/api/v1/migrations/${migration}/progress`),
    () => Promise.all(heard),
  );
  const { answered } = await client.importEstate(migration, next, day(1));
  const last = Math.max(...(await Promise.all(heard)));
  note({
    what: "an import reaches the last of 200 open streams, after its answer",
    bound: 2,
    unit: "s",
    measured: Math.max(0, last - answered) / 1000,
  });
  note({ what: "other requests meanwhile, with 200 open streams, 95th percentile", bound: 200, unit: "ms", measured: await asked });
  leave.abort();
});

const few = { page: 200, pdf: 2, xlsx: 2, pptx: 1, html: 1, csv: 1 };
if (wanted("reports")) for (const line of await measureReports(15_000, few)) note(line);
if (wanted("large-reports")) for (const line of await measureReports(100_000, { page: 1_000, xlsx: 12 })) note(line);

await estate("large", 100_000, async ({ client, server, peak }) => {
  const migration = await client.createMigration("large");
  let first = 0;
  const file = estateFile({ agents: 100_000, group, seed: 5, generation: 0 });
  const waiting = await meanwhile(
    () => client.call("GET", `/api/v1/migrations/${migration}/progress`),
    async () => {
      first = (await client.importEstate(migration, file, day(0))).seconds;
    },
  );
  const limit = await measureLimit(server.database, file);
  note({ what: "100,000 agents: the limit", bound: 1.2, unit: "s", measured: limit });
  note({ what: "100,000 agents into an empty group", bound: 5, unit: "x", measured: first / limit });
  for (const line of await measureSecondAfter(client, migration, "100,000 agents")) note(line);
  const later = [];
  for (let g = 1; g < 4; g++)
    later.push((await client.importEstate(migration, { agents: 100_000, group, seed: 5, generation: g }, day(g))).seconds);
  note({ what: "100,000 agents, a later export with 2 % changed", bound: 3, unit: "x", measured: median(later) / limit });
  note({ what: "other requests during the import of 100,000, 95th percentile", bound: 100, unit: "ms", measured: waiting });
  for (const line of await measureReading(client, migration)) note(line);
  note({ what: "peak memory of the Node process, 100,000 agents", bound: 512, unit: "MB", measured: peak() });
});

const table = [
  "# Measurements",
  "",
  `Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, Node ${process.versions.node}, the production build, the built-in PostgreSQL, over HTTP on`,
  "loopback, client and server on the same cores. Medians where a thing was done more than once. The estates come from `bench/estate.ts` (29 columns, seeded).",
  "",
  "| what | bound | measured |",
  "|---|---:|---:|",
  ...lines.map(
    (l) =>
      `| ${l.what} | ${l.bound} ${l.unit} | ${l.measured.toFixed(digits[l.unit])} ${l.unit}${l.measured > l.bound ? " (missed)" : ""} |`,
  ),
  "",
];
const page = "docs/measurements.md";
// What stands below was measured by other means.
const [, below = ""] = /^.*?(\n## .*)$/s.exec(readFileSync(page, "utf8")) ?? [];
if (!only) writeFileSync(page, table.join("\n") + below);
console.log(table.join("\n"));
