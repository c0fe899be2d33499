"use client";

import { useQuery } from "@tanstack/react-query";
import { Layers, Plus } from "lucide-react";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo, useState } from "react";
import { DriftCard } from "@/components/drift/drift-card";
import { useActor, useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { GateAside, GateLine } from "@/components/gates/gate-place";
import { ReadinessCard } from "@/components/gates/readiness-card";
import { Button } from "@/components/ui/button";
import { ChoiceChip } from "@/components/ui/chip";
import { Page } from "@/components/ui/page";
import { Unanswered } from "@/components/ui/unanswered";
import type { Task } from "@/lib/contracts/tasks";
import { phaseNames } from "@/lib/domain/tasks/phases";
import { nextFor, openPrerequisites } from "@/lib/domain/tasks/state";
import { checklistKeys } from "@/lib/queries/checklist-keys";
import { type ChecklistPart, taskShows } from "@/lib/queries/checklist-links";
import { tasksQuery } from "@/lib/queries/tasks";
import { AddTask } from "./add-task";
import { ChecklistTemplates } from "./checklist-templates";
import { ConfirmPassing } from "./confirm-passing";
import { PhasePages } from "./phase-pages";
import { PagesOfPhase, PhaseTabs } from "./phase-tabs";
import { TaskGroups } from "./task-groups";
import { TaskPanel } from "./task-panel";
import { isShown, showNames } from "./task-words";
import { TickDialog } from "./tick-dialog";
import { useKeptFocus } from "./use-kept-focus";
import { usePhaseHead } from "./use-phase-head";
import { useTaskChanges } from "./use-task-changes";
import { useTaskKeys } from "./use-task-keys";

/** One phase's tasks by component, or what is next for whoever looks across all phases. */
export function ChecklistPage({ part }: { part: ChecklistPart }) {
  const migration = useMigration();
  const may = useMay();
  const actor = useActor();
  const [{ show, task: opened }, set] = useQueryStates(checklistKeys);
  const { data, error, refetch, dataUpdatedAt } = useQuery(tasksQuery(migration.id, false));
  const headCame = usePhaseHead(part, migration.id);
  const archived = useQuery({ ...tasksQuery(migration.id, true), enabled: show === "archived" });
  const [asking, setAsking] = useState<string | null>(null);
  const [dialog, setDialog] = useState<"add" | "templates" | null>(null);
  const [commenting, setCommenting] = useState(false);
  const tick = useTaskChanges(migration.id);
  const person = actor?.kind === "person" ? actor.id : null;
  const byId = useMemo(
    () => new Map([...(data?.items ?? []), ...(archived.data?.items ?? [])].map((task) => [task.id, task])),
    [data, archived.data],
  );
  const next = useMemo(() => nextFor(data?.items ?? [], person), [data, person]);
  const all = show === "archived" ? archived.data?.items : data?.items;
  const ofPart = part === "next" ? next : (all ?? []).filter(({ phase }) => phase === part);
  const shown = part === "next" ? ofPart : ofPart.filter((task) => isShown(task, show, person));
  const passing = ofPart.filter((task) => task.check?.result === "pass" && task.state === "open" && !openPrerequisites(task, byId).length);
  const completes = may("tasks.complete", migration);
  const open = useCallback((id: string | null) => void set({ task: id }), [set]);
  const press = useCallback(
    (id: string) => {
      const task = byId.get(id);
      if (!task || !completes) return;
      const plain = !task.completion && task.check?.result !== "fail" && !openPrerequisites(task, byId).length;
      if (plain) tick.mutate({ tasks: [task], done: true });
      else setAsking(id);
    },
    [byId, completes, tick.mutate],
  );
  const ids = useMemo(() => shown.map(({ id }) => id), [shown]);
  const comment = useCallback(
    (id: string) => {
      open(id);
      setCommenting(true);
    },
    [open],
  );
  useKeptFocus(ids);
  useTaskKeys({ ids, opened, onOpen: open, onTick: press, onComment: comment });
  const asked = byId.get(asking ?? "");
  const panel = byId.get(opened ?? "");
  const waiting = (task: Task) => openPrerequisites(task, byId);
  return (
    <div className="flex h-full min-h-0 print:block print:h-auto">
      <div className="min-w-0 flex-1 overflow-y-auto print:overflow-visible">
        <Page measure="table">
          <h1 className="sr-only">{part === "next" ? "Checklist: next for me" : `Checklist: ${phaseNames[part]}`}</h1>
          <PhaseTabs part={part} />
          <div className="flex flex-wrap items-end gap-x-4 gap-y-2 empty:hidden">
            <PagesOfPhase part={part} />
            {part !== "next" && (
              <div className="ml-auto flex flex-wrap items-center gap-2 phone:ml-0 phone:w-full phone:flex-nowrap phone:overflow-x-auto">
                {taskShows
                  .filter((one) => one !== "archived" || may("tasks.shape", migration))
                  .map((one) => (
                    <ChoiceChip
                      key={one}
                      chosen={show === one}
                      count={
                        one === "all" || one === "archived" || !data
                          ? undefined
                          : String(data.items.filter((task) => task.phase === part && isShown(task, one, person)).length)
                      }
                      onClick={() => void set({ show: one })}
                    >
                      {showNames[one]}
                    </ChoiceChip>
                  ))}
                {may("tasks.shape", migration) && (
                  <>
                    <Button size="small" icon={Plus} onClick={() => setDialog("add")}>
                      Add a task
                    </Button>
                    <Button size="small" icon={Layers} onClick={() => setDialog("templates")}>
                      Checklist templates
                    </Button>
                  </>
                )}
              </div>
            )}
          </div>
          <Unanswered of={{ data: headCame ? data : undefined, error, refetch }} title="The tasks could not be read" rows={10} />
          {headCame && part === "retain" && <DriftCard />}
          {headCame && part === "retire" && <ReadinessCard />}
          {headCame && part !== "next" && <GateLine phase={part} byId={byId} onOpen={open} />}
          {data && headCame && <PhasePages part={part} tasks={data.items} migration={migration.id} />}
          {headCame && completes && show !== "archived" && (
            <ConfirmPassing tasks={passing} busy={tick.isPending} onTick={() => tick.mutate({ tasks: passing, done: true })} />
          )}
          {data && headCame && (
            <TaskGroups
              part={part}
              tasks={shown}
              byId={byId}
              opened={opened}
              onTick={completes && show !== "archived" ? ({ id }) => press(id) : null}
              onOpen={open}
              timeZone={migration.timeZone}
              now={new Date(dataUpdatedAt).toISOString()}
            />
          )}
        </Page>
      </div>
      {panel && data && (
        <TaskPanel
          key={panel.id}
          task={panel}
          open={waiting(panel)}
          neighbours={ofPart.filter(({ component }) => component === panel.component)}
          byId={byId}
          people={data.people}
          commenting={commenting}
          onCommenting={() => setCommenting(false)}
          onTick={() => press(panel.id)}
          onOpen={open}
          onClose={() => open(null)}
        />
      )}
      {!panel && part !== "next" && <GateAside phase={part} byId={byId} onOpen={open} />}
      {asked && (
        <TickDialog
          task={asked}
          open={waiting(asked)}
          onClose={() => setAsking(null)}
          onReopen={() => {
            tick.mutate({ tasks: [asked], done: false });
            setAsking(null);
          }}
          onTick={(reason) => {
            tick.mutate({ tasks: [asked], done: true, reason });
            setAsking(null);
          }}
        />
      )}
      {dialog === "add" && part !== "next" && (
        <AddTask migration={migration.id} phase={part} onClose={() => setDialog(null)} onAdded={open} />
      )}
      {dialog === "templates" && <ChecklistTemplates migration={migration} onClose={() => setDialog(null)} />}
    </div>
  );
}
