import { percentOf } from "../progress";
import type { RemainingBy } from "./cause-codes";

export type Shares = { inScope: number; done: number; notDone: number; percentDone: number | null };

/** Numbers of agents in scope, of which `done` are done. */
export function sharesOf(inScope: number, done: number): Shares {
  return { inScope, done, notDone: inScope - done, percentDone: percentOf(done, inScope) };
}

/** What is said where an agent has no such value. */
export const unknownNames: Record<Exclude<RemainingBy, "cause">, string> = {
  method: "Method not known",
  domain: "Domain not known",
  server: "No primary server told",
  owner: "No owner",
};

/** Most to do first, then by name, so that equal ones never change places. */
export function mostFirst<T extends { notDone: number; inScope: number; name: string }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => b.notDone - a.notDone || b.inScope - a.inScope || (a.name < b.name ? -1 : 1));
}
