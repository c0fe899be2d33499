import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { type clientOf, median } from "./client";

type Line = { what: string; bound: number; unit: "s" | "ms"; measured: number };
type Client = ReturnType<typeof clientOf>;

const extremes: Record<string, readonly string[]> = {
  asOf: ["1990-01-01", "2200-12-31", "2200-12-31T23:59:59.999Z"],
  from: ["1990-01-01"],
  to: ["2200-12-31"],
  limit: ["500"],
  q: ["a".repeat(255), "%25".repeat(85)],
  sort: ["-cause", "-groups", "-tags"],
};

/** Every GET of a migration with the furthest dates, the largest pages, the longest search and the dearest orders, each by itself. */
function questionsOf(migration: string): string[] {
  const listed: Endpoint[] = Object.values(endpoints);
  const asked = listed.filter(
    ({ method, media, path }) => method === "GET" && media !== "text/event-stream" && /^[^{]*\{migration\}[^{]*$/.test(path),
  );
  return asked.flatMap(({ path, query }) => {
    const shape = query && "shape" in query ? Object.keys(query.shape as object) : [];
    const at = path.replace("{migration}", migration);
    const from = shape.includes("from") ? "&from=1990-01-01" : "";
    return [
      `${at}?${from}`,
      ...shape.flatMap((key) => (extremes[key] ?? []).map((value) => `${at}?${key}=${value}${key === "from" ? "" : from}`)),
    ];
  });
}

/** The slowest of them, and which it was. */
export async function measureExtremes(client: Client, migration: string, of: string): Promise<Line> {
  let slowest = { path: "", took: 0 };
  for (const path of questionsOf(migration)) {
    const begun = performance.now();
    await client.call("GET", path).catch((error: Error) => {
      // Some need what is not there, a baseline or keys: that is an answer too.
      if (!/: (400|404|409) /.test(error.message)) throw error;
    });
    const took = (performance.now() - begun) / 1000;
    if (took > slowest.took) slowest = { path, took };
  }
  const which = slowest.path.replace(/^.*migrations\/[^/]+\//, "").slice(0, 60);
  return { what: `${of}: slowest answer to the furthest dates, sizes and orders (${which})`, bound: 2, unit: "s", measured: slowest.took };
}

/** All migrations at once, of which there are many. */
export async function measurePortfolio(client: Client, migrations: number): Promise<Line> {
  for (let n = 0; n < migrations; n++) {
    const id = await client.createMigration(`one of many ${n}`);
    await client.importEstate(id, { agents: 50, group: "OPS_2012SP1", seed: n + 1, generation: 0 }, new Date(Date.UTC(2014, 1, 3)));
  }
  await client.call("GET", "/api/v1/portfolio");
  const times: number[] = [];
  for (let n = 0; n < 5; n++) {
    const begun = performance.now();
    await client.call("GET", "/api/v1/portfolio");
    times.push(performance.now() - begun);
  }
  return { what: `all of ${migrations} migrations, asked again`, bound: 300, unit: "ms", measured: median(times) };
}
