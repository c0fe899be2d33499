"use client";

import { Check, X } from "lucide-react";
import { useState } from "react";
import { dayAndTime, instantOfLocal, localTime, wholeMoment, zoneName } from "@/components/moments/moments";
import { Input } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";

/** `short`: the time zone stands beside it. */
type Props = { instant: string; timeZone: string; onChange: (instant: string) => void; busy?: boolean; short?: boolean };

/** When the file was made, open for correction: a copy often carries the time of copying. */
export function CapturedTime({ instant, timeZone, onChange, busy, short }: Props) {
  const [edited, setEdited] = useState<string | null>(null);
  if (edited === null)
    return (
      <span className="inline-flex flex-wrap items-center gap-x-1.5">
        {short ? dayAndTime(instant, timeZone) : wholeMoment(instant, timeZone)}
        <button
          type="button"
          disabled={busy}
          className="link rounded-bar text-small text-ink2"
          onClick={() => setEdited(localTime(instant, timeZone))}
        >
          Change
        </button>
      </span>
    );
  const next = instantOfLocal(edited, timeZone);
  const save = () => {
    if (next) onChange(next);
    setEdited(null);
  };
  return (
    <span className="inline-flex items-center gap-1">
      <Input
        type="datetime-local"
        autoFocus
        aria-label={`Captured at, ${zoneName(timeZone)}`}
        value={edited}
        onChange={(e) => setEdited(e.target.value)}
        onKeyDown={({ key }) => {
          if (key === "Enter" && next) save();
          if (key === "Escape") setEdited(null);
        }}
        className="w-48"
      />
      <IconButton label="Plan with this time" icon={Check} disabled={!next} onClick={save} />
      <IconButton label="Keep the time" icon={X} onClick={() => setEdited(null)} />
    </span>
  );
}
