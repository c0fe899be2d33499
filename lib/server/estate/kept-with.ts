import "server-only";
import type { Estate } from "./estate";
import { Lately } from "./lately";

type Ask<A extends readonly unknown[], T> = (estate: Estate, ...about: A) => Promise<T>;

/** So many answers of one kind are kept with one snapshot: of the moments and originals that are looked at, one each. */
const most = 50;

/**
 * What is worked out of a snapshot besides its agents, once for each question. The answer is kept with the snapshot and goes with it, so nothing has to
 * know when it is out of date. All who ask meanwhile wait for the same one; one that fails is asked anew.
 */
export const keptWithEstate = <A extends readonly unknown[], T>(workOut: Ask<A, T>): Ask<A, T> => keptWith((estate) => estate, workOut);

/** The same of what exports alone tell, whatever people say: it outlives the snapshots that differ in that only. */
export const keptWithFacts = <A extends readonly unknown[], T>(workOut: Ask<A, T>): Ask<A, T> => keptWith(({ facts }) => facts, workOut);

function keptWith<A extends readonly unknown[], T>(heldBy: (estate: Estate) => object, workOut: Ask<A, T>): Ask<A, T> {
  const kept = new WeakMap<object, Lately<Promise<T>>>();
  return async (estate, ...about) => {
    const holder = heldBy(estate);
    const lately = kept.get(holder) ?? new Lately<Promise<T>>(most);
    kept.set(holder, lately);
    const question = JSON.stringify(about);
    const answer = lately.of(question, () => workOut(estate, ...about));
    try {
      return await answer;
    } catch (error) {
      lately.forget(question, answer);
      throw error;
    }
  };
}
