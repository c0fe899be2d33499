import { ExternalLink, X } from "lucide-react";
import { CommandList } from "@/components/commands/command-list";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { wholeMoment } from "@/components/moments/moments";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { Task, TaskList } from "@/lib/contracts/tasks";
import { taskStateNames } from "@/lib/domain/tasks/components";
import { CommentField } from "./comment-field";
import { TaskCheckFacts } from "./task-check-facts";
import { TaskComments } from "./task-comments";
import { TaskForm } from "./task-form";
import { TaskNeeds } from "./task-needs";
import { TaskShape } from "./task-shape";

export type PanelProps = {
  task: Task;
  open: readonly Task[];
  /** Tasks of the same component, in order: where it may move. */
  neighbours: readonly Task[];
  byId: ReadonlyMap<string, Task>;
  people: TaskList["people"];
  /** The key C was pressed: the field for comments takes the focus. */
  commenting: boolean;
  onCommenting: () => void;
  onTick: () => void;
  onOpen: (id: string) => void;
  onClose: () => void;
};

export function TaskPanelContent({ task, open, neighbours, byId, people, commenting, onCommenting, onTick, onOpen, onClose }: PanelProps) {
  const migration = useMigration();
  const may = useMay();
  const { completion } = task;
  return (
    <>
      <header className="sticky top-0 z-10 border-b border-line bg-surface px-4 pt-3 pb-3">
        <div className="flex items-center gap-2">
          <h2 className="font-mono text-panel font-semibold">{task.key}</h2>
          {task.stale ? (
            <Badge tone="warn">Stale tick</Badge>
          ) : (
            <Badge tone={completion ? "good" : "neutral"}>{taskStateNames[task.state]}</Badge>
          )}
          {task.archived && <Badge tone="outline">Archived</Badge>}
          <span className="flex-1" />
          <IconButton label="Close" keys="Esc" icon={X} onClick={onClose} />
        </div>
        <p className="mt-1 font-medium">{task.title}</p>
        {task.subject && <p className="text-small break-all text-ink3">{task.subject}</p>}
      </header>
      <div className="flex flex-col divide-y divide-line [&>section]:px-4 [&>section]:py-3.5">
        <section aria-label="What to do" className="flex flex-col gap-2">
          {task.detail && <p className="text-ink2">{task.detail}</p>}
          {task.source && (
            <p className="text-small text-ink3">
              {task.source.href ? (
                <a href={task.source.href} target="_blank" rel="noreferrer" className="link inline-flex items-center gap-1">
                  {task.source.name}
                  <ExternalLink size={12} aria-hidden />
                </a>
              ) : (
                task.source.name
              )}
            </p>
          )}
          {task.archived && task.archivedReason && <p className="text-small text-ink3">{task.archivedReason}</p>}
          {may("tasks.complete", migration) && !task.archived && (
            <span>
              <Button look={completion ? "default" : "primary"} size="small" onClick={onTick}>
                {completion ? (task.stale ? "Tick again…" : "Untick…") : "Tick"}
              </Button>
            </span>
          )}
        </section>
        {task.commands.length > 0 && (
          <section aria-label="Commands">
            <h3 className="mb-1.5 text-small font-[550]">{task.commands.length === 1 ? "Command" : "Commands"}</h3>
            <CommandList commands={task.commands} />
          </section>
        )}
        <TaskCheckFacts task={task} migration={migration} />
        {completion && (
          <section aria-label="Tick">
            <h3 className="mb-1 text-small font-[550]">Ticked</h3>
            <p className="text-ink2">
              By {completion.by}, {wholeMoment(completion.at, migration.timeZone)}
            </p>
            {completion.reason && <p className="mt-1 text-ink2">“{completion.reason}”</p>}
            {completion.note && <p className="mt-1 whitespace-pre-wrap text-ink2">{completion.note}</p>}
            {completion.evidence && <p className="mt-1 text-small text-ink3">Exports said then: {completion.evidence.summary}</p>}
          </section>
        )}
        {task.reason && (
          <section aria-label="Why">
            <p className="text-ink2">
              {taskStateNames[task.state]} since {wholeMoment(task.since, migration.timeZone)}: “{task.reason}”
            </p>
          </section>
        )}
        <TaskNeeds task={task} open={open} byId={byId} onOpen={onOpen} />
        <TaskComments task={task} migration={migration} />
        {may("tasks.edit", migration) && <TaskForm task={task} migration={migration.id} people={people} />}
        {may("tasks.shape", migration) && <TaskShape task={task} migration={migration.id} neighbours={neighbours} byId={byId} />}
      </div>
      {may("tasks.comment", migration) && (
        <CommentField task={task} migration={migration.id} wanted={commenting} onFocused={onCommenting} />
      )}
    </>
  );
}
