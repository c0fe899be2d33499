import { ListTodo, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/states";
import type { Task } from "@/lib/contracts/tasks";
import { taskComponentNames, taskComponents } from "@/lib/domain/tasks/components";
import { countTasks, openPrerequisites } from "@/lib/domain/tasks/state";
import type { ChecklistPart } from "@/lib/queries/checklist-links";
import { type RowProps, TaskRow } from "./task-row";
import { iconOf } from "./task-words";

type Props = { part: ChecklistPart; tasks: readonly Task[]; byId: ReadonlyMap<string, Task>; opened: string | null } & Pick<
  RowProps,
  "onTick" | "onOpen" | "timeZone" | "now"
>;

/** Rows under their components; what is next is one list in its own order. */
export function TaskGroups({ part, tasks, byId, opened, ...rest }: Props) {
  const columns = { owner: tasks.some(({ ownerName }) => ownerName !== null), due: tasks.some(({ dueDate }) => dueDate !== null) };
  const row = (task: Task) => (
    <TaskRow
      key={task.id}
      task={task}
      before={task.prerequisites.flatMap((id) => byId.get(id) ?? [])}
      open={openPrerequisites(task, byId)}
      selected={task.id === opened}
      columns={columns}
      {...rest}
    />
  );
  if (!tasks.length)
    return (
      <div className="card">
        <EmptyState title={part === "next" ? "Nothing waits for you" : "No task here"}>
          {part === "next"
            ? "Nothing that is yours or nobody's can be done right now: the rest waits for other tasks or is blocked."
            : "No task of this phase is of that kind."}
        </EmptyState>
      </div>
    );
  if (part === "next")
    return (
      <TaskGroup name="Yours first, then what is ready and nobody's" icon={ListTodo} tasks={tasks}>
        {tasks.map(row)}
      </TaskGroup>
    );
  return taskComponents.map((component) => {
    const own = tasks.filter((task) => task.component === component);
    if (!own.length) return null;
    return (
      <TaskGroup key={component} name={taskComponentNames[component]} icon={iconOf(component)} tasks={own}>
        {own.map(row)}
      </TaskGroup>
    );
  });
}

type GroupProps = { name: string; icon: LucideIcon; tasks: readonly Task[]; children: ReactNode };

/** Tasks of one component with how many of them are done. */
function TaskGroup({ name, icon: Icon, tasks, children }: GroupProps) {
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
