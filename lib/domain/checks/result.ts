import type { DriftSeverity } from "../drift/item";
import type { GroupRole } from "../stages";
import type { CheckedGroup, CheckedServer, CheckFacts } from "./facts";
import type { AgentRows, PendingRows } from "./rows";

export const checkResults = ["pass", "fail", "unknown"] as const;

/** What exports say of a task. `imports` are the numbers of the imports it rests on. */
export type CheckOutcome = {
  result: (typeof checkResults)[number];
  summary: string;
  counts: Readonly<Record<string, number>>;
  imports: readonly number[];
} & Shown;

/** Of what fails: the rows that its sentence counts or names. */
type Shown = {
  /** The filter that lists exactly these agents. */
  opens?: AgentRows | undefined;
  servers?: readonly { id: string; name: string }[] | undefined;
  pending?: PendingRows | undefined;
  /** The weight of the differences from the baseline. */
  drift?: DriftSeverity | undefined;
};

/** `subject` is the server that the task is about, where it is about one. */
export type Check = (facts: CheckFacts, subject: string | null) => CheckOutcome;

type Basis = { counts?: Record<string, number>; imports: readonly (number | null)[] } & Omit<Shown, "servers"> & {
    servers?: readonly CheckedServer[] | undefined;
  };

export const pass = (summary: string, basis: Basis) => outcome("pass", summary, basis);
export const fail = (summary: string, basis: Basis) => outcome("fail", summary, basis);
/** A full answer: no import tells, and why. */
export const unknown = (summary: string, basis: Basis = { imports: [] }) => outcome("unknown", summary, basis);

/** Passes when nothing is left of what must not be. */
export function none(left: number, words: { pass: string; fail: string }, basis: Basis): CheckOutcome {
  return left === 0 ? pass(words.pass, basis) : fail(words.fail, basis);
}

function outcome(
  result: CheckOutcome["result"],
  summary: string,
  { counts = {}, imports, opens, servers, pending, drift }: Basis,
): CheckOutcome {
  const known = imports.filter((number): number is number => number !== null);
  const told = { result, summary, counts, imports: [...new Set(known)].sort((a, b) => a - b) };
  if (result !== "fail") return told;
  return {
    ...told,
    ...(opens ? { opens } : {}),
    ...(servers?.length ? { servers: servers.map(({ id, name }) => ({ id, name })) } : {}),
    ...(pending ? { pending } : {}),
    ...(drift ? { drift } : {}),
  };
}

export const groupsOf = (facts: CheckFacts, role: GroupRole): CheckedGroup[] => facts.groups.filter((group) => group.role === role);

/** The latest imports of agents, of one side or of both. */
export const agentImports = ({ groups }: CheckFacts, role?: GroupRole): (number | null)[] =>
  groups.filter((group) => role === undefined || group.role === role).map(({ agentsImport }) => agentsImport);

export const isRetired = ({ originals }: CheckFacts, name: string): boolean =>
  originals.some(({ group, open }) => group === name && open === null);

/** A management group of this side that no export of agents spoke for: then nothing can be said of agents there. */
export function unheard(facts: CheckFacts, ...roles: GroupRole[]): CheckOutcome | null {
  const silent = facts.groups.find(
    ({ role, name, agentsImport }) => roles.includes(role) && agentsImport === null && !isRetired(facts, name),
  );
  if (silent) return unknown(`No export of agents of ${silent.name} yet.`);
  return facts.total === 0 ? unknown("No agent is in scope yet.", { imports: agentImports(facts) }) : null;
}
