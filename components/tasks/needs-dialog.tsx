"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/field";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Task, TaskPatch } from "@/lib/contracts/tasks";
import { phaseNames } from "@/lib/domain/tasks/phases";
import { editTask } from "@/lib/queries/tasks";

type Props = { task: Task; migration: string; byId: ReadonlyMap<string, Task>; onClose: () => void };

/** Which tasks come before one. What waits for it already is refused by the server. */
export function NeedsDialog({ task, migration, byId, onClose }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(task.prerequisites));
  const [text, setText] = useState("");
  const save = useChange((patch: TaskPatch) => editTask(migration, task, patch), { after: onClose });
  const words = text.trim().toLowerCase();
  const found = [...byId.values()].filter(
    (one) => one.id !== task.id && !one.archived && (chosen.has(one.id) || nameOf(one).toLowerCase().includes(words)),
  );
  const shown = words === "" ? found.filter((one) => chosen.has(one.id) || one.phase === task.phase) : found;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`What comes before ${task.key}`}
      actions={
        <>
          {!task.added && task.ownPrerequisites && (
            <Button disabled={save.isPending} onClick={() => save.mutate({ prerequisites: null })}>
              As the template has it
            </Button>
          )}
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={save.isPending} onClick={() => save.mutate({ prerequisites: [...chosen] })}>
            Save
          </Button>
        </>
      }
    >
      <Input aria-label="Find a task" placeholder="Find a task of any phase…" value={text} onChange={(e) => setText(e.target.value)} />
      <ul className="mt-2 max-h-80 overflow-y-auto rounded-card border border-line text-ink">
        {shown.map((one) => (
          <li key={one.id} className="border-b border-line last:border-0">
            <div className="px-3 py-1 hover:bg-hover">
              <Checkbox checked={chosen.has(one.id)} onChange={() => toggle(one.id)}>
                <span className="min-w-0">
                  <span className="font-mono text-small text-ink3">{one.key}</span> {one.title}
                  {one.subject && ` (${one.subject})`}
                  {one.phase !== task.phase && <span className="text-small text-ink3"> {phaseNames[one.phase]}</span>}
                </span>
              </Checkbox>
            </div>
          </li>
        ))}
        {shown.length === 0 && <li className="px-3 py-4 text-ink3">No task is called so.</li>}
      </ul>
      <Failure of={save.error} />
    </Dialog>
  );
}

const nameOf = ({ key, title, subject }: Task) => `${key} ${title}${subject ? ` (${subject})` : ""}`;
