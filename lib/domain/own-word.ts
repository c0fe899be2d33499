import type { Sighting } from "./agent-sightings";
import type { Timeline } from "./timeline";

/** `at`: when the import was captured that told it, in milliseconds. */
export type Telling<Value> = { at: number; value: Value };

/** What there is once on a computer, whichever management group tells it: in order, when each was told. */
export type OwnTellings = { certificates: readonly Telling<string>[]; directory: readonly Telling<boolean>[] };

/** What was told of it last, by any management group; null: nobody tells. One that knows nothing takes nothing back. */
export type OwnWord = { certificate: string | null; directory: boolean | null };
export const nothingOfItsOwn: OwnWord = { certificate: null, directory: null };

/**
 * An agent has one certificate and one switch for Active Directory, so the management group that told it last knows best: another one may have heard of it long ago.
 * Null where none ever told it. Source: MicrosoftDocs/SystemCenterDocs, SystemCenterDocs/scom/deploy-install-gateway-server.md.
 */
export function ownTellings(sightings: readonly Sighting[], { imports }: Timeline): OwnTellings | null {
  const certificates: Telling<string>[] = [];
  const directory: Telling<boolean>[] = [];
  for (const { place, facts } of sightings) {
    const at = imports[place]?.at;
    if (!facts || at === undefined) continue;
    if (facts.certificateExpires) certificates.push({ at, value: facts.certificateExpires });
    if (typeof facts.directoryIntegrated === "boolean") directory.push({ at, value: facts.directoryIntegrated });
  }
  if (!certificates.length && !directory.length) return null;
  return { certificates: certificates.sort((a, b) => a.at - b.at), directory: directory.sort((a, b) => a.at - b.at) };
}

export function ownWordAt(told: OwnTellings | null, at: number): OwnWord {
  if (!told) return nothingOfItsOwn;
  const last = <V>(of: readonly Telling<V>[]) => of.findLast((one) => one.at <= at)?.value ?? null;
  return { certificate: last(told.certificates), directory: last(told.directory) };
}
