import { groupRoles } from "../stages";
import { withinSentence } from "../words/within";
import type { FirstPage } from "./first-page";

/** The first page as rows of a file: a name, what it says, and what belongs to it. Its figures stand among the figures, with all their digits. */
export function pageRows({ sentences, known, phases, bridge, causes, decisions, changes }: FirstPage): [string, string, string][] {
  const summary = sentences.map((sentence): [string, string, string] => ["Summary", sentence, ""]);
  if (!known) return summary;
  return [
    ...summary,
    ...phases.map(({ name, words, tasks, gateWords }): [string, string, string] => [name, words, `${tasks}, ${withinSentence(gateWords)}`]),
    ...groupRoles.flatMap((role) => bridge.banks[role].map(({ name, words, release }): [string, string, string] => [name, words, release])),
    ...causes.bars.map(({ name, agents }): [string, string, string] => [causes.title, name, agents.words]),
    ...(causes.bars.length === 0 ? [[causes.title, causes.none, ""] as [string, string, string]] : []),
    ...(causes.more ? [[causes.title, causes.more, ""] as [string, string, string]] : []),
    ...[decisions, changes].flatMap(({ title, none, items }): [string, string, string][] =>
      items.length === 0 ? [[title, none, ""]] : items.map((one) => [title, one.title, one.words]),
    ),
  ];
}
