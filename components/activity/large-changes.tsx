"use client";

import { useQuery } from "@tanstack/react-query";
import { undone } from "@/components/agents/bulk-outcome";
import { useMay } from "@/components/frame/actor";
import { dayAndTime } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { useChange } from "@/components/ui/use-change";
import type { AgentChangeList } from "@/lib/contracts/agent-changes";
import type { Migration } from "@/lib/contracts/migrations";
import { agentEdits, isAgentEdit } from "@/lib/domain/agent-edits";
import { agentChangesQuery, undoAgentChange } from "@/lib/queries/agent-changes";

type Change = AgentChangeList["items"][number];

/** Changes that were made of many agents at once. Each of its agents has an event below; here it is undone as one. */
export function LargeChanges({ migration }: { migration: Migration }) {
  const { data } = useQuery(agentChangesQuery(migration.id));
  if (!data?.items.length) return null;
  return (
    <details className="card print:hidden">
      <summary className="cursor-pointer rounded-card px-3.5 py-2.5 font-medium">
        Changes of many agents <span className="font-normal text-ink3">newest {counted(data.items.length, "change")}</span>
      </summary>
      <ul>
        {data.items.map((change) => (
          <ChangeRow key={change.id} change={change} migration={migration} />
        ))}
      </ul>
    </details>
  );
}

function ChangeRow({ change, migration }: { change: Change; migration: Migration }) {
  const { id, sentence, changed, by, at, reason } = change;
  const may = useMay();
  const field = String(change.change.field);
  const undo = useChange(() => undoAgentChange(migration.id, id), { says: undone, failsInPassing: true });
  return (
    <li className="flex items-center gap-3 border-t border-line px-3.5 py-2">
      <span className="min-w-0 flex-1">
        <span className="block break-words">
          {counted(changed, "agent")}: {sentence}
        </span>
        <span className="block text-small text-ink3">
          {[by, dayAndTime(at, migration.timeZone), reason && `“${reason}”`].filter(Boolean).join(" · ")}
        </span>
      </span>
      {change.undone ? (
        <span className="text-small text-ink3">
          Undone by {change.undone.by}, {dayAndTime(change.undone.at, migration.timeZone)}
        </span>
      ) : (
        may(isAgentEdit(field) ? agentEdits[field].verb : "agents.edit", migration) && (
          <Button
            size="small"
            disabled={undo.isPending}
            aria-label={`Undo: ${counted(changed, "agent")}, ${sentence}`}
            onClick={() => undo.mutate()}
          >
            Undo
          </Button>
        )
      )}
    </li>
  );
}
