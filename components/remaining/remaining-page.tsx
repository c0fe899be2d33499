"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import type { BulkKind } from "@/components/agents/bulk-draft";
import { BulkOutcome } from "@/components/agents/bulk-outcome";
import { useMigration } from "@/components/frame/current-migration";
import { AsOfPicker } from "@/components/moments/as-of-picker";
import { ChoiceChip } from "@/components/ui/chip";
import { Page } from "@/components/ui/page";
import { Unanswered } from "@/components/ui/unanswered";
import type { AgentChangeRecord } from "@/lib/contracts/agent-changes";
import { type RemainingBy, remainingBys } from "@/lib/domain/remaining/cause-codes";
import { remainingKeys, remainingQuery } from "@/lib/queries/remaining";
import { RemainingSentence } from "./remaining-sentence";
import { RemainingTable } from "./remaining-table";

export const byNames: Record<RemainingBy, string> = {
  cause: "By cause",
  method: "By method",
  domain: "By domain",
  server: "By primary server",
  owner: "By owner",
};

/** The agents that are not done: how many, why, and what to do next. */
export function RemainingPage() {
  const migration = useMigration();
  const [{ by, asOf }, set] = useQueryStates(remainingKeys, { history: "replace" });
  const { data, error, refetch, isPlaceholderData } = useQuery(remainingQuery(migration.id, by, asOf));
  const [outcome, setOutcome] = useState<{ kind: BulkKind; made: AgentChangeRecord } | null>(null);
  return (
    <div className="flex h-full min-h-0 flex-col print:block print:h-auto">
      <div className="min-h-0 flex-1 overflow-y-auto print:overflow-visible">
        <Page measure="table">
          <div className="flex min-h-7.5 flex-wrap items-center gap-x-3 gap-y-2">
            <h1 className="text-title">What remains</h1>
            <span className="ml-auto phone:ml-0">
              <AsOfPicker migration={migration} asOf={asOf} onChange={(moment) => void set({ asOf: moment })} />
            </span>
          </div>
          <Unanswered of={{ data, error, refetch }} title="What remains could not be counted" rows={8} />
          {data && (
            <>
              <RemainingSentence total={data.total} migration={migration.id} asOf={asOf} />
              <fieldset className="flex flex-wrap gap-1.5 border-0 p-0">
                <legend className="sr-only">Counted by</legend>
                {remainingBys.map((one) => (
                  <ChoiceChip key={one} chosen={by === one} onClick={() => void set({ by: one })}>
                    {byNames[one]}
                  </ChoiceChip>
                ))}
              </fieldset>
              <RemainingTable
                remaining={data}
                migration={migration}
                asOf={asOf}
                stale={isPlaceholderData}
                onDone={(kind, made) => setOutcome({ kind, made })}
              />
            </>
          )}
        </Page>
      </div>
      {outcome && <BulkOutcome key={outcome.made.id} migration={migration} {...outcome} onClose={() => setOutcome(null)} />}
    </div>
  );
}
