"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Check, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ActionChip } from "@/components/ui/chip";
import { classes } from "@/components/ui/classes";
import { Field, Input } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Migration } from "@/lib/contracts/migrations";
import { importsQuery } from "@/lib/queries/imports";
import { calendarDay, dayAndTime } from "./moments";

type Props = {
  migration: Migration;
  asOf: string | null;
  onChange: (asOf: string | null) => void;
  /** What the moment is, in a word or two. */
  name?: string;
  /** Whether "latest" is a choice. */
  latest?: boolean;
};

/** Looks back to the moment of a past import, or the end of a day. Facts go back; what people entered stays as it is now. */
export function AsOfPicker({ migration, asOf, onChange, name = "As of", latest = true }: Props) {
  const words = asOf === null ? "latest" : asOf.length === 10 ? calendarDay(asOf) : dayAndTime(asOf, migration.timeZone);
  return (
    <span className="inline-flex items-center gap-1">
      <Popover
        label={`${name}: choose a moment`}
        align="end"
        trigger={
          <ActionChip icon={CalendarClock}>
            <span className="text-ink2">{name}</span> <b className="font-semibold">{words}</b>
          </ActionChip>
        }
      >
        {(close) => (
          <Moments
            migration={migration}
            asOf={asOf}
            latest={latest}
            onChoose={(moment) => {
              close();
              onChange(moment);
            }}
          />
        )}
      </Popover>
      {latest && asOf !== null && (
        <button
          type="button"
          aria-label="Back to the latest"
          onClick={() => onChange(null)}
          className="flex size-6 items-center justify-center rounded-chip text-ink2 hover:bg-hover hover:text-ink phone:size-9 print:hidden"
        >
          <X size={12} strokeWidth={2} aria-hidden />
        </button>
      )}
    </span>
  );
}

type MomentsProps = { migration: Migration; asOf: string | null; latest: boolean; onChoose: (moment: string | null) => void };

function Moments({ migration, asOf, latest, onChoose }: MomentsProps) {
  const { data } = useQuery(importsQuery(migration.id));
  const moments = new Map<string, string[]>();
  for (const { status, capturedAt, number, groups } of data?.items ?? [])
    if (status === "applied" && capturedAt)
      moments.set(capturedAt, [...(moments.get(capturedAt) ?? []), `#${number} ${groups.join(", ")}`]);
  const past = [...moments].sort(([a], [b]) => b.localeCompare(a));
  return (
    <>
      <form
        className="flex items-end gap-1.5 border-b border-line px-1 pb-2.5"
        onSubmit={(event) => {
          event.preventDefault();
          const date = String(new FormData(event.currentTarget).get("date"));
          if (date) onChoose(date);
        }}
      >
        <Field label="End of a day" className="flex-1">
          <Input type="date" name="date" min="1990-01-01" max="9999-12-31" defaultValue={asOf?.slice(0, 10)} required />
        </Field>
        <Button type="submit" className="h-8">
          Show
        </Button>
      </form>
      <ul aria-label="Moments of imports" className="pt-1.5">
        {latest && <Choice words="Latest" chosen={asOf === null} onChoose={() => onChoose(null)} />}
        {past.map(([at, imports]) => (
          <Choice
            key={at}
            words={dayAndTime(at, migration.timeZone)}
            detail={imports.join(" · ")}
            chosen={asOf === at}
            onChoose={() => onChoose(at)}
          />
        ))}
      </ul>
      {!data && <SkeletonRows rows={3} />}
      {data && past.length === 0 && <p className="px-2 py-2 text-small text-ink3">No import was applied yet.</p>}
    </>
  );
}

function Choice({ words, detail, chosen, onChoose }: { words: string; detail?: string; chosen: boolean; onChoose: () => void }) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        className={classes(
          "flex min-h-8 w-full items-center gap-2 rounded-chip px-2 py-1 text-left hover:bg-hover phone:min-h-11",
          chosen && "font-semibold",
        )}
      >
        <span className="shrink-0 tabular-nums">{words}</span>
        {detail && <span className="min-w-0 flex-1 truncate text-small font-normal text-ink3">{detail}</span>}
        {chosen && <Check size={14} strokeWidth={2.25} aria-hidden className="ml-auto shrink-0" />}
      </button>
    </li>
  );
}
