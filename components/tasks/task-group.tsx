import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import type { Task } from "@/lib/contracts/tasks";
import { countTasks } from "@/lib/domain/tasks/state";

/** Tasks of one component with how many of them are done. */
export function TaskGroup({
  name,
  icon: Icon,
  tasks,
  children,
}: {
  name: string;
  icon: LucideIcon;
  tasks: readonly Task[];
  children: ReactNode;
}) {
  const { done, total, stale, blocked } = countTasks(tasks);
  const trouble = [stale && `${stale} stale`, blocked && `${blocked} blocked`].filter(Boolean).join(" · ");
  return (
    <section aria-label={`Tasks: ${name}`} className="card overflow-hidden">
      <header className="flex h-9 items-center gap-2 bg-sunken px-3.5">
        <Icon size={15} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink3" />
        <h2 className="min-w-0 truncate text-section font-semibold tracking-[-0.01em]">{name}</h2>
        <span className="ml-auto text-small whitespace-nowrap text-warn-text">{trouble}</span>
        <svg width={58} height={4} aria-hidden className="shrink-0 phone:hidden">
          <rect width={58} height={4} rx={2} fill="var(--color-line2)" />
          {done > 0 && <rect width={(58 * done) / total} height={4} rx={2} fill="var(--color-good)" />}
        </svg>
        <span className="text-small tabular-nums">
          <span className="sr-only">Done: </span>
          {done}/{total}
        </span>
      </header>
      <ul className="@container">{children}</ul>
    </section>
  );
}
