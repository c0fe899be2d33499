import "server-only";
import { v5 } from "uuid";
import type { Task, TaskCheck } from "@/lib/contracts/tasks";
import { checks } from "@/lib/domain/checks/checks";
import { commandsOfTask } from "@/lib/domain/commands/asked";
import { type Command, commandsOf } from "@/lib/domain/commands/commands";
import { commandNames } from "@/lib/domain/commands/names";
import { type Estate, type PlannedTask, planTasks } from "@/lib/domain/tasks/plan";
import { isStale } from "@/lib/domain/tasks/state";
import type { Queryable } from "@/lib/server/database/queryable";
import { countComments } from "./comments/read";
import type { Known } from "./facts";
import { type Account, loadAccounts } from "./owners";
import { type CompletionRow, loadCompletions, loadTaskRows, type SaidOfTask, type TaskRow } from "./rows";

/** A task as people see it, and the rows that it comes from. */
export type LoadedTask = { shown: Task; row: TaskRow | null; completion: CompletionRow | null };

/** The same for the same task, however often it is worked out: so a migration starts with no rows. */
const idIn = (migrationId: string) => (key: string, subject: string | null) => v5(`task ${key} ${subject ?? ""}`, migrationId);

/** All tasks of a migration as the template and people have them, without what was done and what facts say. */
export async function loadPlanned(db: Queryable, migrationId: string, estate: Estate): Promise<PlannedTask<TaskRow>[]> {
  return planTasks(estate, await loadTaskRows(db, migrationId), idIn(migrationId));
}

/** What people said of all tasks. */
export type AllSaid = {
  rows: readonly TaskRow[];
  completions: ReadonlyMap<string, CompletionRow>;
  accounts: ReadonlyMap<string, Account>;
  comments: ReadonlyMap<string, number>;
};

/** All tasks of a migration, archived ones too, with what people say and what the facts say. */
export async function loadTasks(db: Queryable, migrationId: string, known: Known): Promise<LoadedTask[]> {
  return tasksFrom(await loadSaid(db, migrationId), migrationId, known);
}

export async function loadSaid(db: Queryable, migrationId: string): Promise<AllSaid> {
  const [rows, completions, accounts, comments] = await Promise.all([
    loadTaskRows(db, migrationId),
    loadCompletions(db, migrationId),
    loadAccounts(db),
    countComments(db, migrationId),
  ]);
  return {
    rows,
    completions: new Map(completions.map((one) => [one.taskId, one])),
    accounts: new Map(accounts.map((one) => [one.id, one])),
    comments,
  };
}

/** The same after these were written. */
export function withWritten(said: AllSaid, written: readonly SaidOfTask[]): AllSaid {
  const ids = new Set(written.map(({ row }) => row.id));
  const completions = new Map(said.completions);
  for (const { row, completion } of written) {
    if (completion) completions.set(row.id, completion);
    else completions.delete(row.id);
  }
  return { ...said, rows: [...said.rows.filter(({ id }) => !ids.has(id)), ...written.map(({ row }) => row)], completions };
}

export function tasksFrom(said: AllSaid, migrationId: string, known: Known): LoadedTask[] {
  return plannedFrom(said, migrationId, known).map((planned) => ({
    shown: shownFrom(planned, said, known),
    row: planned.kept,
    completion: said.completions.get(planned.id) ?? null,
  }));
}

/** The same without what the facts say of each. */
export function plannedFrom(said: AllSaid, migrationId: string, { estate }: Known): PlannedTask<TaskRow>[] {
  return planTasks(estate, said.rows, idIn(migrationId));
}

/** A task as people see it. */
export function shownFrom(planned: PlannedTask<TaskRow>, { completions, accounts, comments }: AllSaid, known: Known): Task {
  const { facts } = known;
  const names = commandNames(facts.groups, facts.servers, { subject: planned.subject });
  const commands = names && planned.template ? commandsOf(commandsOfTask[planned.key] ?? [], names) : [];
  return present(planned, {
    commands,
    completion: completions.get(planned.id) ?? null,
    owner: accounts.get(planned.kept?.ownerId ?? "") ?? null,
    check: checkOf(planned, known),
    comments: comments.get(planned.id) ?? 0,
  });
}

type Said = { commands: Command[]; completion: CompletionRow | null; owner: Account | null; check: TaskCheck | null; comments: number };

function present({ template, kept, ...task }: PlannedTask<TaskRow>, { commands, completion, owner, check, comments }: Said): Task {
  return {
    ...task,
    prerequisites: [...task.prerequisites],
    ownPrerequisites: kept?.ownNeeds ?? false,
    comments,
    commands,
    source: template?.source ?? null,
    state: completion ? "done" : (kept?.state ?? "open"),
    reason: completion ? null : (kept?.stateReason ?? null),
    since: completion ? null : (kept?.stateAt?.toISOString() ?? null),
    stale: isStale(completion, check),
    check,
    owner: owner?.email ?? null,
    ownerId: owner?.id ?? null,
    ownerName: owner?.name ?? null,
    dueDate: kept?.dueDate ?? null,
    note: kept?.note ?? null,
    links: kept?.links ?? [],
    completion: completion && {
      by: completion.by,
      at: completion.at.toISOString(),
      note: completion.note,
      reason: completion.reason,
      evidence: completion.evidence,
    },
    archivedReason: template?.aside ?? null,
    added: template === null,
    revision: kept?.revision ?? 0,
  };
}

/** What the facts say of a task, with the imports by name. */
function checkOf({ template, subject }: PlannedTask<TaskRow>, { facts, imports }: Known): TaskCheck | null {
  if (!template?.check) return null;
  const { counts, imports: numbers, servers, sentence, ...told } = checks[template.check](facts, subject);
  const named = numbers.flatMap((number) => {
    const one = imports.get(number);
    return one ? [{ id: one.id, number, capturedAt: one.capturedAt }] : [];
  });
  return {
    ...told,
    sentence: [...sentence],
    ...(servers ? { servers: [...servers] } : {}),
    evidence: { counts: { ...counts }, imports: named },
  };
}
