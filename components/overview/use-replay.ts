"use client";

import { useState } from "react";
import type { Overview } from "@/lib/contracts/overview";
import { momentsUntil, type ShownMoment, shownMoment } from "./shown-moment";

/** Where replay stands, and the moment that the page was sent to from there. */
type Stand = { place: number; goal: string | null | undefined };

/** While it moves, and until the counts of the moment that the page was sent to have come. */
function stands({ place, goal }: Stand, { moments, progress }: Overview, asOf: string | null): boolean {
  return goal === undefined || (goal === asOf && moments[place]?.at !== progress.asOf);
}

export type Replayed = {
  /** The moment of the page, or the one that replay stands at. */
  shown: ShownMoment;
  replaying: boolean;
  /** The place among all moments. */
  at: number;
  move: (place: number) => void;
  /** The whole page goes to that moment. */
  settle: (place: number) => void;
};

/** Replay of past moments on the page: what it shows follows the place at once, the address once it is let go. */
export function useReplay(overview: Overview, timeZone: string, asOf: string | null, onAsOf: (asOf: string | null) => void): Replayed {
  const [replay, setReplay] = useState<Stand | null>(null);
  const place = replay && stands(replay, overview, asOf) ? replay.place : null;
  return {
    shown: shownMoment(overview, timeZone, asOf, place),
    replaying: place !== null,
    at: place ?? momentsUntil(overview).length - 1,
    move: (index) => setReplay({ place: index, goal: undefined }),
    settle: (index) => {
      const goal = index === overview.moments.length - 1 ? null : (overview.moments[index]?.at ?? null);
      setReplay({ place: index, goal });
      onAsOf(goal);
    },
  };
}
