"use client";

import { useMutation } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import type { CompletionInput, Task } from "@/lib/contracts/tasks";
import { theirsIn } from "@/lib/queries/request";
import { completeTask, reopenTask } from "@/lib/queries/tasks";

/** Ticking and taking ticks back. Whoever comes second hears what the other left, and may still do it. */
export function useTaskChanges(migration: string) {
  const toast = useToast();
  const refused = (error: Error, task: Task, label: string, again: (now: Task) => void) => {
    const theirs = theirsIn<Task>(error);
    if (!theirs) return toast(error.message, { urgent: true });
    const now = { ...task, ...theirs };
    const done = now.completion ? `${now.completion.by} ticked it.` : "It is open now.";
    const mine = Boolean(now.completion) === (label === "Take it back");
    toast(`Somebody changed ${now.key} meanwhile. ${done}${mine ? "" : " Nothing is left to do."}`, {
      urgent: true,
      action: mine ? { label, onClick: () => again(now) } : undefined,
    });
  };
  const reopen = useMutation({
    mutationFn: (task: Task) => reopenTask(migration, task),
    onError: (error, task): void => refused(error, task, "Take it back", reopen.mutate),
  });
  const tick = useMutation({
    mutationFn: ({ task, ...body }: { task: Task } & CompletionInput) => completeTask(migration, task, body),
    onSuccess: (done) => toast(`${done.key} ticked`, { action: { label: "Take back", onClick: () => reopen.mutate(done) } }),
    onError: (error, { task, ...body }): void => refused(error, task, "Tick it", (now) => tick.mutate({ task: now, ...body })),
  });
  const tickAll = useMutation({
    mutationFn: async (tasks: readonly Task[]) => {
      for (const task of tasks) await completeTask(migration, task, {});
      return tasks.length;
    },
    onSuccess: (count) => toast(count === 1 ? "1 task ticked" : `${count} tasks ticked`),
    onError: (error) => toast(error.message, { urgent: true }),
  });
  return { tick, reopen, tickAll };
}
