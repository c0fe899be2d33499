import type { ComponentChange } from "../component-history";
import { serversAmongAgents } from "../servers-among-agents";
import type { NamesKnown } from "./logged-rows";

/** What is known of names, as plain data: it can be sent to a thread. */
export type NamesTold = {
  aliases: NamesKnown["aliases"];
  /** Names and the key of the agent that each does not mean, with a blank between. */
  apart: ReadonlySet<string>;
  /** The names of identities by their keys. */
  names: ReadonlyMap<number, string>;
  /** When imports were captured, in milliseconds, by their numbers. */
  capturedAt: ReadonlyMap<number, number>;
};

/** The same as questions. `servers`: what exports of servers tell. */
export function namesKnown({ aliases, apart, names, capturedAt }: NamesTold, servers: readonly ComponentChange[]): NamesKnown {
  return {
    aliases,
    areApart: (name, key) => apart.has(`${name} ${key}`),
    nameOf: (key) => names.get(key) ?? "another",
    isServerAt: serversAmongAgents(servers).isServerAt,
    capturedAt: (number) => capturedAt.get(number) ?? Number.NaN,
  };
}
