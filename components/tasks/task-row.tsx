import { CornerLeftUp, MessageSquare } from "lucide-react";
import { calendarDay, localTime } from "@/components/moments/moments";
import { classes } from "@/components/ui/classes";
import type { Task } from "@/lib/contracts/tasks";
import { EvidenceChip } from "./evidence-chip";
import { TaskTick } from "./task-tick";
import { keysOf } from "./task-words";

export type RowProps = {
  task: Task;
  /** What it waits for: all of it, and what of that is open. */
  before: readonly Task[];
  open: readonly Task[];
  selected: boolean;
  /** Whether the list has owners, and due dates, at all: where it has none, titles get their room. */
  columns: { owner: boolean; due: boolean };
  /** Null: whoever looks may not tick. */
  onTick: ((task: Task) => void) | null;
  onOpen: (id: string) => void;
  timeZone: string;
  /** Instant of reading: a due date is late from the next day on, as the migration's zone counts days. */
  now: string;
};

export function TaskRow({ task, before, open, selected, columns, onTick, onOpen, timeZone, now }: RowProps) {
  const late =
    task.dueDate !== null &&
    task.dueDate < localTime(now, timeZone).slice(0, 10) &&
    task.state !== "done" &&
    task.state !== "notApplicable";
  return (
    <li
      className={classes(
        "flex items-center gap-x-3 border-t border-line pr-3.5 pl-2 phone:items-start phone:py-1.5",
        task.stale ? "bg-warn-soft" : selected && "bg-hover",
        selected && "shadow-[inset_2px_0_0_var(--color-accent)]",
      )}
    >
      <TaskTick task={task} waits={open.length > 0} disabled={!onTick} onPress={() => onTick?.(task)} />
      <button
        type="button"
        data-task={task.id}
        aria-expanded={selected}
        onClick={() => onOpen(task.id)}
        className="flex min-h-8.25 min-w-0 flex-1 items-center gap-x-3 rounded-tick py-1 text-left -outline-offset-2 phone:block phone:min-h-11 phone:py-1.5"
      >
        <span className="flex min-w-0 flex-1 items-baseline gap-x-2.5 phone:flex-wrap">
          <span className="shrink-0 font-mono text-small text-ink3">{task.key}</span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <span className={classes("mr-2.5 font-medium", task.state === "notApplicable" && "text-ink3")}>{task.title}</span>
            {task.subject && <span className="text-small text-ink3">{task.subject}</span>}
          </span>
          {task.comments > 0 && (
            <span className="inline-flex shrink-0 items-center gap-1 self-center text-small text-ink3 tabular-nums">
              <MessageSquare size={12} aria-hidden />
              {task.comments}
              <span className="sr-only">{task.comments === 1 ? "comment" : "comments"}</span>
            </span>
          )}
        </span>
        <span className="flex w-28 shrink-0 items-center gap-1 text-small text-ink3 @max-[1000px]:hidden">
          {before.length > 0 && (
            <>
              <CornerLeftUp size={12} aria-hidden className="shrink-0" />
              <span className="sr-only">After</span>
              <span className="truncate" title={keysOf(before)}>
                {keysOf(before)}
              </span>
            </>
          )}
        </span>
        {columns.owner && <span className="w-24 shrink-0 truncate text-ink2 @max-[840px]:hidden @min-[1000px]:w-30">{task.ownerName}</span>}
        {columns.due && (
          <span className={classes("w-29 shrink-0 truncate text-small", late ? "font-semibold text-warn-text" : "text-ink2")}>
            {task.dueDate && (late ? `${calendarDay(task.dueDate)}, late` : calendarDay(task.dueDate))}
          </span>
        )}
        <span className="flex w-52 min-w-0 shrink-0 @min-[1000px]:w-57 phone:mt-1 phone:w-auto">
          <EvidenceChip task={task} open={open} timeZone={timeZone} now={now} />
        </span>
      </button>
    </li>
  );
}
