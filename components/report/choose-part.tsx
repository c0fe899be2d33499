"use client";

import { ChevronLeft, ChevronRight, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ActionChip } from "@/components/ui/chip";
import { Input } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import type { Migration } from "@/lib/contracts/migrations";
import type { Report } from "@/lib/contracts/report";
import { type PartKey, partKeys, partNames } from "@/lib/domain/report/part-words";
import type { ReportAddress } from "@/lib/queries/reports";

type Props = {
  migration: Migration;
  address: ReportAddress;
  onChange: (part: Partial<ReportAddress>) => void;
  report: Report | undefined;
};

const line = "flex min-h-8 w-full items-center gap-2 rounded-chip px-2 text-left hover:bg-hover phone:min-h-11";

/** Limits the report to a part of the migration: first by what, then to which values. */
export function ChoosePart({ migration, address, onChange, report }: Props) {
  const [key, setKey] = useState<PartKey | null>(null);
  return (
    <Popover label="Report of a part" onOpenChange={(open) => !open && setKey(null)} trigger={<ActionChip icon={Plus}>Part</ActionChip>}>
      {key ? (
        <>
          <button type="button" className={`${line} mb-1 font-semibold`} onClick={() => setKey(null)}>
            <ChevronLeft size={14} aria-hidden className="text-ink3" />
            {partNames[key]}
          </button>
          <Values
            name={partNames[key]}
            chosen={address[key]}
            known={knownOf(key, migration, report)}
            onChange={(values) => onChange({ [key]: values })}
          />
        </>
      ) : (
        partKeys.map((one) => (
          <button key={one} type="button" className={line} onClick={() => setKey(one)}>
            <span className="flex-1">{partNames[one]}</span>
            {address[one].length > 0 && <span className="text-small text-ink3">{address[one].length}</span>}
            <ChevronRight size={14} aria-hidden className="text-ink3" />
          </button>
        ))
      )}
    </Popover>
  );
}

/** Values that the report itself knows; others can be typed. */
function knownOf(key: PartKey, migration: Migration, report: Report | undefined): string[] {
  if (key === "group") return migration.groups.map(({ name }) => name);
  if (key === "tag" || !report) return [];
  return report.remaining[key].flatMap(({ value, name }) => (value === null ? [] : [name]));
}

type ValuesProps = { name: string; chosen: readonly string[]; known: readonly string[]; onChange: (values: string[]) => void };

function Values({ name, chosen, known, onChange }: ValuesProps) {
  const [typed, setTyped] = useState("");
  const word = typed.trim();
  const shown = [...new Set([...chosen, ...known])].filter((value) => value.toLowerCase().includes(word.toLowerCase()));
  return (
    <>
      <form
        className="mb-1.5 flex gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (word && !chosen.includes(word)) onChange([...chosen, word]);
          setTyped("");
        }}
      >
        <Input
          aria-label={`${name} is`}
          placeholder="Type a whole value"
          autoFocus
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Button type="submit" disabled={!word}>
          Add
        </Button>
      </form>
      {shown.slice(0, 60).map((value) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
        >
          <span className="truncate">{value}</span>
        </Checkbox>
      ))}
    </>
  );
}
