import type { NamedBy } from "./agent-names";
import type { Issue } from "./export-rows";
import { shortened } from "./import-rows";

const hints: Record<Exclude<NamedBy, "name">, string> = {
  completion: "It is the only known agent with this Id or first label.",
  alias: "People said that this name means it. It can be taken back at the agent.",
};

/** A row counts as of an agent whose name it does not carry. */
export function readAsIssue(row: number, name: string, agent: string, by: keyof typeof hints): Issue {
  return {
    row,
    column: null,
    code: "name-completed",
    severity: "warning",
    message: `${shortened(name)} was read as ${shortened(agent)}.`,
    hint: hints[by],
  };
}
