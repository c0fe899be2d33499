"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { useMigration } from "@/components/frame/current-migration";
import { wholeMoment } from "@/components/moments/moments";
import { StageBadge } from "@/components/stages/stage-badge";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Ahead } from "@/components/ui/typed-ahead";
import { Unanswered } from "@/components/ui/unanswered";
import { firstLabel } from "@/lib/domain/agent-names";
import { causes } from "@/lib/domain/remaining/causes";
import { agentQuery } from "@/lib/queries/agents";
import { AgentAliases } from "./agent-aliases";
import { AgentApart } from "./agent-apart";
import { AgentFactsTable } from "./agent-facts-table";
import { AgentFlags } from "./agent-flags";
import { AgentHistory } from "./agent-history";
import { AgentListed } from "./agent-listed";
import { AgentMenus, AgentSaid } from "./agent-menus";
import { AgentMore } from "./agent-more";
import { AgentNeighbours } from "./agent-neighbours";
import { AgentPending } from "./agent-pending";
import { NoteField } from "./note-field";

export type PanelProps = {
  fqdn: string;
  asOf: string | null;
  /** Where it stands in the present list; below zero when it is not in it. */
  place: { index: number; total: number };
  /** The key N was pressed: the note takes the focus, and what was written by then. */
  ahead: Ahead | null;
  onNoted: () => void;
  onStep: (to: "previous" | "next") => void;
  onClose: () => void;
};

export function AgentPanelContent({ fqdn, asOf, place, ahead, onNoted, onStep, onClose }: PanelProps) {
  const migration = useMigration();
  const may = useMay();
  const answer = useQuery(agentQuery(migration.id, fqdn, asOf));
  const agent = answer.data;
  return (
    <>
      <header className="sticky top-0 z-10 border-b border-line bg-surface px-4 pt-3 pb-3">
        <div className="flex items-center gap-1">
          <h2 className="min-w-0 flex-1 truncate text-panel font-semibold tracking-[-0.015em]" title={fqdn}>
            {firstLabel(fqdn)}
          </h2>
          <IconButton label="Previous agent" keys="K" icon={ChevronUp} disabled={place.index <= 0} onClick={() => onStep("previous")} />
          <IconButton
            label="Next agent"
            keys="J"
            icon={ChevronDown}
            disabled={place.index < 0 || place.index >= place.total - 1}
            onClick={() => onStep("next")}
          />
          <IconButton label="Close" keys="Esc" icon={X} onClick={onClose} />
        </div>
        <p className="-mt-0.5 flex items-center text-small text-ink3">
          <span className="truncate" title={fqdn}>
            {fqdn}
          </span>
          <CopyButton text={fqdn} label="Copy the name" />
        </p>
        {agent && (
          <div className="mt-1.5 flex flex-wrap gap-1.5">
            <StageBadge stage={agent.stage} />
            {agent.done && <Badge tone="good">Done</Badge>}
            {agent.notReporting && <Badge tone="warn">Not reporting</Badge>}
            {agent.excluded && <Badge tone="outline">Excluded</Badge>}
            {asOf && <Badge tone="outline">As of a past moment</Badge>}
          </div>
        )}
        {agent && may("agents.edit", migration) && (
          <div className="mt-2">
            <AgentMenus key={fqdn} agent={agent} migration={migration} />
          </div>
        )}
      </header>
      <Unanswered of={answer} title="This agent could not be read" waiting={<PanelSkeleton />} />
      {agent && (
        <div key={fqdn} className="flex flex-col divide-y divide-line [&>section]:px-4 [&>section]:py-3.5">
          <section aria-label="Why this stage">
            <p className="text-ink2">{agent.stageReason}</p>
            {agent.cause && <p className="mt-1.5">{causes[agent.cause].next}</p>}
            {!may("agents.edit", migration) && <AgentSaid agent={agent} />}
            {agent.excluded && (
              <p className="mt-1.5 text-small text-ink2">
                Excluded by {agent.excluded.by}, {wholeMoment(agent.excluded.at, migration.timeZone)}: “{agent.excluded.reason}”
              </p>
            )}
            {agent.cutOverAccepted && (
              <p className="mt-1.5 text-small text-ink2">
                Cut-over accepted by {agent.cutOverAccepted.by}, {wholeMoment(agent.cutOverAccepted.at, migration.timeZone)}: “
                {agent.cutOverAccepted.reason}”
              </p>
            )}
          </section>
          <AgentFlags flags={agent.flags} />
          <AgentPending fqdn={fqdn} asOf={asOf} migration={migration} />
          <AgentFactsTable agent={agent} migration={migration} />
          <AgentListed agent={agent} migration={migration} />
          <AgentHistory agent={agent} migration={migration} />
          <AgentMore agent={agent} timeZone={migration.timeZone} />
          <AgentAliases agent={agent} migration={migration} />
          <AgentApart agent={agent} migration={migration} />
          <AgentNeighbours agent={agent} migration={migration.id} asOf={asOf} />
        </div>
      )}
      {agent && may("agents.edit", migration) && (
        <NoteField key={`${fqdn} note`} agent={agent} migration={migration.id} ahead={ahead} onFocused={onNoted} />
      )}
    </>
  );
}

function PanelSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3 p-4">
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="h-40" />
      <Skeleton className="h-24" />
    </div>
  );
}
