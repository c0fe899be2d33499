"use client";

import { X } from "lucide-react";
import { useMay } from "@/components/frame/actor";
import { counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useChange } from "@/components/ui/use-change";
import type { AgentChangeRecord, AgentChangeUndone } from "@/lib/contracts/agent-changes";
import type { Migration } from "@/lib/contracts/migrations";
import { agentEdits } from "@/lib/domain/agent-edits";
import { undoAgentChange } from "@/lib/queries/agent-changes";
import { type BulkKind, bulkWords } from "./bulk-draft";

type Props = { migration: Migration; kind: BulkKind; made: AgentChangeRecord; onClose: () => void };

/** What a change of many agents did. It stays until it is closed, so that it can be undone without haste. */
export function BulkOutcome({ migration, kind, made, onClose }: Props) {
  const may = useMay();
  const undo = useChange(() => undoAgentChange(migration.id, made.id));
  return (
    <section
      aria-label="What was changed"
      className="flex min-h-9 items-center gap-2 border-t border-line bg-surface py-1 pr-2 pl-4 phone:hidden print:hidden"
    >
      <p role="status" className="min-w-0 flex-1 truncate">
        {undo.data ? undone(undo.data) : said(kind, made)}
        {undo.error && <span className="text-bad-text"> {undo.error.message}</span>}
      </p>
      {!undo.data && may(agentEdits[bulkWords[kind].field].verb, migration) && (
        <Button size="small" disabled={undo.isPending} onClick={() => undo.mutate()}>
          Undo
        </Button>
      )}
      <IconButton label="Close message" icon={X} onClick={onClose} />
    </section>
  );
}

function said(kind: BulkKind, { changed, already, leftOut }: AgentChangeRecord): string {
  const rest = [already > 0 && `${counted(already, "agent")} so already`, leftOut > 0 && `${counted(leftOut, "agent")} left out`];
  return [`${bulkWords[kind].done}: ${counted(changed, "agent")}`, ...rest].filter(Boolean).join(" · ");
}

/** What undoing a change did. */
export function undone({ restored, kept, keptNames }: AgentChangeUndone): string {
  if (kept === 0) return `Undone for ${counted(restored, "agent")}.`;
  const names = keptNames.slice(0, 3).join(", ");
  return `Undone for ${counted(restored, "agent")}. Changed since, so left as they are: ${names}${kept > 3 ? ` and ${kept - 3} more` : ""}.`;
}
