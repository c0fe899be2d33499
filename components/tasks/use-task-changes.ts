"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import { useChange } from "@/components/ui/use-change";
import type { CompletionsChanged, CompletionsUndone } from "@/lib/contracts/completions";
import type { Task, TaskList } from "@/lib/contracts/tasks";
import { counted } from "@/lib/domain/words/numbers";
import { completeTasks, tasksQuery, undoCompletions } from "@/lib/queries/tasks";

type Ticking = { tasks: readonly Task[]; done: boolean; reason?: string };

/** Ticks tasks, one or many, or unticks them. Whoever comes second hears what the other left, and may still do it. */
export function useTaskChanges(migration: string) {
  const toast = useToast();
  const client = useQueryClient();
  const undo = useChange((id: string) => undoCompletions(migration, id), { says: undoneWords, failsInPassing: true });
  const tick = useChange((asked: Ticking) => completeTasks(migration, asked), {
    failsInPassing: true,
    after: ({ id, changed, items }, asked) => {
      client.setQueryData(tasksQuery(migration, false).queryKey, (list) => list && withAnswered(list, items));
      const [only] = asked.tasks.length === 1 ? items : [];
      if (only && only.outcome !== "changed") {
        leftAlone(only, asked);
        return;
      }
      const left = items.flatMap(({ outcome, sentence }) => (outcome === "changed" ? [] : (sentence ?? [])));
      const action = id === null ? undefined : { label: "Undo", onClick: () => undo.mutate(id) };
      if (asked.done) toast(only?.task ? `${only.task.key} ticked` : tickedWords(changed, left), { urgent: left.length > 0, action });
    },
  });
  const leftAlone = ({ outcome, sentence, task }: CompletionsChanged["items"][number], { done, ...said }: Ticking) => {
    if (!task || outcome === "waits") return toast(sentence ?? "It was left as it is.", { urgent: true });
    const stands = task.completion ? `${task.completion.by} ticked it.` : "It is open now.";
    const mine = Boolean(task.completion) !== done;
    const again = { label: done ? "Tick it" : "Untick it", onClick: () => tick.mutate({ ...said, done, tasks: [task] }) };
    toast(`Somebody changed ${task.key} meanwhile. ${stands}${mine ? "" : " Nothing is left to do."}`, {
      urgent: true,
      action: mine ? again : undefined,
    });
  };
  return tick;
}

/** The list with each task as its tick was answered, before all of them are read again. */
function withAnswered(list: TaskList, answered: CompletionsChanged["items"]): TaskList {
  const tasks = new Map(answered.flatMap(({ task }) => (task ? [[task.id, task]] : [])));
  return { ...list, items: list.items.map((one) => tasks.get(one.id) ?? one) };
}

function undoneWords({ restored, kept }: CompletionsUndone): string {
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
