"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import type { CompletionInput, Task } from "@/lib/contracts/tasks";
import { migrationKey } from "@/lib/queries/migrations";
import { ProblemError } from "@/lib/queries/request";
import { completeTask, reopenTask } from "@/lib/queries/tasks";

/** Ticking and taking ticks back. Whoever comes second is told and sees the present state. */
export function useTaskChanges(migration: string) {
  const client = useQueryClient();
  const toast = useToast();
  const onSettled = () => client.invalidateQueries({ queryKey: migrationKey(migration) });
  const onError = (error: Error) =>
    toast(
      error instanceof ProblemError && error.status === 412
        ? "Somebody changed this task meanwhile. Nothing of yours was saved."
        : error.message,
      {
        urgent: true,
      },
    );
  const reopen = useMutation({ mutationFn: (task: Task) => reopenTask(migration, task), onSettled, onError });
  const tick = useMutation({
    mutationFn: ({ task, ...body }: { task: Task } & CompletionInput) => completeTask(migration, task, body),
    onSuccess: (done) => toast(`${done.key} ticked`, { action: { label: "Take back", onClick: () => reopen.mutate(done) } }),
    onSettled,
    onError,
  });
  const tickAll = useMutation({
    mutationFn: async (tasks: readonly Task[]) => {
      for (const task of tasks) await completeTask(migration, task, {});
      return tasks.length;
    },
    onSuccess: (count) => toast(count === 1 ? "1 task ticked" : `${count} tasks ticked`),
    onSettled,
    onError,
  });
  return { tick, reopen, tickAll };
}
