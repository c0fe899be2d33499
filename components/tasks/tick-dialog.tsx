import { Confirm } from "@/components/ui/confirm";
import type { Task } from "@/lib/contracts/tasks";
import { importBehind } from "./task-words";

type Props = { task: Task; open: readonly Task[]; onTick: (reason: string) => void; onReopen: () => void; onClose: () => void };

/** Asks before a tick that something speaks against, and before one is unticked. */
export function TickDialog({ task, open, onTick, onReopen, onClose }: Props) {
  const against = task.check?.result === "fail" ? task.check.summary : null;
  if (task.completion && !task.stale)
    return (
      <Confirm open onClose={onClose} title={`Untick ${task.key}?`} verb="Untick" onConfirm={onReopen}>
        <p>Ticked by {task.completion.by}. What was written otherwise stays, and the activity keeps who ticked it and when.</p>
      </Confirm>
    );
  return (
    <Confirm
      open
      onClose={onClose}
      title={task.completion ? `Does the tick of ${task.key} still hold?` : `Tick ${task.key} nevertheless?`}
      verb={task.completion ? "Tick again" : "Tick"}
      reasonLabel={task.completion ? "Why it still holds" : "Why it is done"}
      onConfirm={onTick}
      instead={task.completion ? { verb: "Untick", onChoose: onReopen } : undefined}
    >
      <p className="font-medium text-ink">{task.title}</p>
      {against && (
        <p>
          Import #{importBehind(task)} disagrees: {against}
        </p>
      )}
      {open.length > 0 && (
        <div>
          <p>Still open before it:</p>
          <ul className="mt-1">
            {open.map((one) => (
              <li key={one.id}>
                <span className="font-mono text-small">{one.key}</span> {one.title}
                {one.subject && ` (${one.subject})`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Confirm>
  );
}
