import "server-only";
import { z } from "zod";
import type { Build } from "@/lib/contracts/settings";
import { buildCatalogue, sourceOfBuilds } from "@/lib/domain/build-catalogue";
import { buildSortKey, type NamedBuilds, readBuild } from "@/lib/domain/builds";
import { asked } from "@/lib/server/database/asked";
import { pool } from "@/lib/server/database/pool";
import { tables } from "@/lib/server/database/prisma";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadNamedBuilds } from "@/lib/server/estate/timeline";

/** The catalogue, what people named, and every other build that an agent has now; unknown ones first, then newest first. */
export async function listBuilds(): Promise<{ items: Build[]; nextCursor: null; total: number }> {
  const [named, said, agents] = await Promise.all([loadNamedBuilds(pool()), loadNames(pool()), loadAgents(pool())]);
  const texts = new Set([...buildCatalogue.map(([, build]) => build), ...named.keys(), ...agents.keys()]);
  const items = [...texts].map((text) => presentBuild(text, named, said.get(text), agents.get(text) ?? 0));
  const open = ({ from }: Build) => (from === "series" || from === "unknown" ? 0 : 1);
  items.sort((a, b) => open(a) - open(b) || (sortKey(a, named) < sortKey(b, named) ? 1 : -1));
  return { items, nextCursor: null, total: items.length };
}

const sortKey = ({ build }: Build, named: NamedBuilds) => buildSortKey(readBuild(build, named));
const catalogue = new Map(buildCatalogue.map(([release, build, , update]) => [build, { release, update }]));

type Said = { rollup: string | null; by: string };

export function presentBuild(text: string, named: NamedBuilds, said: Said | undefined, agents: number): Build {
  const { release = null, family = null } = readBuild(text, named) ?? {};
  const listed = catalogue.get(text);
  if (listed)
    return { build: text, release, family, rollup: listed.update, from: "catalogue", source: sourceOfBuilds(listed.release), agents };
  if (said) return { build: text, release, family, rollup: said.rollup, from: "named", source: said.by, agents };
  return { build: text, release, family, rollup: null, from: release ? "series" : "unknown", source: null, agents };
}

export async function loadNames(db: Queryable): Promise<Map<string, Said>> {
  const rows = await tables(db).namedBuild.findMany();
  return new Map(rows.map(({ build, rollup, namedBy: by }) => [build, { rollup, by }]));
}

/** Agents per build as any group tells it now. Three numbers and four that end in 0 are the same build; Azure agents have none. */
async function loadAgents(db: Queryable): Promise<Map<string, number>> {
  const rows = await asked(
    db,
    z.object({ version: z.string(), agents: z.int() }),
    `select version, count(*)::int as agents from (
       select distinct p.migration_id, p.agent_key, g->>'version' as version
         from agent_period p join migration m on m.id = p.migration_id, json_array_elements(p.groups) g
        where p.to_at is null and m.archived_at is null) seen
      where version is not null group by version`,
  );
  const counts = new Map<string, number>();
  for (const { version, agents } of rows) {
    const build = readBuild(version);
    const text = build?.azure ? undefined : build?.parts?.join(".");
    if (text) counts.set(text, (counts.get(text) ?? 0) + agents);
  }
  return counts;
}
