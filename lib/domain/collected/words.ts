import { counted } from "../words/numbers";
import type { Schedule } from "./schedule";

/** "every day", "every 6 hours", "every 2 days". */
export const frequency = (hours: number): string => {
  if (hours % 24 !== 0) return hours === 1 ? "every hour" : `every ${hours} hours`;
  return hours === 24 ? "every day" : `every ${hours / 24} days`;
};

/** What somebody said of how often, in a sentence. */
export const everyInWords = ({ everyHours, lateHours }: Schedule): string =>
  everyHours === null ? "whenever somebody does" : `${frequency(everyHours)}, and late after ${counted(lateHours, "hour")}`;

/** "58 s", "1 min 36 s", "2 h 5 min". */
export function took(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return whole % 60 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${whole / 60} min`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}

/** "now", "45 min", "2 h 45 min", "26 h", "3 days": how old something is. */
export function age(at: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}
