import type { DriftSeverity } from "../drift/item";
import type { GroupRole } from "../stages";
import type { CheckedGroup, CheckedServer, CheckFacts } from "./facts";
import type { AgentRows, PendingRows } from "./rows";
import { type Sentence, sentenceOf, wordsOf } from "./sentence";

export const checkResults = ["pass", "fail", "unknown"] as const;

/** What exports say of a task. `imports` are the numbers of the imports it rests on. */
export type CheckOutcome = {
  result: (typeof checkResults)[number];
  summary: string;
  /** The same in parts: each of its numbers opens its rows. */
  sentence: Sentence;
  counts: Readonly<Record<string, number>>;
  imports: readonly number[];
} & Shown;

/** Of what fails: the rows that its sentence counts or names. */
type Shown = {
  /** The filter that lists exactly the agents that fail. */
  opens?: AgentRows | undefined;
  servers?: readonly { id: string; name: string }[] | undefined;
  pending?: PendingRows | undefined;
  /** The weight of the differences from the baseline. */
  drift?: DriftSeverity | undefined;
};

/** `subject` is the server that the task is about, where it is about one. */
export type Check = (facts: CheckFacts, subject: string | null) => CheckOutcome;

/** `servers` are those that fail and that the sentence does not name; what its parts open needs no saying. */
type Basis = { counts?: Record<string, number>; imports: readonly (number | null)[]; servers?: readonly CheckedServer[] | undefined };
type Said = string | Sentence;

export const pass = (said: Said, basis: Basis) => outcome("pass", said, basis);
export const fail = (said: Said, basis: Basis) => outcome("fail", said, basis);
/** A full answer: no import tells, and why. */
export const unknown = (said: Said, basis: Basis = { imports: [] }) => outcome("unknown", said, basis);

/** Passes when nothing is left of what must not be. */
export function none(left: number, words: { pass: Said; fail: Said }, basis: Basis): CheckOutcome {
  return left === 0 ? pass(words.pass, basis) : fail(words.fail, basis);
}

function outcome(result: CheckOutcome["result"], said: Said, { counts = {}, imports, servers }: Basis): CheckOutcome {
  const known = imports.filter((number): number is number => number !== null);
  const sentence = sentenceOf(said);
  const told = { result, summary: wordsOf(sentence), sentence, counts, imports: [...new Set(known)].sort((a, b) => a - b) };
  return result === "fail" ? { ...told, ...shown(sentence, servers) } : told;
}

/** What fails is what the sentence tells first; servers are all that it names, and those beside it. */
function shown(sentence: Sentence, beside: readonly CheckedServer[] = []): Shown {
  const first = <Key extends "agents" | "pending" | "drift">(key: Key) => sentence.find((part) => part[key] !== undefined)?.[key];
  const servers = [...sentence.flatMap(({ servers }) => servers ?? []), ...beside.map(({ id, name }) => ({ id, name }))];
  const [opens, pending, drift] = [first("agents"), first("pending"), first("drift")];
  return {
    ...(opens ? { opens } : {}),
    ...(servers.length ? { servers } : {}),
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
