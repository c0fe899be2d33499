"use client";

import { useMutation } from "@tanstack/react-query";
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, ListTree, Pencil } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, TextArea } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Note } from "@/components/ui/states";
import type { Task, TaskPatch } from "@/lib/contracts/tasks";
import { editTask } from "@/lib/queries/tasks";
import { NeedsDialog } from "./needs-dialog";

type Props = { task: Task; migration: string; neighbours: readonly Task[]; byId: ReadonlyMap<string, Task> };

/** What a lead may do with a task itself: word it, say what comes before it, move it within its component, archive it. */
export function TaskShape({ task, migration, neighbours, byId }: Props) {
  const [wording, setWording] = useState<{ title: string; detail: string } | null>(null);
  const [chaining, setChaining] = useState(false);
  const save = useMutation({
    mutationFn: (patch: TaskPatch) => editTask(migration, task, patch),
    onSuccess: () => setWording(null),
  });
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
      {save.error && !wording && <Note tone="bad" role="alert" title={save.error.message} />}
      {wording && (
        <Dialog
          open
          onClose={() => setWording(null)}
          title={`Text of ${task.key}`}
          actions={
            <>
              {!task.added && <Button onClick={() => save.mutate({ title: null, detail: null })}>As the template has it</Button>}
              <Button onClick={() => setWording(null)}>Cancel</Button>
              <Button look="primary" disabled={!wording.title.trim() || save.isPending} onClick={() => save.mutate(wording)}>
                Save
              </Button>
            </>
          }
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
          {save.error && <Note tone="bad" role="alert" title={save.error.message} />}
        </Dialog>
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
