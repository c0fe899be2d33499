import { type PolledKind, polledKindNames, polledNouns } from "../polled/kinds";
import type { GroupRole } from "../stages";
import { counted } from "../words/numbers";
import type { CheckFacts } from "./facts";
import { type Check, none, unknown } from "./result";

/** Checks on computers and devices that have no agent: who polls them. */

/** A management group whose exports tell nothing of a kind may poll any number of them. */
function untold(facts: CheckFacts, kinds: readonly PolledKind[], roles: readonly GroupRole[]): ReturnType<Check> | null {
  for (const kind of kinds)
    for (const role of roles) {
      const [group] = facts.polled[kind].untold[role];
      if (group !== undefined)
        return unknown(`No whole export of ${polledKindNames[kind]} of ${group} yet that is as new as that of its agents.`);
    }
  return null;
}

const listOf = (kinds: readonly PolledKind[], left: (kind: PolledKind) => number): string =>
  kinds.flatMap((kind) => (left(kind) > 0 ? [counted(left(kind), polledNouns[kind])] : [])).join(", ");

/** Nothing is polled by an original alone, and no agent is older than the new management group supports. */
const across =
  (...kinds: PolledKind[]): Check =>
  (facts) => {
    const silence = untold(facts, kinds, ["source", "target"]);
    if (silence) return silence;
    const of = (kind: PolledKind) => facts.polled[kind].originalOnly;
    const old = kinds.reduce((sum, kind) => sum + facts.polled[kind].belowFloor, 0);
    const left = kinds.reduce((sum, kind) => sum + of(kind), 0);
    const total = kinds.reduce((sum, kind) => sum + facts.polled[kind].total, 0);
    const ways = [
      left > 0 && `Polled by an original only: ${listOf(kinds, of)}.`,
      old > 0 && `${counted(old, "agent")} older than the new management group supports.`,
    ];
    const words = {
      pass:
        total === 0
          ? "Nothing of that kind is polled."
          : `All of them are polled by a new management group: ${listOf(kinds, (kind) => facts.polled[kind].total)}.`,
      fail: ways.filter((one) => one !== false).join(" "),
    };
    return none(left + old, words, { counts: { total, left, old }, imports: kinds.flatMap((kind) => facts.polled[kind].imports) });
  };

/** No original polls anything any more. */
const left =
  (...kinds: PolledKind[]): Check =>
  (facts) => {
    const silence = untold(facts, kinds, ["source"]);
    if (silence) return silence;
    const of = (kind: PolledKind) => facts.polled[kind].originalOnly + facts.polled[kind].both;
    const still = kinds.reduce((sum, kind) => sum + of(kind), 0);
    const words = { pass: "No original polls any.", fail: `Still polled by an original: ${listOf(kinds, of)}.` };
    return none(still, words, { counts: { left: still }, imports: kinds.flatMap((kind) => facts.polled[kind].imports) });
  };

export const polledChecks = {
  unixAcross: across("unixAgents"),
  unixLeft: left("unixAgents"),
  agentlessAcross: across("agentless", "networkDevices"),
  agentlessLeft: left("agentless", "networkDevices"),
} as const satisfies Record<string, Check>;
