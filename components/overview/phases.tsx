import type { ReactNode } from "react";
import { dayAndTime } from "@/components/moments/moments";
import type { Overview } from "@/lib/contracts/overview";
import { inventoryHref } from "@/lib/queries/agent-links";
import type { Phase } from "./phase-rail";
import { RowsLink } from "./rows-link";

type Facts = { overview: Overview; migration: string; timeZone: string; asOf: string | null };

/** What exports alone tell of each phase. Tasks and gates are not known here, and the cells say so. */
export function phasesFromFacts({ overview, migration, timeZone, asOf }: Facts): Phase[] {
  const { groups, progress } = overview;
  const { done, total, stages } = progress;
  const side = (role: "source" | "target") => groups.filter((group) => group.role === role);
  const seen = (role: "source" | "target") => side(role).filter(({ observedAt }) => observedAt !== null);
  const link = (value: number, filter: Parameters<typeof inventoryHref>[1]) => (
    <RowsLink href={inventoryHref(migration, { ...filter, excluded: false, asOf })} value={value} />
  );
  const current = seen("target").length > 0 ? "upgrade" : seen("source").length > 0 ? "deploy" : "retain";
  const stateOf = (id: Phase["id"]) => (id === current ? "current" : "open");
  return [
    { id: "retain", name: "Retain", state: stateOf("retain"), note: "No checklist yet", words: observed("source") },
    { id: "deploy", name: "Deploy", state: stateOf("deploy"), note: "No checklist yet", words: observed("target") },
    {
      id: "upgrade",
      name: "Upgrade",
      state: stateOf("upgrade"),
      share: total === 0 ? 0 : done / total,
      note: current === "upgrade" ? "In progress" : "No agents across yet",
      words: (
        <>
          {link(done, { done: true })} of {link(total, { stage: ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] })} in scope done
          for the parallel run
        </>
      ),
    },
    {
      id: "retire",
      name: "Retire",
      state: "optional",
      note: "Optional",
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
