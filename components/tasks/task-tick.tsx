import { Check, Lock, Minus } from "lucide-react";
import { classes } from "@/components/ui/classes";
import type { Task } from "@/lib/contracts/tasks";

type Props = { task: Task; waits: boolean; disabled: boolean; onPress: () => void };

/** Green check: done. Amber dashed check: done, and exports disagree. Lock: blocked or waiting. Dash: not needed. */
export function TaskTick({ task, waits, disabled, onPress }: Props) {
  const { state, stale } = task;
  const done = state === "done";
  const locked = state === "blocked" || (waits && !done);
  const label = `${task.key} ${task.title}${task.subject ? `, ${task.subject}` : ""}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native box cannot show a contradicted, a blocked and an unneeded task
    <button
      type="button"
      role="checkbox"
      aria-checked={done}
      aria-label={stale ? `${label}: ticked, exports disagree` : label}
      disabled={disabled}
      onClick={onPress}
      className="group flex size-7 shrink-0 items-center justify-center rounded-chip phone:size-11 print:size-5"
    >
      <span
        className={classes(
          "flex size-4.5 items-center justify-center rounded-tick border-[1.5px] phone:size-5.5",
          done && !stale && "border-good bg-good text-surface print:border-ink print:bg-transparent print:text-ink",
          stale && "border-dashed border-warn text-warn-text",
          locked && "border-line2 bg-sunken text-ink3",
          state === "notApplicable" && "border-line2 text-ink3",
          !done && !locked && state !== "notApplicable" && "border-field bg-surface group-hover:border-ink",
        )}
      >
        {done && <Check size={12} strokeWidth={3} aria-hidden />}
        {locked && <Lock size={10} strokeWidth={2.25} aria-hidden />}
        {state === "notApplicable" && <Minus size={12} strokeWidth={2.25} aria-hidden />}
      </span>
    </button>
  );
}
