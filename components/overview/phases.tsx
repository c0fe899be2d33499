import Link from "next/link";
import type { ReactNode } from "react";
import { dayAndTime } from "@/components/moments/moments";
import type { Overview } from "@/lib/contracts/overview";
import { inventoryHref } from "@/lib/queries/agent-links";
import { checklistHref } from "@/lib/queries/tasks";
import type { Phase } from "./phase-rail";
import { RowsLink } from "./rows-link";

type Facts = { overview: Overview; migration: string; timeZone: string; asOf: string | null };

/** What exports tell of each phase, and how many of its tasks are done now. Gates are not known here. */
export function phasesFromFacts({ overview, migration, timeZone, asOf }: Facts): Phase[] {
  const { groups, progress } = overview;
  const { done, total, stages } = progress;
  const side = (role: "source" | "target") => groups.filter((group) => group.role === role);
  const seen = (role: "source" | "target") => side(role).filter(({ observedAt }) => observedAt !== null);
  const link = (value: number, filter: Parameters<typeof inventoryHref>[1]) => (
    <RowsLink href={inventoryHref(migration, { ...filter, excluded: false, asOf })} value={value} />
  );
  const current = seen("target").length > 0 ? "upgrade" : seen("source").length > 0 ? "deploy" : "retain";
  const tasks = (id: Phase["id"]) => {
    const { done = 0, total = 0, stale = 0 } = overview.phases.find((one) => one.id === id) ?? {};
    const note = (
      <Link href={checklistHref(migration, id)} className="opens-rows" aria-label={`${done} of ${total} tasks done`}>
        {done}/{total} tasks{stale > 0 && `, ${stale} stale`}
      </Link>
    );
    return { note, share: total === 0 ? 0 : done / total, done: total > 0 && done === total };
  };
  const phaseOf = (id: Phase["id"]) => {
    const { done, ...rest } = tasks(id);
    return { id, state: id === current ? ("current" as const) : done ? ("done" as const) : ("open" as const), ...rest };
  };
  return [
    { ...phaseOf("retain"), name: "Retain", words: observed("source") },
    { ...phaseOf("deploy"), name: "Deploy", words: observed("target") },
    {
      ...phaseOf("upgrade"),
      name: "Upgrade",
      share: total === 0 ? 0 : done / total,
      words: (
        <>
          {link(done, { done: true })} of {link(total, { stage: ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] })} in scope done
          for the parallel run
        </>
      ),
    },
    {
      ...phaseOf("retire"),
      name: "Retire",
      state: "optional",
      words: (
        <>
          {link(stages.cutOver ?? 0, { stage: ["cutOver"] })} {stages.cutOver === 1 ? "agent" : "agents"} cut over
        </>
      ),
    },
  ];

  function observed(role: "source" | "target"): ReactNode {
    const [all, heard] = [side(role), seen(role)];
    const [only] = heard;
    if (!only?.observedAt) return all.length === 1 ? "Not observed yet" : `None of ${all.length} observed yet`;
    if (all.length > 1) return `${heard.length} of ${all.length} management groups observed`;
    return `Observed ${dayAndTime(only.observedAt, timeZone, progress.asOf)}`;
  }
}
