"use client";

import { Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { day, dayAndTime } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import type { OverviewMoment } from "@/lib/contracts/overview";

type Props = {
  moments: readonly OverviewMoment[];
  /** How many imports count, where some share a moment. */
  imports: number;
  timeZone: string;
  stand: { at: number; onMove: (index: number) => void };
  /** The whole page goes to that moment. */
  onSettle: (index: number) => void;
};

const step = 800;
const settling = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];

/** One tick per moment of an import. Dragging redraws the bridge; letting go takes the whole page there. */
export function Replay({ moments, imports, timeZone, stand: { at, onMove }, onSettle }: Props) {
  const [playing, setPlaying] = useState(false);
  const last = moments.length - 1;
  const place = Math.max(0, at);
  /* A clock, which is outside of React. */
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(() => {
      if (place < last) return onMove(place + 1);
      setPlaying(false);
      onSettle(last);
    }, step);
    return () => clearTimeout(timer);
  }, [playing, place, last, onMove, onSettle]);
  const moment = moments[place];
  if (last < 1 || !moment) return null;
  const play = () => {
    if (playing) onSettle(place);
    else onMove(place === last ? 0 : place);
    setPlaying(!playing);
  };
  const numbers = moment.imports.map(({ number }) => `#${number}`).join(", ");
  const Icon = playing ? Pause : Play;
  return (
    <div className="flex items-center gap-2.5 pt-2">
      <button
        type="button"
        onClick={play}
        aria-label={`Replay ${counted(imports, "import")}${playing ? ": stop" : ""}`}
        className="flex shrink-0 items-center gap-1.5 rounded-chip py-1 pr-1 text-small text-ink2 hover:text-ink phone:min-h-11"
      >
        <Icon size={13} strokeWidth={1.9} aria-hidden /> <span className="hidden tablet:inline">Replay {counted(imports, "import")}</span>
      </button>
      <span className="relative flex h-6 min-w-16 flex-1 items-center phone:h-11">
        <span aria-hidden className="absolute inset-x-[7px] h-px bg-line2">
          {moments.map((one, i) => (
            <span key={one.at} className="absolute -top-1 h-2 w-px bg-line2" style={{ left: `${(i / last) * 100}%` }} />
          ))}
          <span className="absolute -top-px left-0 h-0.75 rounded-bar bg-ink2" style={{ width: `${(place / last) * 100}%` }} />
        </span>
        <input
          type="range"
          min={0}
          max={last}
          value={place}
          aria-label="Moment of the bridge"
          aria-valuetext={`${dayAndTime(moment.at, timeZone)}, import ${numbers}`}
          onChange={(event) => {
            setPlaying(false);
            onMove(event.currentTarget.valueAsNumber);
          }}
          onPointerUp={(event) => onSettle(event.currentTarget.valueAsNumber)}
          onKeyUp={(event) => settling.includes(event.key) && onSettle(event.currentTarget.valueAsNumber)}
          className="replay relative w-full"
        />
      </span>
      <time
        dateTime={moment.at}
        title={dayAndTime(moment.at, timeZone)}
        className="min-w-16 shrink-0 text-right text-small font-semibold whitespace-nowrap tabular-nums"
      >
        {day(moment.at, timeZone, moments[last]?.at)}
        <span className="ml-1.5 font-normal text-ink3">{numbers}</span>
      </time>
    </div>
  );
}
