import "server-only";
import { Cron } from "croner";
import { invalidRequest } from "@/lib/server/answers/problem";

/** Minutes between two sendings at least, and how many of the next ones are looked at. */
const leastApart = 60;
const lookedAt = 60;

/**
 * When a schedule is due next after `after`. A time that a change of the clocks leaves out is due right after the gap; one that
 * comes twice is due once.
 */
export function nextRun(cron: string, timeZone: string, after: Date): Date | null {
  return parsed(cron, timeZone).nextRun(after);
}

/** Refuses what is no expression of five fields, never comes, or comes too often. */
export function checkCron(cron: string, timeZone: string, now: Date): void {
  let runs: Date[];
  try {
    if (cron.split(/\s+/).length !== 5) throw new TypeError("Nicknames such as @weekly are not taken");
    runs = parsed(cron, timeZone).nextRuns(lookedAt, now);
  } catch {
    throw invalidRequest('The field "cron" cannot be used: five fields are needed, such as "0 8 * * 1" for Mondays at 08:00.');
  }
  if (runs.length === 0) throw invalidRequest('The field "cron" cannot be used: this time never comes.');
  const tooClose = runs.some((run, at) => {
    const before = runs[at - 1];
    return before !== undefined && run.getTime() - before.getTime() < leastApart * 60_000;
  });
  if (tooClose) throw invalidRequest('The field "cron" cannot be used: a report is sent once an hour at most.');
}

const parsed = (cron: string, timeZone: string) =>
  new Cron(cron, { timezone: timeZone, mode: "5-part", paused: true, fixedTimeRule: "no-wildcard" });
