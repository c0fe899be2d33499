import "server-only";
import { v7 } from "uuid";
import type { Task, TaskInput, TaskPatch } from "@/lib/contracts/tasks";
import { may } from "@/lib/domain/roles";
import { circleWith } from "@/lib/domain/tasks/needs";
import { requirePlain } from "@/lib/server/answers/plain";
import { conflict, invalidRequest, notAllowed, notFound } from "@/lib/server/answers/problem";
import type { Call } from "@/lib/server/events/call";
import { type AllInHand, changeTask, changeTasks, type Event, type InHand, nameOf, next, type Standing, standingsOf } from "./change";
import { type Account, findOwner } from "./owners";
import { blankRow, type TaskRow } from "./rows";

/** Changes what people say of a task. What it is called, where it stands and whether it counts takes a lead. */
export function editTask(call: Call, migrationId: string, id: string, patch: TaskPatch, ifMatch: number | null): Promise<Task> {
  const shapes = ["title", "detail", "position", "archived", "prerequisites"] as const;
  if (shapes.some((field) => patch[field] !== undefined) && !may(call.actor, "tasks.shape"))
    throw notAllowed("Editing, moving and archiving a task, and saying what comes before it, takes a lead.");
  return changeTask(call, migrationId, id, ifMatch, (task, { tasks, accounts }) => {
    const { row, standing, completion } = task;
    const owner = ownerIn(call, patch, row, [...accounts.values()]);
    const wanted = { ...row, ...stateOf(call, task, patch), ...saidIn(patch, row), ...owner, ...needsIn(task, standingsOf(tasks), patch) };
    const changed = fields.filter((field) => JSON.stringify(row[field]) !== JSON.stringify(wanted[field]));
    if (!changed.length) return null;
    const inWords = (said: TaskRow) => Object.fromEntries(changed.map((field) => [field, valueInWords(said, field, { tasks, accounts })]));
    return {
      row: next(wanted),
      completion,
      event: {
        verb: "tasks.edit",
        summary: `${nameOf(standing)}: ${[...new Set(changed.map((field) => words[field]))].join(", ")} changed.`,
        before: inWords(row),
        after: inWords(wanted),
        reason: changed.includes("state") ? wanted.stateReason : null,
      },
    };
  });
}

/** Adds a task of the team's own. */
export async function addTask(call: Call, migrationId: string, input: TaskInput): Promise<Task> {
  const { phase, component, title, detail, subject, prerequisites = [] } = input;
  const blank = blankRow({ id: v7(), templateKey: null, subject: subject || null, phase, component });
  const [added] = await changeTasks(call, migrationId, ({ tasks }) => {
    requireKnown(prerequisites, tasks);
    const number = Math.max(0, ...[...tasks.values()].map(({ row }) => row.number ?? 0)) + 1;
    const said = { number, title, detail: detail || null, prerequisites: [...new Set(prerequisites)] };
    const event: Event = { verb: "tasks.add", summary: `OWN-${number} ${title} added.`, before: null, after: { phase, component, title } };
    return [{ row: next(blank, said), completion: null, event }];
  });
  if (!added) throw notFound("The task");
  return added;
}

const words = {
  state: "state",
  stateReason: "reason",
  ownerId: "owner",
  dueDate: "due date",
  note: "note",
  links: "links",
  title: "title",
  detail: "description",
  position: "place",
  archived: "archived",
  prerequisites: "what comes before it",
  ownNeeds: "what comes before it",
} as const satisfies Partial<Record<keyof TaskRow, string>>;
const fields = Object.keys(words) as (keyof typeof words)[];

/** As the activity tells it: people by name and tasks by key, since an id says nothing to whoever reads it later. */
function valueInWords(said: TaskRow, field: (typeof fields)[number], { tasks, accounts }: AllInHand): unknown {
  if (field === "ownerId") return accounts.get(said.ownerId ?? "")?.name ?? said.ownerId;
  if (field === "prerequisites") return said.prerequisites.map((id) => tasks.get(id)?.standing.key ?? id);
  return said[field];
}

type State = Pick<TaskRow, "state" | "stateReason" | "stateBy" | "stateAt">;

/** What a state needs: why it is blocked or not applicable. What is ticked is unticked first. */
function stateOf(call: Call, { standing, row, completion }: InHand, { state, reason }: TaskPatch): Partial<State> {
  if (state === undefined && reason === undefined) return {};
  const next = state ?? row.state;
  if (completion && state !== undefined) throw conflict("conflict", `${standing.key} is done. Untick it first.`);
  const why = next === "blocked" || next === "notApplicable";
  const said = why ? reason || (state === undefined || state === row.state ? row.stateReason : null) : null;
  if (why && !said) throw invalidRequest(`Say why the task is ${next === "blocked" ? "blocked" : "not applicable"}.`);
  if (next === row.state && said === row.stateReason) return {};
  const since = next === row.state ? { stateBy: row.stateBy, stateAt: row.stateAt } : { stateBy: call.actor.name, stateAt: call.now };
  return { state: next, stateReason: said, ...since };
}

/** Blank texts are nothing; what is left out stays. */
function saidIn(patch: TaskPatch, row: TaskRow): Partial<TaskRow> {
  if (row.templateKey === null && (patch.title === null || patch.title === "")) throw invalidRequest("A task of your own needs a title.");
  requirePlain("title", [patch.title], [row.title]);
  requirePlain(
    "links",
    patch.links?.flatMap(({ name, href }) => [name, href]),
    row.links.flatMap(({ name, href }) => [name, href]),
  );
  const said: Partial<TaskRow> = {};
  for (const field of ["note", "title", "detail"] as const) if (patch[field] !== undefined) said[field] = patch[field] || null;
  if (patch.dueDate !== undefined) said.dueDate = patch.dueDate;
  if (patch.links !== undefined) said.links = patch.links;
  if (patch.position !== undefined) said.position = patch.position;
  if (patch.archived !== undefined) said.archived = patch.archived;
  return said;
}

/** What comes before a task is of this migration, and never the task itself, also not by way of others. */
function needsIn(
  { standing: { id, key }, row }: InHand,
  all: ReadonlyMap<string, Standing>,
  { prerequisites }: TaskPatch,
): Partial<TaskRow> {
  if (prerequisites === undefined) return {};
  if (prerequisites === null) return { prerequisites: [], ownNeeds: row.templateKey === null };
  const needs = [...new Set(prerequisites)];
  requireKnown(needs, all);
  const circle = circleWith(id, needs, all);
  if (circle) throw invalidRequest(`${all.get(circle)?.key} waits for ${key} already, so it cannot come before it.`);
  return { prerequisites: needs, ownNeeds: true };
}

function requireKnown(ids: readonly string[], all: ReadonlyMap<string, unknown>): void {
  const unknown = ids.find((id) => !all.has(id));
  if (unknown) throw invalidRequest(`No task of this migration has the id ${unknown}.`);
}

function ownerIn({ actor, now }: Call, { owner }: TaskPatch, row: TaskRow, accounts: readonly Account[]): Partial<TaskRow> {
  if (owner === undefined) return {};
  if (owner === null || owner === "") return { ownerId: null, ownerBy: null, ownerAt: null };
  const { id } = findOwner(accounts, owner, actor);
  return id === row.ownerId ? {} : { ownerId: id, ownerBy: actor.name, ownerAt: now };
}
