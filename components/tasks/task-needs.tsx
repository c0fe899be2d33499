import { Check, CornerLeftUp } from "lucide-react";
import type { Task } from "@/lib/contracts/tasks";
import { taskStateNames } from "@/lib/domain/tasks/components";

type Props = { task: Task; open: readonly Task[]; byId: ReadonlyMap<string, Task>; onOpen: (id: string) => void };

/** What comes before a task, and what of that is still open. */
export function TaskNeeds({ task, open, byId, onOpen }: Props) {
  const before = task.prerequisites.flatMap((id) => byId.get(id) ?? []);
  if (!before.length) return null;
  return (
    <section aria-label="Before it">
      <h3 className="mb-1 text-small font-[550]">
        {open.length ? `Waits for ${open.length} of ${before.length}` : "Everything before it is done"}
      </h3>
      <ul className="flex flex-col gap-1">
        {before.map((one) => (
          <li key={one.id} className="flex items-start gap-2">
            {open.includes(one) ? (
              <CornerLeftUp size={14} aria-hidden className="mt-0.75 shrink-0 text-ink3" />
            ) : (
              <Check size={14} aria-hidden className="mt-0.75 shrink-0 text-good-text" />
            )}
            <button type="button" onClick={() => onOpen(one.id)} className="opens-rows min-w-0 rounded-bar text-left">
              <span className="font-mono text-small">{one.key}</span> {one.title}
              {one.subject && ` (${one.subject})`}
            </button>
            <span className="ml-auto shrink-0 text-small text-ink3">{taskStateNames[one.state]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
