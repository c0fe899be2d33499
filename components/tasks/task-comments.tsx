"use client";

import { useQuery } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { wholeMoment } from "@/components/moments/moments";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Migration } from "@/lib/contracts/migrations";
import type { Task } from "@/lib/contracts/tasks";
import { removeComment, taskCommentsQuery } from "@/lib/queries/task-comments";

type Props = { task: Task; migration: Migration };

/** What people wrote about a task, the oldest first. */
export function TaskComments({ task, migration }: Props) {
  const may = useMay();
  const { data, error } = useQuery({ ...taskCommentsQuery(migration.id, task.id), enabled: task.comments > 0 });
  const remove = useChange((id: string) => removeComment(migration.id, task.id, id));
  if (task.comments === 0) return null;
  return (
    <section aria-label="Comments">
      <h3 className="mb-1 text-small font-[550]">{task.comments === 1 ? "1 comment" : `${task.comments} comments`}</h3>
      {!data && !error && <Skeleton className="h-10" />}
      <ol className="flex flex-col gap-2.5">
        {data?.items.map(({ id, by, at, text, mine }) => (
          <li key={id} className="group flex gap-2">
            <div className="min-w-0 flex-1">
              <p className="text-small text-ink3">
                <span className="font-medium text-ink2">{by}</span> {wholeMoment(at, migration.timeZone)}
              </p>
              <p className="break-words whitespace-pre-wrap">{text}</p>
            </div>
            {(mine ? may("tasks.comment", migration) : may("tasks.shape", migration)) && (
              <IconButton
                label={`Take out the comment of ${by}`}
                icon={Trash2}
                disabled={remove.isPending}
                onClick={() => remove.mutate(id)}
              />
            )}
          </li>
        ))}
      </ol>
      <Failure of={remove.error ?? (data ? null : error)} />
    </section>
  );
}
