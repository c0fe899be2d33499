import "server-only";
import type pg from "pg";
import { z } from "zod";
import type { BuildMoved, buildName } from "@/lib/contracts/settings";
import { nothingNamed, readBuild } from "@/lib/domain/builds";
import { counted } from "@/lib/domain/words/numbers";
import { conflict, notFound } from "@/lib/server/answers/problem";
import { asked, keysAsked } from "@/lib/server/database/asked";
import { tables } from "@/lib/server/database/prisma";
import { loadNamedBuilds } from "@/lib/server/estate/timeline";
import type { Call } from "@/lib/server/events/call";
import { change } from "@/lib/server/events/change";
import { reproject } from "@/lib/server/projection/reproject";
import { rulesNow } from "@/lib/server/projection/rules-now";
import { loadNames, presentBuild } from "./list";

/** Says which release a build is. Naming it again replaces what was said. */
export async function nameBuild(call: Call, text: string, { release, rollup = null }: z.output<typeof buildName>): Promise<BuildMoved> {
  const build = canonical(text);
  return await changing(call, build, `${call.actor.name} named build ${build}: ${release}${rollup ? ` ${rollup}` : ""}`, (client) => {
    const said = { release, rollup, namedBy: call.actor.name, namedAt: call.now };
    return tables(client).namedBuild.upsert({ where: { build }, create: { build, ...said }, update: said });
  });
}

/** Removes the name: what follows from it is undone exactly. */
export async function unnameBuild(call: Call, text: string): Promise<BuildMoved> {
  const build = canonical(text);
  return await changing(call, build, `${call.actor.name} took the name of build ${build} back`, async (client) => {
    const { count } = await tables(client).namedBuild.deleteMany({ where: { build } });
    if (!count) throw notFound(`A name of build ${build}`);
  });
}

/** Four numbers. What the catalogue knows is not for naming. */
function canonical(text: string): string {
  const build = readBuild(text, nothingNamed);
  if (build?.azure)
    throw conflict("conflict", `${text} is a build of the stand-alone Azure agent, which is no release of Operations Manager.`);
  if (!build?.parts || !build.unknown) throw conflict("conflict", `The catalogue knows build ${text} as ${build?.release}.`);
  return build.parts.join(".");
}

/**
 * The change and everything that follows from it, in one transaction that holds every migration: an import that is applied
 * meanwhile comes wholly before or wholly after.
 */
async function changing(call: Call, build: string, words: string, write: (client: pg.PoolClient) => Promise<unknown>): Promise<BuildMoved> {
  return await change(call, { migrationId: null, lock: "migrations" }, async (client) => {
    const migrations = await tables(client).migration.findMany({ select: { id: true }, orderBy: { id: "asc" } });
    const before = await loadNames(client);
    await write(client);
    let moved = 0;
    for (const { id } of migrations) moved += await rederive(client, id, build, call.now);
    const [named, said] = [await loadNamedBuilds(client), await loadNames(client)];
    return {
      news: migrations.map(({ id }) => ({ migration: id, subject: "migration", id })),
      answer: { build: presentBuild(build, named, said.get(build), await agentsWith(client, build)), moved },
      told: {
        verb: said.has(build) ? "builds.name" : "builds.unname",
        subject: { kind: "build", id: build, name: build },
        summary: `${words}; ${counted(moved, "agent")} moved.`,
        before: before.get(build) ?? null,
        after: { ...said.get(build), release: named.get(build) ?? null, moved },
      },
    };
  });
}

const spellings = (build: string) => [build, ...(build.endsWith(".0") ? [build.slice(0, -2)] : [])];

/** Only agents that ever showed this build can move. The projection then carries the new version of the rules. */
async function rederive(client: pg.PoolClient, migrationId: string, build: string, now: Date): Promise<number> {
  const keys = await keysAsked(
    client,
    `select distinct o.name_key as key from fact_value v join observation o on o.migration_id = v.migration_id and o.value = v.hash
      where v.migration_id = $1 and trim(v.facts->>'version') = any($2) and o.name_key is not null`,
    [migrationId, spellings(build)],
  );
  const moved = keys.length ? await reproject(client, migrationId, keys, now) : 0;
  const data = { rules: await rulesNow(client, migrationId), factsRevision: { increment: 1 } };
  await tables(client).migration.update({ where: { id: migrationId }, data, select: { id: true } });
  return moved;
}

async function agentsWith(client: pg.PoolClient, build: string): Promise<number> {
  const [found] = await asked(
    client,
    z.object({ agents: z.int() }),
    `select count(*)::int as agents from agent_period p join migration m on m.id = p.migration_id
      where p.to_at is null and m.archived_at is null
        and exists (select from json_array_elements(p.groups) g where trim(g->>'version') = any($1))`,
    [spellings(build)],
  );
  return found?.agents ?? 0;
}
