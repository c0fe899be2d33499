"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { type BulkKind, bulkWords } from "@/components/agents/bulk-draft";
import { useMay } from "@/components/frame/actor";
import { counted } from "@/components/moments/numbers";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useOnDemand } from "@/components/ui/use-on-demand";
import type { AgentChangeRecord } from "@/lib/contracts/agent-changes";
import type { Migration } from "@/lib/contracts/migrations";
import type { RemainingItem } from "@/lib/contracts/remaining";
import { rowsOfValue } from "@/lib/domain/agent-rows";
import type { RemainingBy } from "@/lib/domain/remaining/cause-codes";

export type RowOf = {
  migration: Migration;
  by: RemainingBy;
  asOf: string | null;
  onDone: (kind: BulkKind, made: AgentChangeRecord) => void;
};

const load = () => import("@/components/agents/bulk-dialog");
const kinds: BulkKind[] = ["method", "owner", "alerts", "tags"];

/** Plans the agents of a row that are not done, all at once. In a past moment nothing is planned. */
export function ChangeRows({ item, migration, by, asOf, onDone }: { item: RemainingItem } & RowOf) {
  const may = useMay();
  const [asked, setAsked] = useState<BulkKind | null>(null);
  const dialog = useOnDemand(asked !== null, load);
  if (asOf !== null || !may("agents.edit", migration)) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            aria-label={`Change ${counted(item.notDone, "agent")}: ${item.name}`}
            className="inline-flex size-7 items-center justify-center rounded-button text-ink2 hover:bg-hover hover:text-ink phone:hidden print:hidden"
          >
            <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
          </button>
        }
      >
        {kinds.map((kind) => (
          <MenuItem key={kind} onChoose={() => setAsked(kind)}>
            {bulkWords[kind].title}…
          </MenuItem>
        ))}
      </Menu>
      {asked && dialog && (
        <dialog.BulkDialog
          migration={migration.id}
          kind={asked}
          chosen={{ filter: { ...rowsOfValue(by, item.value), inScope: true, done: false } }}
          onClose={() => setAsked(null)}
          onDone={(kind, made) => {
            setAsked(null);
            onDone(kind, made);
          }}
        />
      )}
    </>
  );
}
