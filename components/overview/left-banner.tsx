"use client";

import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { count } from "@/components/moments/numbers";
import { Button, ButtonLink } from "@/components/ui/button";
import { Note } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import { useOnDemand } from "@/components/ui/use-on-demand";
import type { Migration } from "@/lib/contracts/migrations";
import type { Progress } from "@/lib/contracts/progress";
import { rowsOfFlag } from "@/lib/domain/agent-rows";
import { leftWords } from "@/lib/domain/report/left-words";
import { inventoryHref } from "@/lib/queries/agent-links";

const load = () => import("@/components/agents/bulk-dialog");

/** Agents that left the original and that nobody accepted: said before any other number, with the way to accept them all. */
export function LeftBanner({ progress, migration, asOf }: { progress: Progress; migration: Migration; asOf: string | null }) {
  const [asked, setAsked] = useState(false);
  const dialog = useOnDemand(asked, load);
  const may = useMay();
  const toast = useToast();
  const left = progress.flags.leftSource ?? 0;
  if (left === 0) return null;
  const rows = rowsOfFlag("leftSource");
  return (
    <Note
      tone="warn"
      title={leftWords(left, progress.total)}
      action={
        <span className="flex flex-wrap gap-2">
          <ButtonLink size="small" href={inventoryHref(migration.id, { ...rows, asOf })}>
            Show {left === 1 ? "it" : "them"}
          </ButtonLink>
          {asOf === null && may("agents.acceptCutOver", migration) && (
            <Button size="small" onClick={() => setAsked(true)}>
              Accept…
            </Button>
          )}
        </span>
      }
    >
      They are part of what is to do until then. Accepted, they count as done once they are on the target release and heard from.
      {asked && dialog && (
        <dialog.BulkDialog
          migration={migration.id}
          kind="accept"
          chosen={{ filter: rows }}
          onClose={() => setAsked(false)}
          onDone={(_, { changed }) => {
            setAsked(false);
            toast(`Cut-over accepted: ${count(changed)}`);
          }}
        />
      )}
    </Note>
  );
}
