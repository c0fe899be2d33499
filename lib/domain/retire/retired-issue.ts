import type { Issue } from "../export-rows";
import { dayInWords } from "../words/days";

/** An export of an original that was retired by then, `since` in milliseconds: what it says changes nothing. */
export function retiredIssue(group: string, since: number): Issue {
  return {
    row: null,
    column: null,
    code: "retired-group",
    severity: "warning",
    message: `${group} was retired on ${dayInWords(since)}: nothing that this file says of it changes a stage.`,
    hint: "If it still runs, let a lead undo the retirement under Retire: then this import counts.",
  };
}
