import { agentFields, having, type MomentField, type ToldMoment } from "./agent-fields";

export const momentFields = having<MomentField>("moment");
/** Moments that exports tell. */
export const toldMoments = momentFields.filter((field): field is ToldMoment => agentFields[field].moment === true);

/** How a moment is asked for in a filter: `never`, `since:` a day or an instant, `before:` one. Since and before hold together; never is beside them. */
const asked = /^(?:never|(since|before):(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?))$/;

export type AskedMoment = { is: "never" } | { is: "since" | "before"; at: string };

/** Null where a text asks for no moment. */
export function readAskedMoment(text: string): AskedMoment | null {
  const found = asked.exec(text);
  if (!found) return null;
  const [, is, at = ""] = found;
  if (is !== "since" && is !== "before") return { is: "never" };
  const day = Date.parse(`${at.slice(0, 10)}T00:00:00Z`);
  // Date.parse rolls 30 February over into March.
  const isDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(at.slice(0, 10));
  return isDay && !Number.isNaN(Date.parse(at)) ? { is, at } : null;
}

/** Whether a moment is one of those asked for, in milliseconds; null: it never was. A day that nobody turned into an instant begins in UTC. */
export function isOneOf(texts: readonly string[]): (at: number | null) => boolean {
  const all = texts.flatMap((text) => readAskedMoment(text) ?? []);
  const never = all.some(({ is }) => is === "never");
  const bounds = all.flatMap((one) => (one.is === "never" ? [] : [{ is: one.is, at: Date.parse(one.at) }]));
  return (at) => {
    if (at === null) return never;
    return bounds.length > 0 && bounds.every((bound) => (bound.is === "since" ? at >= bound.at : at < bound.at));
  };
}
