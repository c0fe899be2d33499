"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { count, counted } from "@/components/moments/numbers";
import { FormDialog } from "@/components/ui/form-dialog";
import { Failure, Note } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { AgentChange, AgentChangePlan, AgentChangeRecord } from "@/lib/contracts/agent-changes";
import { mostTags } from "@/lib/domain/tags";
import { agentChangePlanQuery, type ChosenAgents, changeAgents } from "@/lib/queries/agent-changes";
import { ProblemError } from "@/lib/queries/request";
import { type BulkKind, bulkReason, bulkWords, changeOf, emptyDraft } from "./bulk-draft";
import { BulkFields } from "./bulk-fields";

type Props = {
  migration: string;
  kind: BulkKind;
  chosen: ChosenAgents;
  onClose: () => void;
  onDone: (kind: BulkKind, made: AgentChangeRecord) => void;
};

/** Says how many agents will change and how many are so already, before anything does. */
export function BulkDialog({ migration, kind, chosen, onClose, onDone }: Props) {
  const [draft, setDraft] = useState(emptyDraft);
  const change = useSettled(changeOf(kind, draft));
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(agentChangePlanQuery(migration, chosen, change));
  const plan = change ? data : undefined;
  const save = useChange(
    (asked: { change: AgentChange; plan: AgentChangePlan }) =>
      changeAgents(migration, chosen, asked.change, asked.plan.basis, draft.reason.trim() || undefined),
    { after: (made) => onDone(kind, made) },
  );
  const { title } = bulkWords[kind];
  const reason = bulkReason(kind);
  const current = JSON.stringify(changeOf(kind, draft)) === JSON.stringify(change) && !isFetching && !isPlaceholderData;
  const ready = plan && current && plan.changing > 0 && (!reason || draft.reason.trim() !== "");
  const moved = save.error instanceof ProblemError && save.error.status === 412;
  return (
    <FormDialog
      onClose={onClose}
      title={title}
      verb={plan && plan.changing > 0 ? `Change ${counted(plan.changing, "agent")}` : "Change"}
      ready={Boolean(ready)}
      of={moved ? { ...save, error: null } : save}
      onSubmit={() => plan && change && save.mutate({ change, plan }, { onError: () => refetch() })}
    >
      <BulkFields kind={kind} draft={draft} onChange={setDraft} />
      <PlanLines plan={plan} kind={kind} />
      {!plan && <Failure of={error} />}
      {moved && (
        <Note tone="warn" role="alert" title="Agents or what is said of them changed meanwhile">
          The numbers above are new. Confirm again if they still hold.
        </Note>
      )}
    </FormDialog>
  );
}

function PlanLines({ plan, kind }: { plan: AgentChangePlan | undefined; kind: BulkKind }) {
  const lines: [number | undefined, string][] = [
    [plan?.changing, "will change"],
    [plan?.already, plan?.already === 1 ? "is so already" : "are so already"],
  ];
  if (plan?.leftOut) lines.push([plan.leftOut, kind === "tags" ? `left out: more than ${mostTags} tags` : "left out: not cut over"]);
  return (
    <dl aria-live="polite" className="flex flex-col gap-1 rounded-field border border-line bg-sunken px-3 py-2.5">
      <div className="flex gap-2">
        <dt className="order-2">chosen</dt>
        <dd className="w-12 text-right font-semibold text-ink tabular-nums">{count(plan?.agents)}</dd>
      </div>
      {lines.map(([value, words]) => (
        <div key={words} className="flex gap-2">
          <dt className="order-2">{words}</dt>
          <dd className="w-12 text-right font-semibold text-ink tabular-nums">{count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The change once nobody typed for a moment: each of them is a question to the server. */
function useSettled(change: AgentChange | null): AgentChange | null {
  const text = JSON.stringify(change);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return JSON.parse(settled);
}
