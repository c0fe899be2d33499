"use client";

import { useState } from "react";
import { calendarDay } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import { DateInput } from "@/components/ui/date-input";
import { Field, Input, Select, TextArea } from "@/components/ui/field";
import { SavedMeanwhile } from "@/components/ui/saved-meanwhile";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Task, TaskList } from "@/lib/contracts/tasks";
import { taskStateNames } from "@/lib/domain/tasks/components";
import { theirsIn } from "@/lib/queries/request";
import { editTask } from "@/lib/queries/tasks";
import { draftOf, needsReason, patchOf, stateIn, type TaskDraft } from "./task-draft";

type Props = { task: Task; migration: string; people: TaskList["people"] };

/** What people say of a task. No import ever overwrites it. */
export function TaskForm({ task, migration, people }: Props) {
  const [edit, setEdit] = useState<{ base: Task; draft: TaskDraft } | null>(null);
  const base = edit?.base ?? task;
  const draft = edit?.draft ?? draftOf(task);
  const patch = patchOf(draftOf(base), draft);
  const save = useChange((revision: number) => editTask(migration, { id: task.id, revision }, patch), {
    says: "Saved",
    after: () => setEdit(null),
  });
  const theirs = theirsIn<Task>(save.error);
  const change = (more: Partial<TaskDraft>) => setEdit({ base, draft: { ...draft, ...more } });
  const changed = Object.keys(patch).length > 0;
  const ready = !needsReason(draft) || draft.reason.trim() !== "";
  const discard = () => {
    setEdit(null);
    save.reset();
  };
  return (
    <section aria-label="Plan">
      <form
        className="flex flex-col gap-2.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save.mutate(base.revision);
        }}
      >
        <div className="grid grid-cols-2 gap-2.5">
          <Field label="State">
            <Select value={draft.state} disabled={task.state === "done"} onChange={(e) => change({ state: stateIn(e.target.value) })}>
              {(["open", "inProgress", "blocked", "notApplicable"] as const).map((state) => (
                <option key={state} value={state}>
                  {task.state === "done" ? taskStateNames.done : taskStateNames[state]}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Due">
            <DateInput value={draft.dueDate} onChange={(e) => change({ dueDate: e.target.value })} />
          </Field>
        </div>
        {needsReason(draft) && (
          <Field label={draft.state === "blocked" ? "What blocks it" : "Why it does not apply"}>
            <Input maxLength={1000} value={draft.reason} onChange={(e) => change({ reason: e.target.value })} />
          </Field>
        )}
        <Field label="Owner">
          <Select value={draft.owner} onChange={(e) => change({ owner: e.target.value })}>
            <option value="">Nobody</option>
            {task.ownerId && !people.some(({ id }) => id === task.ownerId) && <option value={task.ownerId}>{task.ownerName}</option>}
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Note">
          <TextArea rows={2} maxLength={4000} value={draft.note} onChange={(e) => change({ note: e.target.value })} />
        </Field>
        <Field label="Links" hint="One a line: words, then the address">
          <TextArea rows={1} className="min-h-8!" value={draft.links} onChange={(e) => change({ links: e.target.value })} />
        </Field>
        {task.links.length > 0 && (
          <ul className="flex flex-col gap-0.5">
            {task.links.map(({ name, href }) => (
              <li key={href}>
                <a href={href} target="_blank" rel="noreferrer" className="link break-all">
                  {name || href}
                </a>
              </li>
            ))}
          </ul>
        )}
        {theirs && (
          <SavedMeanwhile what="this task" onKeepMine={() => save.mutate(theirs.revision)} onKeepTheirs={discard}>
            Theirs: {taskStateNames[task.state].toLowerCase()}, owner {task.ownerName ?? "nobody"}, due {calendarDay(task.dueDate)}, note{" "}
            {task.note ? `“${task.note}”` : "none"}.
          </SavedMeanwhile>
        )}
        {!theirs && <Failure of={save.error} />}
        {changed && !theirs && (
          <div className="flex justify-end gap-2">
            <Button size="small" onClick={discard}>
              Discard
            </Button>
            <Button type="submit" size="small" look="primary" disabled={save.isPending || !ready}>
              Save
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}
