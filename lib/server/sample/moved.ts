import "server-only";

/** A moment as a US Windows writes it: what ends in 9999 never ends. */
const moment = /"(\d{1,2})\/(\d{1,2})\/((?:19|20)\d{2}) (\d{1,2}:\d{2}:\d{2} [AP]M)"/g;

/** An export as if all in it had happened so many days later. */
export function moved(content: string, days: number): string {
  return content.replace(moment, (_, month, day, year, time) => {
    const later = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + days));
    return `"${later.getUTCMonth() + 1}/${later.getUTCDate()}/${later.getUTCFullYear()} ${time}"`;
  });
}
