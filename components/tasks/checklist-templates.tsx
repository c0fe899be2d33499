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
import { applyChecklist, archiveChecklist, checklistTemplatesQuery, saveChecklist } from "@/lib/queries/checklist-templates";

type Props = { migration: Migration; onClose: () => void };

/** Checklists that teams saved as templates: this one can be saved as another, and any can shape this one. */
export function ChecklistTemplates({ migration, onClose }: Props) {
  const [name, setName] = useState("");
  const saved = useQuery(checklistTemplatesQuery);
  const save = useChange(() => saveChecklist(migration.id, name.trim()), {
    says: (made) => `Saved as “${made.name}”`,
    after: () => setName(""),
  });
  const apply = useChange((id: string) => applyChecklist(migration.id, id), {
    says: ({ shaped, added, kept }) => `${counted(shaped, "task")} shaped, ${added} added, ${kept} left as they were`,
    after: onClose,
  });
  const archive = useChange(archiveChecklist);
  return (
    <Dialog open onClose={onClose} title="Checklist templates" actions={<Button onClick={onClose}>Close</Button>}>
      <p>
        How a team worded, ordered and chained its tasks, and the tasks it added, can serve in another migration. Ticks, owners and dates
        stay where they are, and so does what this team has shaped already.
      </p>
      <Unanswered of={saved} title="The checklist templates could not be read" rows={2} />
      {saved.data && (
        <ul className="rounded-card border border-line text-ink">
          {saved.data.items.map((one) => (
            <li key={one.id} className="flex items-center gap-2 border-b border-line px-3 py-2 last:border-0">
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{one.name}</span>
                <span className="block text-small text-ink3">
                  {counted(one.shaped, "task")} shaped, {one.added} added · {one.savedBy}, {day(one.savedAt, migration.timeZone)}
                </span>
              </span>
              <Button size="small" disabled={apply.isPending} onClick={() => apply.mutate(one.id)} aria-label={`Use ${one.name}`}>
                Use it
              </Button>
              <IconButton label={`Archive ${one.name}`} icon={Archive} disabled={archive.isPending} onClick={() => archive.mutate(one)} />
            </li>
          ))}
          {saved.data.items.length === 0 && <li className="px-3 py-3 text-ink3">No template is saved yet.</li>}
        </ul>
      )}
      <form
        className="flex items-end gap-2 text-ink"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) save.mutate();
        }}
      >
        <div className="flex-1">
          <Field label="Save this checklist as">
            <Input maxLength={120} autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} />
          </Field>
        </div>
        <Button type="submit" disabled={!name.trim() || save.isPending}>
          Save
        </Button>
      </form>
      <Failure of={save.error ?? apply.error ?? archive.error} />
    </Dialog>
  );
}
