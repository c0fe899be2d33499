import type { NamedBy } from "./agent-names";
import type { Issue } from "./export-rows";
import { shortened } from "./import-rows";

const hints: Record<Exclude<NamedBy, "name"> | "id", string> = {
  id: "It carries the same Id, which is a hash of the name and equal in all management groups.",
  completion: "It is the only known agent with this Id or first label.",
  alias: "People said that this name means it. It can be removed at the agent.",
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

/** A row of an export of agents that is of a management server or a gateway. */
export function notAnAgentIssue(row: number, name: string, column: string | null = null): Issue {
  return {
    row,
    column,
    code: "not-an-agent",
    severity: "warning",
    message: `The row is of a management server or a gateway (${shortened(name)}), not of an agent. It was ignored.`,
    hint: "Nothing to do: management servers are read from their own export.",
  };
}

/** A row of a list of computers that is of no cluster. */
export function notVirtualIssue(row: number, name: string, column: string): Issue {
  return {
    row,
    column,
    code: "not-an-agent",
    severity: "warning",
    message: `${shortened(name)} is no virtual node. The row was ignored.`,
    hint: "Nothing to do: computers with an agent are read from the export of agents.",
  };
}

/** A short name may fit very many, and each of its rows says so. */
export function anyOf(names: readonly string[]): string {
  const shown = names.slice(0, 4).map(shortened).join(" or ");
  return names.length > 4 ? `${shown} or ${names.length - 4} more` : shown;
}

/** A name with letters that look like those of another: two agents until somebody says so. `row` is the row that carries the one or the other. */
export function lookAlikeIssue(row: number, { odd, plain }: { odd: string; plain: string }): Issue {
  return {
    row,
    column: null,
    code: "same-label",
    severity: "warning",
    message: `${shortened(odd)} is spelt with letters that look like those of ${shortened(plain)}, and may be the same computer: each is named where the other is not. They count as two until somebody says so.`,
    hint: `If they are one, say that ${shortened(odd)} means ${shortened(plain)}.`,
    offer: { alias: { name: odd, agent: plain } },
  };
}

/** Two forms of what may be one name: two agents until somebody says so. `row` is the row that carries the one form. */
export function sameLabelIssue(row: number, { bare, full }: { bare: string; full: string }): Issue {
  return {
    row,
    column: null,
    code: "same-label",
    severity: "warning",
    message: `${shortened(bare)} and ${shortened(full)} may be one computer: each is named where the other is not. They count as two until somebody says so.`,
    hint: `If they are one, say that ${shortened(bare)} means ${shortened(full)}.`,
    offer: { alias: { name: bare, agent: full } },
  };
}
