"use client";

import { zoneName } from "@/components/moments/moments";
import { DateInput } from "@/components/ui/date-input";
import { Field, Input, Select } from "@/components/ui/field";
import { GroupFields } from "./group-fields";
import type { Draft, DraftProblems } from "./migration-draft";

type Props = { draft: Draft; onChange: (draft: Draft) => void; problems: DraftProblems; zones: readonly string[]; disabled?: boolean };

/** Everything that describes a migration: the same when it is made and when it is edited. */
export function MigrationFields({ draft, onChange, problems, zones, disabled }: Props) {
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <fieldset disabled={disabled} className="flex flex-col gap-6">
      <Field label="Name" error={problems.name}>
        <Input value={draft.name} maxLength={120} autoComplete="off" onChange={(e) => set({ name: e.target.value })} />
      </Field>
      <GroupFields side="source" groups={draft.groups} problems={problems.groups} onChange={(groups) => set({ groups })} />
      <GroupFields side="target" groups={draft.groups} problems={problems.groups} onChange={(groups) => set({ groups })} />
      <div className="grid gap-4 tablet:grid-cols-2">
        <Field label="Time zone" hint="Times are shown in it, and days end in it.">
          <Select value={draft.timeZone} onChange={(e) => set({ timeZone: e.target.value })}>
            {!zones.includes(draft.timeZone) && <option value={draft.timeZone}>{zoneName(draft.timeZone)}</option>}
            {zones.map((zone) => (
              <option key={zone} value={zone}>
                {zoneName(zone)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Target date" hint="Optional. When the upgrade should be done.">
          <DateInput value={draft.targetDate} onChange={(e) => set({ targetDate: e.target.value })} />
        </Field>
      </div>
    </fieldset>
  );
}
