import { ListTodo } from "lucide-react";
import { EmptyState } from "@/components/ui/states";
import type { Task } from "@/lib/contracts/tasks";
import { taskComponentNames, taskComponents } from "@/lib/domain/tasks/components";
import { openPrerequisites } from "@/lib/domain/tasks/state";
import type { ChecklistPart } from "@/lib/queries/checklist-links";
import { TaskGroup } from "./task-group";
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
