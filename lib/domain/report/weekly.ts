/** ISO: 1 Monday to 7 Sunday. */
export const weekdayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export type Weekly = { weekday: number; time: string };

/** Once a week as a cron expression of five fields. `time` is "HH:MM". */
export function weeklyCron({ weekday, time }: Weekly): string {
  const [hour, minute] = time.split(":").map(Number);
  return `${minute} ${hour} * * ${weekday % 7}`;
}

/** The day and time of an expression that means once a week; null for any other. */
export function weeklyOf(cron: string): Weekly | null {
  const found = /^(\d{1,2}) (\d{1,2}) \* \* ([0-7])$/.exec(cron.trim().replace(/\s+/g, " "));
  if (!found) return null;
  const [, minute = "", hour = "", weekday = ""] = found;
  return { weekday: Number(weekday) || 7, time: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}` };
}

/** "Every Monday at 08:00"; any other expression as it stands. */
export function cronWords(cron: string): string {
  const weekly = weeklyOf(cron);
  return weekly ? `Every ${weekdayNames[weekly.weekday - 1]} at ${weekly.time}` : cron;
}

/** Attempts of one sending before it is given up: the last about an hour and a half after the first. */
export const mostAttempts = 8;

/** Seconds from a failed attempt to the next one: each wait is e times as long as the one before, as the job queue has it. */
export function retryWait(attempts: number): number {
  return Math.exp(Math.min(10, attempts));
}
