import "server-only";
import type { Reading } from "@/lib/domain/agent-readings";
import { type AgentListed, type AgentSaid, type AgentTold, nothingListed, nothingSaid } from "@/lib/domain/agent-told";
import { type AtMoment, never, unsaid } from "./columns";

/** What is told of the agent at a place, and what people say of it. */
export function toldAt({ columns, held }: AtMoment, place: number): AgentTold {
  const told = columns.values.told.values[columns.periods.told[held[place] ?? 0] ?? 0];
  if (!told) throw new RangeError(`Nothing is told of the agent at ${place}`);
  return told;
}

export function saidAt({ columns }: AtMoment, place: number): AgentSaid {
  return columns.values.said.values[columns.said[place] ?? unsaid] ?? nothingSaid;
}

export function listedAt({ columns }: AtMoment, place: number): AgentListed {
  return columns.values.listed.values[columns.listed[place] ?? unsaid] ?? nothingListed;
}

export function domainAt({ columns }: AtMoment, place: number): string | null {
  return columns.values.domains.values[columns.agents.domains[place] ?? 0] ?? null;
}

/** Reads a field of the agents of a view, once for all who are alike in what it is read from. */
export function readerOf<T>(view: AtMoment, reading: Reading<T>): (place: number) => T {
  const { columns } = view;
  const { agents, periods, said, listed } = columns;
  const toldOf = (place: number) => periods.told[view.held[place] ?? 0] ?? 0;
  switch (reading.reads) {
    case "told":
      return remembered(toldOf, (place) => reading.of(toldAt(view, place)));
    case "captures":
      return remembered(toldOf, (place) => reading.of(toldAt(view, place), view.lastSaid));
    case "said":
      return remembered(
        (place) => said[place] ?? unsaid,
        (place) => reading.of(saidAt(view, place)),
      );
    case "listed":
      return remembered(
        (place) => listed[place] ?? unsaid,
        (place) => reading.of(listedAt(view, place)),
      );
    case "domain":
      return remembered(
        (place) => agents.domains[place] ?? never,
        (place) => reading.of(domainAt(view, place)),
      );
    case "both": {
      const tolds = columns.values.told.values.length;
      return rememberedPairs(
        (place) => (said[place] ?? unsaid) * tolds + toldOf(place),
        (place) => reading.of(toldAt(view, place), saidAt(view, place)),
      );
    }
  }
}

function remembered<T>(idOf: (place: number) => number, read: (place: number) => T): (place: number) => T {
  const known: { value: T }[] = [];
  return (place) => {
    const id = idOf(place);
    const before = known[id];
    if (before) return before.value;
    const value = read(place);
    known[id] = { value };
    return value;
  };
}

/** The same of ids that are far apart. */
function rememberedPairs<T>(idOf: (place: number) => number, read: (place: number) => T): (place: number) => T {
  const known = new Map<number, { value: T }>();
  return (place) => {
    const id = idOf(place);
    const before = known.get(id);
    if (before) return before.value;
    const value = read(place);
    known.set(id, { value });
    return value;
  };
}
