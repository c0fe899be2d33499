"use client";

import { useQuery } from "@tanstack/react-query";
import { useActor } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { phaseTabs } from "@/components/frame/places";
import { Tabs } from "@/components/frame/tabs";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { phaseNames, phases } from "@/lib/domain/tasks/phases";
import { countTasks, nextFor } from "@/lib/domain/tasks/state";
import { type ChecklistPart, checklistHref } from "@/lib/queries/checklist-links";
import { tasksQuery } from "@/lib/queries/tasks";

/** The phases with what is done of each, and before them what is next for whoever looks. */
export function PhaseTabs({ part }: { part: ChecklistPart }) {
  const migration = useMigration();
  const actor = useActor();
  const tasks = useQuery(tasksQuery(migration.id, false)).data?.items;
  const counts = phases.map((id) => {
    const { done, total } = countTasks((tasks ?? []).filter(({ phase }) => phase === id));
    return { id, name: phaseNames[id], count: tasks ? `${done}/${total}` : "" };
  });
  const tabs: { id: ChecklistPart; name: string; count: string }[] = [
    { id: "next", name: "Next for me", count: tasks ? String(nextFor(tasks, actor?.kind === "person" ? actor.id : null).length) : "" },
    ...counts,
  ];
  return (
    <nav aria-label="Phases" className="w-fit max-w-full overflow-x-auto rounded-card border border-line bg-surface p-1 print:hidden">
      <ul className="flex gap-1">
        {tabs.map(({ id, name, count }) => (
          <li key={id} className="phone:flex-1">
            <Link
              href={checklistHref(migration.id, id)}
              aria-current={id === part ? "page" : undefined}
              className={classes(
                "flex h-7.5 items-center gap-2 rounded-button px-3 whitespace-nowrap phone:h-11 phone:flex-col phone:justify-center phone:gap-0 phone:px-2",
                id === part ? "bg-hover font-semibold" : "font-medium text-ink2 hover:text-ink",
              )}
            >
              {name}
              <span className="text-small font-normal text-ink2 tabular-nums">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What a phase has beside its tasks. */
export function PagesOfPhase({ part }: { part: ChecklistPart }) {
  const tabs = part !== "next" && phaseTabs[part];
  return tabs && <Tabs label={phaseNames[part]} tabs={tabs} className="min-w-0 flex-1" />;
}
