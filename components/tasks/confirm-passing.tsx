import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/states";
import type { Task } from "@/lib/contracts/tasks";
import { importBehind } from "./task-words";

type Props = { tasks: readonly Task[]; busy: boolean; onTick: () => void };

/** What exports prove and nobody ticked, together. Nothing is ticked by itself. */
export function ConfirmPassing({ tasks, busy, onTick }: Props) {
  if (!tasks.length) return null;
  const one = tasks.length === 1;
  const action = (
    <Button size="small" look="primary" disabled={busy} onClick={onTick}>
      {one ? "Tick it" : `Tick these ${tasks.length}`}
    </Button>
  );
  return (
    <Note
      title={one ? "Exports confirm a task that nobody ticked" : `Exports confirm ${tasks.length} tasks that nobody ticked`}
      action={action}
    >
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <span className="font-mono">{task.key}</span> {task.title}
            {task.subject && ` (${task.subject})`}: {task.check?.summary}
            {importBehind(task) !== null && ` Import #${importBehind(task)}.`}
          </li>
        ))}
      </ul>
    </Note>
  );
}
