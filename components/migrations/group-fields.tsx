"use client";

import { Plus, X } from "lucide-react";
import { GroupDot } from "@/components/frame/group-dot";
import { Button } from "@/components/ui/button";
import { Field, Input, Options, Select } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { releases } from "@/lib/domain/releases";
import type { GroupRole } from "@/lib/domain/stages";
import { asRelease, type GroupDraft } from "./migration-draft";

const words = {
  source: { legend: "Original management groups", one: "original", note: "They stay as they are." },
  target: {
    legend: "New management groups",
    one: "new",
    note: "They are built beside them. The release decides when an agent counts as upgraded.",
  },
};

type Props = { side: GroupRole; groups: GroupDraft[]; problems: Record<string, string>; onChange: (groups: GroupDraft[]) => void };

export function GroupFields({ side, groups, problems, onChange }: Props) {
  const own = groups.filter((group) => group.role === side);
  const { legend, one, note } = words[side];
  const set = (key: string, part: Partial<GroupDraft>) =>
    onChange(groups.map((group) => (group.key === key ? { ...group, ...part } : group)));
  const add = () =>
    onChange([
      ...groups,
      { key: `${side}-${groups.length}-${own.at(-1)?.key ?? ""}`, name: "", role: side, release: own.at(-1)?.release ?? "2019" },
    ]);
  return (
    <fieldset>
      <legend className="mb-0.5 flex items-center gap-2 text-section font-semibold">
        {legend} <GroupDot role={side} />
      </legend>
      <p className="mb-2.5 text-small text-ink2">{note}</p>
      <ul className="flex flex-col gap-2.5">
        {own.map((group, index) => (
          <li key={group.key} className="flex items-start gap-2.5">
            <Field
              className="flex-1"
              label={index === 0 ? "Name" : `Name of ${one} management group ${index + 1}`}
              hideLabel={index > 0}
              error={problems[group.key]}
            >
              <Input
                value={group.name}
                maxLength={120}
                autoComplete="off"
                spellCheck={false}
                placeholder={side === "source" ? "OPS_2012R2" : "OPS_2019"}
                onChange={(e) => set(group.key, { name: e.target.value })}
              />
            </Field>
            <Field
              className="w-32"
              label={index === 0 ? "Release" : `Release of ${one} management group ${index + 1}`}
              hideLabel={index > 0}
            >
              <Select value={group.release} onChange={(e) => set(group.key, { release: asRelease(e.target.value) })}>
                <Options of={releases} />
              </Select>
            </Field>
            {own.length > 1 && (
              <IconButton
                label={`Take away ${group.name || `${one} management group ${index + 1}`}`}
                icon={X}
                className={index === 0 ? "mt-6" : "mt-px"}
                onClick={() => onChange(groups.filter(({ key }) => key !== group.key))}
              />
            )}
          </li>
        ))}
      </ul>
      {groups.length < 12 && (
        <Button look="quiet" size="small" icon={Plus} className="mt-1.5 -ml-1" onClick={add}>
          Another {one} management group
        </Button>
      )}
    </fieldset>
  );
}
