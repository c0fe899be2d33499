"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { ActionChip, FilterChip } from "@/components/ui/chip";
import { Menu, MenuGroup, MenuItem, MenuLine } from "@/components/ui/menu";
import type { Migration } from "@/lib/contracts/migrations";
import { importsQuery } from "@/lib/queries/imports";
import { calendarDay, dayAndTime } from "./moments";

type Props = { migration: Migration; asOf: string | null; onChange: (asOf: string | null) => void };

/** Looks back to the moment of a past import. Facts go back; what people entered stays as it is now. */
export function AsOfPicker({ migration, asOf, onChange }: Props) {
  const { data } = useQuery(importsQuery(migration.id));
  const moments = new Map<string, string[]>();
  for (const { status, capturedAt, number, groups } of data?.items ?? [])
    if (status === "applied" && capturedAt)
      moments.set(capturedAt, [...(moments.get(capturedAt) ?? []), `#${number} ${groups.join(", ")}`]);
  const past = [...moments].sort(([a], [b]) => b.localeCompare(a));
  if (asOf)
    return (
      <FilterChip
        name="As of"
        value={asOf.length === 10 ? calendarDay(asOf) : dayAndTime(asOf, migration.timeZone)}
        onRemove={() => onChange(null)}
      />
    );
  if (past.length === 0) return null;
  return (
    <Menu align="end" trigger={<ActionChip icon={CalendarClock}>As of latest</ActionChip>}>
      <MenuItem onChoose={() => onChange(null)} checked>
        Latest
      </MenuItem>
      <MenuLine />
      <MenuGroup label="As of a past import">
        {past.map(([at, names]) => (
          <MenuItem key={at} onChoose={() => onChange(at)}>
            <span className="tabular-nums">{dayAndTime(at, migration.timeZone)}</span>{" "}
            <span className="text-small text-ink3">{names.join(" · ")}</span>
          </MenuItem>
        ))}
      </MenuGroup>
    </Menu>
  );
}
