import { flagCodes, flags, stageNames, stages } from "../stages";
import type { Entry } from "./entry";
import { flagSays } from "./flags";
import { stageNext, stageSays } from "./stages";
import type { Term } from "./term";
import { terms } from "./terms";
import { tiles } from "./tiles";

const entries: ReadonlyMap<string, Entry> = new Map<Term, Entry>([
  ...stages.map((stage): [Term, Entry] => [`stage:${stage}`, { name: stageNames[stage], says: stageSays[stage], next: stageNext[stage] }]),
  ...flagCodes.map((code): [Term, Entry] => [`flag:${code}`, { name: flags[code].name, says: flagSays[code] }]),
  ...keysOf(tiles).map((tile): [Term, Entry] => [`tile:${tile}`, tiles[tile]]),
  ...keysOf(terms).map((named): [Term, Entry] => [`term:${named}`, terms[named]]),
]);

/** What the tooltip of a term says; undefined of what is no term. */
export const wordsOf = (term: string): Entry | undefined => entries.get(term);

function keysOf<T extends object>(of: T): (keyof T)[] {
  return Object.keys(of) as (keyof T)[];
}
