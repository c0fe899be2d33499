"use client";

import { useQuery } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useState } from "react";
import { day } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Failure } from "@/components/ui/states";
import { Unanswered } from "@/components/ui/unanswered";
import { useChange } from "@/components/ui/use-change";
import type { Migration } from "@/lib/contracts/migrations";
import { archiveChecklist, checklistTemplatesQuery, keepChecklist, takeChecklist } from "@/lib/queries/checklist-templates";

type Props = { migration: Migration; onClose: () => void };

/** Checklists that teams kept: this one can be kept as another, and any can shape this one. */
export function KeptChecklists({ migration, onClose }: Props) {
  const [name, setName] = useState("");
  const kept = useQuery(checklistTemplatesQuery);
  const keep = useChange(() => keepChecklist(migration.id, name.trim()), {
    says: (made) => `Kept as “${made.name}”`,
    after: () => setName(""),
  });
  const take = useChange((id: string) => takeChecklist(migration.id, id), {
    says: ({ shaped, added, kept }) => `${counted(shaped, "task")} shaped, ${added} added, ${kept} left as they were`,
    after: onClose,
  });
  const archive = useChange(archiveChecklist);
  return (
    <Dialog open onClose={onClose} title="Kept checklists" actions={<Button onClick={onClose}>Close</Button>}>
      <p>
        How a team worded, ordered and chained its tasks, and the tasks it added, can serve in another migration. Ticks, owners and dates
        stay where they are, and so does what this team has shaped already.
      </p>
      <Unanswered of={kept} title="The kept checklists could not be read" rows={2} />
      {kept.data && (
        <ul className="rounded-card border border-line text-ink">
          {kept.data.items.map((one) => (
            <li key={one.id} className="flex items-center gap-2 border-b border-line px-3 py-2 last:border-0">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{one.name}</span>
                <span className="block text-small text-ink3">
                  {counted(one.shaped, "task")} shaped, {one.added} added · {one.savedBy}, {day(one.savedAt, migration.timeZone)}
                </span>
              </span>
              <Button size="small" disabled={take.isPending} onClick={() => take.mutate(one.id)} aria-label={`Use ${one.name}`}>
                Use it
              </Button>
              <IconButton label={`Archive ${one.name}`} icon={Archive} disabled={archive.isPending} onClick={() => archive.mutate(one)} />
            </li>
          ))}
          {kept.data.items.length === 0 && <li className="px-3 py-3 text-ink3">None is kept yet.</li>}
        </ul>
      )}
      <form
        className="flex items-end gap-2 text-ink"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) keep.mutate();
        }}
      >
        <div className="flex-1">
          <Field label="Keep this checklist as">
            <Input maxLength={120} autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} />
          </Field>
        </div>
        <Button type="submit" disabled={!name.trim() || keep.isPending}>
          Keep
        </Button>
      </form>
      <Failure of={keep.error ?? take.error ?? archive.error} />
    </Dialog>
  );
}
