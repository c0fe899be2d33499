import type { Sighting } from "./agent-sightings";
import { certificateEnd } from "./certificates";
import type { Timeline } from "./timeline";

/** `at`: when the import was captured that told it, in milliseconds. */
export type Telling<Value> = { at: number; value: Value };

/** What there is once on a computer, whichever management group tells it: in order, when each was told. `ends`: of its certificate, in milliseconds. */
export type OwnTellings = { ends: readonly Telling<number>[]; directory: readonly Telling<boolean>[] };

/** What was told of it last, by any management group; null: nobody tells. One that knows nothing, or writes a date that reads two ways, takes nothing back. */
export type OwnWord = { certificateEnd: number | null; directory: boolean | null };
export const nothingOfItsOwn: OwnWord = { certificateEnd: null, directory: null };

/**
 * An agent has one certificate and one switch for Active Directory, so the management group that told it last knows best: another one may have heard of it long ago.
 * Null where none ever told it. Source: MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom/deploy-install-gateway-server.md.
 */
export function ownTellings(sightings: readonly Sighting[], { imports }: Timeline): OwnTellings | null {
  const ends: Telling<number>[] = [];
  const directory: Telling<boolean>[] = [];
  const telling = sightings.filter(({ facts }) => facts?.certificateExpires || typeof facts?.directoryIntegrated === "boolean");
  for (const { place, facts } of telling.sort((a, b) => a.place - b.place || a.groupKey - b.groupKey)) {
    const at = imports[place]?.at ?? 0;
    const end = certificateEnd(facts?.certificateExpires);
    if (end !== null) ends.push({ at, value: end });
    if (typeof facts?.directoryIntegrated === "boolean") directory.push({ at, value: facts.directoryIntegrated });
  }
  return ends.length + directory.length > 0 ? { ends, directory } : null;
}

export function ownWordAt(told: OwnTellings | null, at: number): OwnWord {
  if (!told) return nothingOfItsOwn;
  const last = <V>(of: readonly Telling<V>[]) => of.findLast((one) => one.at <= at)?.value ?? null;
  return { certificateEnd: last(told.ends), directory: last(told.directory) };
}
