import { count, counted } from "../words/numbers";
import type { CheckFacts } from "./facts";
import { agentImports, type Check, groupsOf, isRetired, none, unheard, unknown } from "./result";

/** Checks on leaving the original. What is not known to be gone counts as there. */

const inSource = ({ stages }: CheckFacts) => stages.waiting + stages.upgraded + stages.joined + stages.dualHomed;

/** A whole export of every original must have spoken, or absence proves nothing. */
function notWhole(facts: CheckFacts): ReturnType<Check> | null {
  const partial = groupsOf(facts, "source").find(({ name, whole }) => !whole && !isRetired(facts, name));
  return partial ? unknown(`No whole export of agents of ${partial.name} yet.`) : unheard(facts, "source", "target");
}

const readyToRetire: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const left = facts.total - facts.done;
  const { returned, leftSource, grey } = facts.flags;
  const critical = returned + leftSource + grey;
  const targets = groupsOf(facts, "target");
  const failed = targets.reduce((sum, group) => sum + group.failed, 0);
  const ways = [
    left > 0 && `${counted(left, "agent")} of ${count(facts.total)} not done`,
    !left && critical > 0 && "some agents carry critical flags",
    failed > 0 && `${counted(failed, "failed action")} under Pending Management`,
  ].filter(Boolean);
  const words = { pass: `All ${counted(facts.total, "agent")} are across and report.`, fail: `Not yet: ${ways.join(", ")}.` };
  const imports = [...agentImports(facts), ...targets.flatMap(({ pendingImport }) => pendingImport ?? [])];
  return none(left + critical + failed, words, { counts: { total: facts.total, left, critical, failed }, imports });
};

/** An agent that dropped the original and is still listed there has left it: the listing is another task. */
const originalRemoved: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const left = Math.max(0, inSource(facts) - facts.flags.lingering);
  const words = { pass: "No agent in scope reports to the original.", fail: `${counted(left, "agent")} still in the original.` };
  return none(left, words, { counts: { left }, imports: agentImports(facts) });
};

const sourceEmpty: Check = (facts) => {
  const silence = notWhole(facts);
  if (silence) return silence;
  const left = inSource(facts);
  const words = { pass: "The original lists no agent in scope.", fail: `The original still lists ${counted(left, "agent")}.` };
  return none(left, words, { counts: { left }, imports: agentImports(facts, "source") });
};

/** May agents leave? Of every original that is not retired: lib/domain/retire/conditions.ts. */
const agentsMayLeave: Check = (facts) => {
  const silence = unheard(facts, "source", "target");
  if (silence) return silence;
  const waiting = facts.originals.flatMap(({ group, open }) => (open?.leave ? [`${group}: ${open.leave}`] : []));
  const counts = { originals: facts.originals.length, waiting: waiting.length };
  const words = { pass: "Agents may leave the original.", fail: `Agents may not leave yet. ${waiting.join(" ")}` };
  return none(waiting.length, words, { counts, imports: agentImports(facts) });
};

export const retireChecks = {
  readyToRetire,
  agentsMayLeave,
  originalRemoved,
  sourceEmpty,
  nothingForgotten: sourceEmpty,
} as const satisfies Record<string, Check>;
