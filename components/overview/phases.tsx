import type { ReactNode } from "react";
import { day } from "@/components/moments/moments";
import { Link } from "@/components/ui/link";
import type { Overview } from "@/lib/contracts/overview";
import { currentPhase, observedWords } from "@/lib/domain/report/phase-words";
import { phaseNames } from "@/lib/domain/tasks/phases";
import { inventoryHref } from "@/lib/queries/agent-links";
import { checklistHref } from "@/lib/queries/checklist-links";
import type { Phase } from "./phase-rail";
import { RowsLink } from "./rows-link";

type Facts = { overview: Overview; migration: string; timeZone: string; asOf: string | null };

/** What exports tell of each phase, and how its tasks and its gate stand now. */
export function phasesFromFacts({ overview, migration, timeZone, asOf }: Facts): Phase[] {
  const { groups, progress } = overview;
  const { done, total, stages } = progress;
  const side = (role: "source" | "target") => groups.filter((group) => group.role === role);
  const link = (value: number, filter: Parameters<typeof inventoryHref>[1], name: string) => (
    <RowsLink href={inventoryHref(migration, { ...filter, excluded: false, asOf })} value={value} name={name} />
  );
  const of = (id: Phase["id"]) => overview.phases.find((one) => one.id === id);
  const signed = (id: Phase["id"]) => of(id)?.gate.signedAt ?? null;
  const current = currentPhase(groups, overview.phases);
  const observed = (role: "source" | "target") => observedWords(side(role), timeZone, progress.asOf);
  /** Signed phases say since when, and their tasks below; the others their tasks, and below what exports tell. */
  const phaseOf = (id: Phase["id"], told: ReactNode) => {
    const { done = 0, total = 0, stale = 0, gate } = of(id) ?? {};
    const href = checklistHref(migration, id);
    const tasks = (
      <Link href={href} className="opens-rows" aria-label={`${done} of ${total} tasks done`}>
        {done}/{total} tasks{stale > 0 && `, ${stale} stale`}
      </Link>
    );
    const at = signed(id);
    const against = at && gate?.since ? gate.since : 0;
    const words = (
      <>
        {tasks}
        {against > 0 && (
          <Link href={href} className="opens-rows ml-2 whitespace-nowrap text-warn-text">
            {against} <span className="sr-only">{against === 1 ? "point " : "points "}</span>
            {against === 1 ? "contradicts" : "contradict"} it
          </Link>
        )}
      </>
    );
    return {
      id,
      name: phaseNames[id],
      state: at ? (against > 0 ? ("contradicted" as const) : ("done" as const)) : id === current ? ("current" as const) : ("open" as const),
      note: at ? `${id === "retain" && !against ? "Holding since" : "Signed off"} ${day(at, timeZone, progress.asOf)}` : tasks,
      words: at ? words : told,
      share: total === 0 ? 0 : done / total,
    };
  };
  return [
    phaseOf("retain", observed("source")),
    phaseOf("deploy", observed("target")),
    {
      ...phaseOf(
        "upgrade",
        <>
          {link(done, { done: true }, "done")} of{" "}
          {link(total, { stage: ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] }, "in scope")} in scope done for the parallel run
        </>,
      ),
      share: total === 0 ? 0 : done / total,
    },
    {
      ...phaseOf("retire", null),
      state: "optional",
      words: (
        <>
          {link(stages.cutOver ?? 0, { stage: ["cutOver"] }, "cut over")} {stages.cutOver === 1 ? "agent" : "agents"} cut over
        </>
      ),
    },
  ];
}
