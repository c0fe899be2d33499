import type { QueryClient, QueryKey } from "@tanstack/react-query";
import type { ChangeNotice } from "@/lib/contracts/activity";
import { type Address, type Answer, type Input, type Loose, send } from "./ask";
import { isBelow, touchedAt } from "./touched";

/** What each change of this page touches, by the name that the page gave it. The stream of changes tells of it under that name too. */
const mine = new Map<string, QueryKey[]>();
/** What is old since a change was answered, until it is read again. */
let old: QueryKey[] = [];

/** Asks for a change. Whatever it touches is old once it is answered; what is shown is read again when the mutation that asked settles (client.ts). */
export const change = <A extends Exclude<Address, `GET ${string}`>>(address: A, input: Input<A> & Loose): Promise<Answer<A>> =>
  changing(address, input.params, (name) => send(address, { ...input, change: name }));

/** The same for what is sent in another way: under this name. */
export async function changing<T>(address: Address, params: object | undefined, make: (name: string) => Promise<T>): Promise<T> {
  const name = Math.random().toString(36).slice(2);
  const keys = touchedAt(address, params && "migration" in params ? String(params.migration) : undefined);
  mine.set(name, keys);
  try {
    return await make(name);
  } finally {
    // Also where it failed: somebody may have changed it meanwhile, or only the answer was lost.
    old.push(...keys);
  }
}

/** Whether this page asked for it itself: then its answer makes the same old, and once is enough. */
export const isOwn = ({ change: name }: ChangeNotice, keys: readonly QueryKey[]): boolean => {
  const own = mine.get(name ?? "") ?? [];
  return keys.every((key) => isBelow(key, own));
};

/** Reads again, each once, what changes of this page made old. */
export async function readOldAgain(client: QueryClient): Promise<void> {
  const keys = old;
  old = [];
  await readAgain(client, keys);
}

/** Reads again what lies at or below these keys: what is shown now, the rest when it is looked at. */
export const readAgain = (client: QueryClient, keys: readonly QueryKey[]): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => isBelow(queryKey, keys) });
