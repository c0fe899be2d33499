"use client";

import { useMutation } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import type { CompletionInput, Task } from "@/lib/contracts/tasks";
import { counted } from "@/lib/domain/words/numbers";
import { theirsIn } from "@/lib/queries/request";
import { completeTask, completeTasks, reopenTask, undoCompletions } from "@/lib/queries/tasks";

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
  const undo = useMutation({
    mutationFn: (id: string) => undoCompletions(migration, id),
    onSuccess: ({ restored, kept }) => toast(undoneWords(restored, kept)),
    onError: (error) => toast(error.message, { urgent: true }),
  });
  const tickAll = useMutation({
    mutationFn: (tasks: readonly Task[]) => completeTasks(migration, tasks, true),
    onSuccess: ({ id, changed, items }) => {
      const left = items.flatMap(({ outcome, sentence }) => (outcome === "changed" ? [] : (sentence ?? [])));
      const back = id === null ? undefined : { label: "Take back", onClick: () => undo.mutate(id) };
      toast(tickedWords(changed, left), { urgent: left.length > 0, action: back });
    },
    onError: (error) => toast(error.message, { urgent: true }),
  });
  return { tick, reopen, tickAll };
}

function undoneWords(restored: number, kept: readonly string[]): string {
  const back = `${counted(restored, "task")} as before`;
  return kept.length ? `${back}. Changed since and left: ${kept.join(", ")}.` : back;
}

const mostTold = 3;

function tickedWords(changed: number, left: readonly string[]): string {
  const ticked = changed ? `${counted(changed, "task")} ticked` : "No task ticked";
  if (!left.length) return ticked;
  const more = left.length > mostTold ? [`${left.length - mostTold} more are left as they were.`] : [];
  return [`${ticked}.`, ...left.slice(0, mostTold), ...more].join(" ");
}
