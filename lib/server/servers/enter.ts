import "server-only";
import type { Component, ComponentInput, ComponentPatch } from "@/lib/contracts/components";
import { componentKindNames } from "@/lib/domain/components";
import { findGroup } from "@/lib/domain/management-groups";
import { cleanName, nameKey } from "@/lib/readers/names";
import { requirePlain } from "@/lib/server/answers/plain";
import { requireRevision } from "@/lib/server/answers/preconditions";
import { conflict, invalidRequest, notFound } from "@/lib/server/answers/problem";
import type { Queryable } from "@/lib/server/database/queryable";
import { loadGroups } from "@/lib/server/estate/timeline";
import type { Call } from "@/lib/server/events/call";
import { change, type Told } from "@/lib/server/events/change";
import { type Entry, findEntry, writeEntry } from "./entries";
import { componentId } from "./identity";
import { findComponent } from "./read";

/** Enters a component by hand. One that exports observe already, or later, is the same one and shows both. */
export async function enterComponent(call: Call, migrationId: string, input: ComponentInput): Promise<Component> {
  const name = nameKey(cleanName(input.name));
  if (name === null) throw invalidRequest(`"${input.name}" cannot be the name of a computer. An instance has a field of its own.`);
  return await changeComponent(call, migrationId, async (db) => {
    const group = findGroup(await loadGroups(db, migrationId), input.group);
    if (!group) throw invalidRequest(`This migration has no management group named ${input.group}.`);
    const { kind } = input;
    const id = componentId(migrationId, { groupKey: group.key, kind, name });
    const before = await findEntry(db, migrationId, id);
    if (before && !before.archivedAt)
      throw conflict("name-taken", `${name} was entered for ${group.name} already, as ${componentKindNames[before.kind].toLowerCase()}.`);
    const blank = { instance: null, version: null, planned: false, owner: null, tags: [], notes: null };
    const entered = { enteredAt: call.now, enteredBy: call.actor.name, archivedAt: null, archivedBy: null };
    const place = { id, revision: (before?.revision ?? 0) + 1, groupKey: group.key, kind, name };
    const entry = { ...blank, ...place, ...saidIn(input, blank), ...entered };
    const summary = `${componentKindNames[kind]} ${name} entered for ${group.name}.`;
    return { entry, told: { verb: "components.create", summary, before: null, after: factsOf(entry) } };
  });
}

/** Changes what people entered. What exports observe is never touched. */
export function editComponent(
  call: Call,
  migrationId: string,
  id: string,
  patch: ComponentPatch,
  ifMatch: number | null,
): Promise<Component> {
  return changeComponent(call, migrationId, async (db) => {
    const { entry } = await enteredOne(db, migrationId, id, ifMatch);
    const next = { ...entry, ...saidIn(patch, entry), revision: entry.revision + 1 };
    const changed = fields.filter((field) => JSON.stringify(entry[field]) !== JSON.stringify(next[field]));
    if (!changed.length) return { entry, told: null };
    const summary = `${entry.name}: ${changed.map((field) => words[field]).join(", ")} changed.`;
    return {
      entry: next,
      told: { verb: "components.edit", summary, before: factsOf(entry, changed), after: factsOf(next, changed) },
    };
  });
}

/** Takes out what people entered. It is kept, and entering the same again brings it back. */
export function archiveComponent(call: Call, migrationId: string, id: string, ifMatch: number | null): Promise<Component> {
  return changeComponent(call, migrationId, async (db) => {
    const { entry } = await enteredOne(db, migrationId, id, ifMatch);
    const summary = `${componentKindNames[entry.kind]} ${entry.name} taken out.`;
    return {
      entry: { ...entry, revision: entry.revision + 1, archivedAt: call.now, archivedBy: call.actor.name },
      told: { verb: "components.archive", summary, before: factsOf(entry), after: null },
    };
  });
}

async function enteredOne(db: Queryable, migrationId: string, id: string, ifMatch: number | null) {
  const entry = await findEntry(db, migrationId, id);
  const shown = await findComponent(db, migrationId, id);
  if (!shown) throw notFound("The component");
  requireRevision(ifMatch, shown.revision, shown);
  if (!entry || entry.archivedAt)
    throw conflict(
      "conflict",
      `Nobody entered ${shown.name} by hand. Enter it with its management group, kind and name to say more of it.`,
    );
  return { entry };
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

/** `decide` answers the entry from now on and what happened; null where nothing is different. */
function changeComponent(
  call: Call,
  migrationId: string,
  decide: (db: Queryable) => Promise<{ entry: Entry; told: Omit<Told, "subject"> | null }>,
): Promise<Component> {
  return change(call, { migrationId, lock: `components ${migrationId}`, news: "component" }, async (client) => {
    const { entry, told } = await decide(client);
    if (told) await writeEntry(client, migrationId, entry);
    const shown = await findComponent(client, migrationId, entry.id);
    if (!shown) throw notFound("The component");
    return { answer: shown, told: told && { ...told, subject: { kind: "component", id: entry.id, name: shown.name } } };
  });
}
