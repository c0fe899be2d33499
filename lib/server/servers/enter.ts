import "server-only";
import type pg from "pg";
import type { Component, ComponentInput, ComponentPatch } from "@/lib/contracts/components";
import { componentKindNames } from "@/lib/domain/components";
import { findGroup } from "@/lib/domain/management-groups";
import { cleanName, nameKey } from "@/lib/readers/names";
import { requirePlain } from "@/lib/server/answers/plain";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { conflict, invalidRequest, notFound } from "@/lib/server/answers/problem";
import { transaction } from "@/lib/server/database/transaction";
import type { Call } from "@/lib/server/events/call";
import { notify } from "@/lib/server/events/notify";
import { record } from "@/lib/server/events/record";
import { loadGroups } from "@/lib/server/projection/timeline";
import { type Entry, lockEntry, writeEntry } from "./entries";
import { componentId } from "./identity";
import { findComponent } from "./read";

/** Enters a component by hand. One that exports observe already, or later, is the same one and shows both. */
export async function enterComponent(call: Call, migrationId: string, input: ComponentInput): Promise<Component> {
  const name = nameKey(cleanName(input.name));
  if (name === null) throw invalidRequest(`"${input.name}" cannot be the name of a computer. An instance has a field of its own.`);
  return await transaction(async (client) => {
    const group = findGroup(await loadGroups(client, migrationId), input.group);
    if (!group) throw invalidRequest(`This migration has no management group named ${input.group}.`);
    const { kind } = input;
    const id = componentId(migrationId, { groupKey: group.key, kind, name });
    // Two people who enter the same at once: the second waits here and finds it.
    await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [id]);
    const before = await lockEntry(client, migrationId, id);
    if (before && !before.archivedAt)
      throw conflict("name-taken", `${name} was entered for ${group.name} already, as ${componentKindNames[before.kind].toLowerCase()}.`);
    const blank = { instance: null, version: null, planned: false, owner: null, tags: [], notes: null };
    const entry = {
      ...blank,
      id,
      groupKey: group.key,
      kind,
      name,
      ...saidIn(input, blank),
      enteredAt: call.now,
      enteredBy: call.actor.name,
    };
    await writeEntry(client, migrationId, { ...entry, revision: (before?.revision ?? 0) + 1, archivedAt: null, archivedBy: null });
    const summary = `${componentKindNames[kind]} ${name} entered for ${group.name}.`;
    return await told(client, call, migrationId, { verb: "components.create", id, summary, before: null, after: factsOf(entry) });
  });
}

/** Changes what people entered. What exports observe is never touched. */
export async function editComponent(
  call: Call,
  migrationId: string,
  id: string,
  patch: ComponentPatch,
  ifMatch: number | null,
): Promise<Component> {
  return await transaction(async (client) => {
    const { entry, shown } = await enteredOne(client, migrationId, id, ifMatch);
    const next = { ...entry, ...saidIn(patch, entry), revision: entry.revision + 1 };
    const changed = fields.filter((field) => JSON.stringify(entry[field]) !== JSON.stringify(next[field]));
    if (!changed.length) return shown;
    await writeEntry(client, migrationId, next);
    const summary = `${entry.name}: ${changed.map((field) => words[field]).join(", ")} changed.`;
    const [before, after] = [factsOf(entry, changed), factsOf(next, changed)];
    return await told(client, call, migrationId, { verb: "components.edit", id, summary, before, after });
  });
}

/** Takes out what people entered. It is kept, and entering the same again brings it back. */
export async function archiveComponent(call: Call, migrationId: string, id: string, ifMatch: number | null): Promise<Component> {
  return await transaction(async (client) => {
    const { entry } = await enteredOne(client, migrationId, id, ifMatch);
    await writeEntry(client, migrationId, {
      ...entry,
      revision: entry.revision + 1,
      archivedAt: call.now,
      archivedBy: call.actor.name,
    });
    const summary = `${componentKindNames[entry.kind]} ${entry.name} taken out.`;
    return await told(client, call, migrationId, { verb: "components.archive", id, summary, before: factsOf(entry), after: null });
  });
}

async function enteredOne(client: pg.PoolClient, migrationId: string, id: string, ifMatch: number | null) {
  const entry = await lockEntry(client, migrationId, id);
  const shown = await findComponent(client, migrationId, id);
  if (!shown) throw notFound("The component");
  requireRevision(ifMatch, shown.revision, shown);
  if (!entry || entry.archivedAt)
    throw conflict(
      "conflict",
      `Nobody entered ${shown.name} by hand. Enter it with its management group, kind and name to say more of it.`,
    );
  return { entry, shown };
}

const words = { planned: "planned", instance: "instance", version: "version", owner: "owner", tags: "tags", notes: "notes" } as const;
const fields = Object.keys(words) as (keyof typeof words)[];

type Said = Pick<Entry, keyof typeof words>;

/** What was said, blank texts as nothing. Left out is left as it is. */
function saidIn(input: ComponentPatch, before: Said): Partial<Said> {
  for (const field of ["instance", "version", "owner"] as const) requirePlain(field, [input[field]], [before[field]]);
  requirePlain("tags", input.tags, before.tags);
  const text = (value: string | null | undefined) => (value === "" ? null : value);
  const { planned, tags, ...texts } = input;
  const said = { planned, tags: tags && [...new Set(tags)] };
  for (const field of ["instance", "version", "owner", "notes"] as const) Object.assign(said, { [field]: text(texts[field]) });
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function factsOf(entry: Pick<Entry, keyof typeof words>, of: readonly (keyof typeof words)[] = fields): Record<string, unknown> {
  return Object.fromEntries(of.map((field) => [field, entry[field]]));
}

type Told = {
  verb: "components.create" | "components.edit" | "components.archive";
  id: string;
  summary: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** The event, the notice, and the component as it stands. */
async function told(client: pg.PoolClient, call: Call, migrationId: string, { id, ...event }: Told): Promise<Component> {
  const shown = await findComponent(client, migrationId, id);
  if (!shown) throw notFound("The component");
  const { now: at, actor, requestId } = call;
  await record(client, { migrationId, at, actor, requestId, subject: { kind: "component", id, name: shown.name }, ...event });
  await notify(client, { migration: migrationId, subject: "component", id });
  return shown;
}
