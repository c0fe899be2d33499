import "server-only";
import { type CauseCode, causeCodes } from "@/lib/domain/remaining/cause-codes";
import { type CauseCondition, causes } from "@/lib/domain/remaining/causes";

/** SQL of what is in scope: in some management group and not excluded. `p` and `pl` as in select.ts. */
export const inScopeText = "(p.stage <> 'gone' and pl.excluded_at is null)";

/** SQL of an agent's cause, from the conditions that the rule itself reads; null where it is done or out of scope. */
export const causeText = `case when not ${inScopeText} or p.done then null ${causeCodes.map(whenText).join(" ")} end`;

function whenText(code: CauseCode): string {
  return `when ${causes[code].when.map(conditionText).join(" or ")} then '${code}'`;
}

/** SQL of whether a sign of a cause is seen, whatever cause the agent counts under. */
export const signText = (code: CauseCode): string => `(${causes[code].when.map(conditionText).join(" or ")})`;

function conditionText({ anyFlag, anyStage, notReporting, unowned }: CauseCondition): string {
  const parts = [
    anyFlag && `p.flag_codes && ${list(anyFlag)}`,
    anyStage && `p.stage = any(${list(anyStage)})`,
    notReporting && "p.not_reporting",
    unowned && "pl.owner is null",
  ].filter((part) => typeof part === "string");
  return parts.length > 0 ? `(${parts.join(" and ")})` : "true";
}

/** Codes of the closed lists only, never what a request says. */
function list(codes: readonly string[]): string {
  return `array['${codes.join("','")}']::text[]`;
}
