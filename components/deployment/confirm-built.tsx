"use client";

import { useMay } from "@/components/frame/actor";
import { Button } from "@/components/ui/button";
import { useChange } from "@/components/ui/use-change";
import type { Deployment } from "@/lib/contracts/deployment";
import type { Migration } from "@/lib/contracts/migrations";
import { isServer } from "@/lib/domain/components";
import { editComponent } from "@/lib/queries/components";

/** Says by hand that something planned stands. Servers are seen by an import; nothing else is in any export. */
export function ConfirmBuilt({ one, migration }: { one: Deployment["components"][number]; migration: Migration }) {
  const may = useMay();
  const save = useChange(() => editComponent(migration.id, one, { planned: false }), { says: "Confirmed", failsInPassing: true });
  if (isServer(one.kind)) return <span className="text-ink3">no import lists it yet</span>;
  if (!may("components.edit", migration)) return <span className="text-ink3">nobody yet</span>;
  return (
    <Button size="small" disabled={save.isPending} onClick={() => save.mutate()} aria-label={`Confirm that ${one.name} stands`}>
      Confirm by hand
    </Button>
  );
}
