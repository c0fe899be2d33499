"use client";

import { useQuery } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { DateInput } from "@/components/ui/date-input";
import { Field } from "@/components/ui/field";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Migration } from "@/lib/contracts/migrations";
import { knownYears } from "@/lib/domain/known-years";
import { importsQuery } from "@/lib/queries/imports";
import { dayAndTime } from "./moments";

type Props = { migration: Migration; asOf: string | null; latest: boolean; onChoose: (moment: string | null) => void };

/** The end of a day, or the moment of an import. */
export function ChooseMoment({ migration, asOf, latest, onChoose }: Props) {
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
          <DateInput
            name="date"
            min={`${knownYears.first}-01-01`}
            max={`${knownYears.last}-12-31`}
            defaultValue={asOf?.slice(0, 10)}
            required
          />
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
