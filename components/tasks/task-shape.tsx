"use client";

import { Archive, ArchiveRestore, ArrowDown, ArrowUp, ListTree, Pencil } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input, TextArea } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Task, TaskPatch } from "@/lib/contracts/tasks";
import { editTask } from "@/lib/queries/tasks";
import { NeedsDialog } from "./needs-dialog";

type Props = { task: Task; migration: string; neighbours: readonly Task[]; byId: ReadonlyMap<string, Task> };

/** What a lead may do with a task itself: word it, say what comes before it, move it within its component, archive it. */
export function TaskShape({ task, migration, neighbours, byId }: Props) {
  const [wording, setWording] = useState<{ title: string; detail: string } | null>(null);
  const [chaining, setChaining] = useState(false);
  const save = useChange((patch: TaskPatch) => editTask(migration, task, patch), { after: () => setWording(null) });
  const at = neighbours.findIndex(({ id }) => id === task.id);
  const [above, below] = [placeBeyond(neighbours, at, -1), placeBeyond(neighbours, at, 1)];
  return (
    <section aria-label="Task" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-1.5">
        <Button size="small" icon={Pencil} onClick={() => setWording({ title: task.title, detail: task.detail })}>
          Edit the text
        </Button>
        <Button size="small" icon={ListTree} onClick={() => setChaining(true)}>
          What comes before
        </Button>
        <Button
          size="small"
          icon={task.archived ? ArchiveRestore : Archive}
          disabled={save.isPending}
          onClick={() => save.mutate({ archived: !task.archived })}
        >
          {task.archived ? "Use it" : "Archive"}
        </Button>
        <IconButton label="Move up" icon={ArrowUp} disabled={above === null} onClick={() => save.mutate({ position: above })} />
        <IconButton label="Move down" icon={ArrowDown} disabled={below === null} onClick={() => save.mutate({ position: below })} />
      </div>
      {chaining && <NeedsDialog task={task} migration={migration} byId={byId} onClose={() => setChaining(false)} />}
      {!wording && <Failure of={save.error} />}
      {wording && (
        <FormDialog
          onClose={() => setWording(null)}
          title={`Text of ${task.key}`}
          verb="Save"
          ready={wording.title.trim() !== ""}
          of={save}
          onSubmit={() => save.mutate(wording)}
          aside={!task.added && <Button onClick={() => save.mutate({ title: null, detail: null })}>As the template has it</Button>}
        >
          <Field label="Title">
            <Input maxLength={200} value={wording.title} onChange={(e) => setWording({ ...wording, title: e.target.value })} />
          </Field>
          <Field label="What to do">
            <TextArea
              rows={4}
              maxLength={4000}
              value={wording.detail}
              onChange={(e) => setWording({ ...wording, detail: e.target.value })}
            />
          </Field>
        </FormDialog>
      )}
    </section>
  );
}

/** The place just beyond the neighbour in that direction; null at the end of the list. */
function placeBeyond(tasks: readonly Task[], at: number, by: -1 | 1): number | null {
  const next = tasks[at + by];
  if (at < 0 || !next) return null;
  const beyond = tasks[at + 2 * by];
  return beyond ? (next.position + beyond.position) / 2 : next.position + by;
}
