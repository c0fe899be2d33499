import { dateIn } from "./forecast/calendar";
import { grouped } from "./grouped";
import { calendarDay } from "./words/moments";

/** A management group that lists agents which nobody hears about, and the instant of its last whole export; null: it has none. */
export type SilentGroup = { group: string; wholeAt: string | null };

/** "OPS_2012SP1 was last exported whole on 5 Feb 2014." One cause for all of its agents, so it is said once. */
export function silentWords(groups: readonly SilentGroup[], timeZone: string): string {
  const byDay = grouped(groups, ({ wholeAt }) => (wholeAt === null ? null : dateIn(Date.parse(wholeAt), timeZone)));
  return [...byDay]
    .map(([day, own]) => {
      const names = own.map(({ group }) => group).join(" and ");
      const were = own.length === 1 ? "was" : "were";
      return day === null ? `${names} ${were} never exported whole.` : `${names} ${were} last exported whole on ${calendarDay(day)}.`;
    })
    .join(" ");
}

/** What ends it. */
export const endSilence = (groups: readonly SilentGroup[]): string =>
  groups.length === 1
    ? "Export all its agents and import the file as the whole group."
    : "Export all agents of each and import the files as the whole groups.";
