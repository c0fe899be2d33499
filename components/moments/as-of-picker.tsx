"use client";

import { CalendarClock, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import type { Migration } from "@/lib/contracts/migrations";
import { calendarDay, dayAndTime } from "./moments";

const load = () => import("./choose-moment");

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
        load={load}
        trigger={
          <Button size="small" icon={CalendarClock}>
            <span className="font-medium text-ink2">{name}</span> {words}
          </Button>
        }
      >
        {(close, content) =>
          content && (
            <content.ChooseMoment
              migration={migration}
              asOf={asOf}
              latest={latest}
              onChoose={(moment) => {
                close();
                onChange(moment);
              }}
            />
          )
        }
      </Popover>
      {latest && asOf !== null && (
        <button
          type="button"
          aria-label="Back to the latest"
          onClick={() => onChange(null)}
          className="flex size-6.5 items-center justify-center rounded-button text-ink2 hover:bg-hover hover:text-ink phone:size-11 print:hidden"
        >
          <X size={12} strokeWidth={2} aria-hidden />
        </button>
      )}
    </span>
  );
}
