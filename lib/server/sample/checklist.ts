import "server-only";
import { type TaskInput, type TaskPatch, taskListQuery } from "@/lib/contracts/tasks";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { isSettled } from "@/lib/domain/tasks/state";
import type { Call } from "@/lib/server/events/call";
import { listGates } from "@/lib/server/gates/read";
import { signGate } from "@/lib/server/gates/sign";
import { addComment } from "@/lib/server/tasks/comments/write";
import { changeCompletion, changeCompletions } from "@/lib/server/tasks/completions";
import { addTask, editTask } from "@/lib/server/tasks/edit";
import { listTasks } from "@/lib/server/tasks/list";
import { listTemplates } from "@/lib/server/tasks/templates/read";
import { saveTemplate } from "@/lib/server/tasks/templates/save";

const ownerOf = ({ actor }: Call): TaskPatch => (actor.kind === "person" ? { owner: "me" } : {});
const tasksOf = async (call: Call, migrationId: string) =>
  (await listTasks(migrationId, taskListQuery.parse({ limit: 500 }), call.actor)).items;

/** Ticks the tasks of a phase in the order in which they wait for one another; the keys in `but` stay open. */
export async function tickPhase(call: Call, migrationId: string, phase: PhaseId, but: readonly string[] = []): Promise<void> {
  for (;;) {
    const open = (await tasksOf(call, migrationId)).filter(
      (task) => task.phase === phase && !isSettled(task.state) && !but.includes(task.key),
    );
    const { changed } = open.length ? await changeCompletions(call, migrationId, { done: true, tasks: open }) : { changed: 0 };
    if (changed === open.length) return;
    const [first] = changed ? [] : open;
    if (first) await changeCompletion(call, migrationId, first, { done: true, reason: "Agreed with the board before the list was kept." });
  }
}

/** Ticks and edits single tasks by key, where the migration has them. */
export async function tellTasks(
  call: Call,
  migrationId: string,
  { ticked, edited }: { ticked: Readonly<Record<string, string>>; edited: Readonly<Record<string, TaskPatch>> },
): Promise<void> {
  for (const { id, key, revision } of await tasksOf(call, migrationId)) {
    const note = ticked[key];
    const patch = edited[key];
    if (note !== undefined) await changeCompletion(call, migrationId, { id, revision }, { done: true, note, reason: note });
    else if (patch) await editTask(call, migrationId, id, { ...ownerOf(call), ...patch }, revision);
  }
}

/** What people wrote about tasks, when they did. */
export async function commentOnTasks(
  call: Call,
  migrationId: string,
  comments: readonly { key: string; at: Date; text: string }[],
): Promise<void> {
  const tasks = await tasksOf(call, migrationId);
  for (const { key, at, text } of comments) {
    const task = tasks.find((one) => one.key === key);
    if (task) await addComment({ ...call, now: at }, migrationId, task.id, text);
  }
}

/** A task of the team's own, and the checklist kept with it, unless one of that name is kept from a sample before. */
export async function addOwnTask(
  call: Call,
  migrationId: string,
  { input, patch, template }: { input: TaskInput; patch: TaskPatch; template: string },
): Promise<void> {
  const { id, revision } = await addTask(call, migrationId, input);
  await editTask(call, migrationId, id, { ...ownerOf(call), ...patch }, revision);
  const { items } = await listTemplates();
  if (!items.some(({ name }) => name === template)) await saveTemplate(call, migrationId, template);
}

/** Signs a gate; whatever is open is waived, for the reason of its key. */
export async function signSampleGate(call: Call, migrationId: string, phase: PhaseId, reason: (key: string) => string): Promise<void> {
  const gate = (await listGates(migrationId)).items.find((one) => one.phase === phase);
  if (!gate) return;
  await signGate(call, migrationId, phase, { waivers: gate.open.map(({ task, key }) => ({ task, reason: reason(key ?? "") })) });
}
