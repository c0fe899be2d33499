import type { FlagCode, Stage } from "../stages";
import type { Named } from "./terms";
import type { Tile } from "./tiles";

/** What a tooltip and the glossary explain, as pages name it. */
export type Term = `stage:${Stage}` | `flag:${FlagCode}` | `tile:${Tile}` | `term:${Named}`;

/** The properties of an element that says in a tooltip what it is; `note` is what is true of this one besides, such as since when. */
export const explains = (term: Term, note?: string) => ({ "data-term": term, "data-note": note });
