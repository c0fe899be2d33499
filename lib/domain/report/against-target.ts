import { daysFrom } from "../forecast/calendar";
import { counted } from "../words/numbers";
import type { Outlook } from "./outlook";

/** How the dates of a forecast lie to its target: `badge` in two words, `words` in a few; empty where there is nothing to say. */
export type AgainstTarget = { tone: "good" | "warn" | "bad"; badge: string; words: string };

export function againstTarget({ state, verdict, likely, safe, finishedOn, targetDate, today }: Outlook): AgainstTarget | null {
  if (targetDate === null) return null;
  if (state === "finished") {
    const late = finishedOn === null ? 0 : daysFrom(targetDate, finishedOn);
    return late > 0
      ? { tone: "warn", badge: `Done ${counted(late, "day")} late`, words: "" }
      : { tone: "good", badge: "Done in time", words: "" };
  }
  if (targetDate < today) return { tone: "bad", badge: "Past its target", words: "passed" };
  if (verdict === "onTime") return { tone: "good", badge: "Likely on time", words: safe ? spare(daysFrom(safe, targetDate)) : "" };
  if (verdict === "tight")
    return {
      tone: "warn",
      badge: "On time, not safely",
      words: safe ? `safe ${counted(daysFrom(targetDate, safe), "day")} after` : "not safe",
    };
  if (verdict === "late") {
    const late = likely ? counted(daysFrom(targetDate, likely), "day") : null;
    return { tone: "bad", badge: late ? `${late} late` : "No end in sight", words: late ? `${late} late` : "no end in sight" };
  }
  return null;
}

const spare = (days: number) => (days === 0 ? "no day spare" : `${counted(days, "day")} spare`);
