import { daysFrom } from "../forecast/calendar";
import { fewest, idle } from "../forecast/pace";
import { calendarDay } from "../words/moments";
import { counted, decimal } from "../words/numbers";
import type { Outlook } from "./outlook";

/** "13 to 27 June 2014": the year once, the month once where it is the same. */
export function span(from: string, to: string): string {
  if (from === to) return calendarDay(from);
  const [a, b] = [calendarDay(from).split(" "), calendarDay(to).split(" ")];
  const same = a[2] !== b[2] ? 3 : a[1] !== b[1] ? 2 : 1;
  return `${a.slice(0, same).join(" ")} to ${b.join(" ")}`;
}

/** The forecast in one or two sentences; empty where nothing is in scope. */
export function forecastSentences(outlook: Outlook): string[] {
  const { state, paceDays, likely, safe, targetDate } = outlook;
  const target = targetDate && calendarDay(targetDate);
  if (state === "nothing") return [];
  if (state === "finished") return finished(outlook);
  if (state === "notEnough")
    return [
      `There is not enough data for a forecast yet: it needs ${fewest.stretches + 1} days with imports over at least ${fewest.days} working days.`,
      ...needed(outlook),
    ];
  if (state === "standing" && outlook.idleDays !== null && outlook.idleDays >= idle)
    return [`Nothing moved for ${counted(outlook.idleDays, "working day")}, so there is no date.`, ...needed(outlook)];
  const measured = `At the pace of the last ${counted(paceDays, "working day")}`;
  if (state === "standing" || !likely) return [`${measured} the crossing does not end within two years.`, ...needed(outlook)];
  const ends = safe
    ? likely === safe
      ? `ends on ${calendarDay(likely)}`
      : `ends between ${calendarDay(likely)} (likely) and ${calendarDay(safe)} (safe)`
    : `likely ends on ${calendarDay(likely)}, and no date within two years is safe`;
  if (!target || !targetDate) return [`${measured} the crossing ${ends}.`];
  if (outlook.verdict === "onTime") {
    const inTime = safe === targetDate ? `on the target of ${target}` : `before the target of ${target}`;
    return [`${measured} the crossing ${ends}, ${likely === safe && likely === targetDate ? "the target" : inTime}.`];
  }
  if (outlook.verdict === "tight") return [`${measured} the crossing ${ends}: the target of ${target} is likely, but not safe.`];
  return [`${measured} the crossing ${lateWords(likely, safe, targetDate)}.`, ...needed(outlook)];
}

/** What dates that were told already rest on, how sure they are, and what the target asks for. */
export function basisSentences(outlook: Outlook): string[] {
  const { state, paceDays, likely, safe, targetDate, today } = outlook;
  if (state === "notEnough" || state === "nothing") return forecastSentences(outlook);
  if (state === "finished") return [];
  const pace = `the pace of the last ${counted(paceDays, "working day")}`;
  const sure =
    safe === null
      ? "the date is even odds, and none within two years is safe"
      : safe === likely
        ? "the date is met in 85 of 100 cases"
        : "the first date is even odds, the second is met in 85 of 100 cases";
  const ahead = targetDate !== null && targetDate > today && (outlook.verdict === "late" || state === "standing");
  return [...(likely ? [`By ${pace}, ${sure}.`] : []), ...(ahead ? needed(outlook) : [])];
}

/** Each date with its own distance to the target, so that nobody takes the one for the other's. */
function lateWords(likely: string, safe: string | null, targetDate: string): string {
  const target = `after the target of ${calendarDay(targetDate)}`;
  const [soon, far] = [daysFrom(targetDate, likely), safe && daysFrom(targetDate, safe)];
  if (safe === likely) return `ends on ${calendarDay(likely)}, ${counted(soon, "day")} ${target}`;
  if (safe === null || far === null)
    return `likely ends on ${calendarDay(likely)}, ${counted(soon, "day")} ${target}; no date within two years is safe`;
  return `ends between ${calendarDay(likely)} (likely) and ${calendarDay(safe)} (safe), likely ${soon} and safely ${far} days ${target}`;
}

function finished({ finishedOn, targetDate }: Outlook): string[] {
  if (!finishedOn || !targetDate) return [];
  const past = daysFrom(targetDate, finishedOn);
  const target = calendarDay(targetDate);
  if (past === 0) return [`That was the target.`];
  return [`That was ${counted(Math.abs(past), "day")} ${past < 0 ? "before" : "after"} the target of ${target}.`];
}

/** "1 agent", "1.6 agents". */
export const ofAgents = (pace: number): string => `${decimal(pace)} ${pace === 1 ? "agent" : "agents"}`;

/** What the target asks for, beside what there is. */
function needed({ paceNeeded, pace, targetDate, today }: Outlook): string[] {
  if (targetDate && targetDate <= today) return [`The target of ${calendarDay(targetDate)} has passed.`];
  if (paceNeeded === null || !targetDate) return [];
  const present = pace === null ? "" : `; the pace is ${decimal(pace)}`;
  return [`Meeting ${calendarDay(targetDate)} needs ${ofAgents(paceNeeded)} per working day${present}.`];
}
