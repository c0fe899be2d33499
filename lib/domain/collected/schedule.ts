/** How often a management group is to be collected, and how late that may be before it is told. `everyHours` null: nobody waits for it. */
export type Schedule = { everyHours: number | null; lateHours: number };

/** Of a management group of which nobody said anything, from its first collection on. */
export const usual: Schedule = { everyHours: 24, lateHours: 2 };
export const mostHours = 24 * 31;

const hour = 3_600_000;
const dayLong = 24 * hour;

/** From when on the next collection is waited for: the last one, or when somebody began to wait (`since`), whichever is later. In milliseconds. */
export const awaitedFrom = (last: number | null, since: number | null): number | null =>
  last === null || since === null ? (last ?? since) : Math.max(last, since);

/** In milliseconds. */
export type Awaited = { schedule: Schedule; from: number | null; now: number };

/** `due`: when the next collection is to come; `lateAt`: from when on it is late. Null where none is waited for. */
export function dueOf({ schedule: { everyHours, lateHours }, from, now }: Awaited): { due: number; lateAt: number; late: boolean } | null {
  if (everyHours === null || from === null) return null;
  const due = from + everyHours * hour;
  const lateAt = due + lateHours * hour;
  return { due, lateAt, late: now >= lateAt };
}

/** `idle`: none came, and none was due that did not come later in time. `before`: the first collection, or the word that there are to be some, came later. */
export const dayStates = ["collected", "missed", "idle", "before"] as const;
export type CollectedDay = { date: string; state: (typeof dayStates)[number] };

export type Past = {
  schedule: Schedule;
  /** When collections were made, ascending. */
  collections: readonly number[];
  /** When somebody began to wait; null where that is the first collection. */
  since: number | null;
  now: number;
  /** The calendar date of an instant where the migration is. */
  dayOf: (at: number) => string;
};

/** The last days up to today, the oldest first, by the schedule as it is now. */
export function lastDays(past: Past, count = 10): CollectedDay[] {
  const { collections, since: begun, now, dayOf } = past;
  const today = Date.parse(`${dayOf(now)}T00:00:00Z`);
  const dates = Array.from({ length: count }, (_, at) => new Date(today - (count - 1 - at) * dayLong).toISOString().slice(0, 10));
  const since = now - (count + 2) * dayLong;
  const collected = new Set(collections.filter((at) => at >= since).map(dayOf));
  const missed = new Set(missedSince(past, since).map(dayOf));
  const begin = collections[0] ?? begun;
  const first = begin === null ? null : dayOf(begin);
  return dates.map((date) => {
    if (collected.has(date)) return { date, state: "collected" };
    if (first === null || date < first) return { date, state: "before" };
    return { date, state: missed.has(date) ? "missed" : "idle" };
  });
}

/** When collections were due after `since` that did not come, however late they might have been. */
function missedSince({ schedule: { everyHours, lateHours }, collections, since: begun, now }: Past, since: number): number[] {
  if (everyHours === null) return [];
  const begins = collections.length > 0 || begun === null ? collections : [begun];
  return begins.flatMap((collection, at) => {
    const until = begins[at + 1] ?? now;
    // Between a collection and the next one somebody began to wait: until then nobody did.
    const from = begun !== null && begun < until ? Math.max(collection, begun) : collection;
    const missed = [];
    const first = Math.max(1, Math.ceil((since - from) / (everyHours * hour)));
    for (let due = from + first * everyHours * hour; due + lateHours * hour <= until; due += everyHours * hour) missed.push(due);
    return missed;
  });
}
