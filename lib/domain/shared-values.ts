import type { AgentFacts } from "./agent-facts";
import { domainOf, firstLabel } from "./agent-names";
import { type NamedBuilds, readBuild } from "./builds";
import { type Health, healthNames } from "./stages";

/** What accounts for an agent that a file lacks. Being listed in another management group accounts for nobody. */
export type Explained = "excluded" | "decommissioned" | "accepted";

/** What every row of a filtered file may have in common. Undefined: not told; null: told to be unknown. */
export type Told = {
  health?: AgentFacts["health"];
  available?: boolean | null;
  inMaintenance?: boolean | null;
  manuallyInstalled?: boolean | null;
  proxying?: boolean | null;
  version?: string | null;
  release?: string | null;
  osName?: string | null;
  osVersion?: string | null;
  actionAccount?: string | null;
  primaryServer?: string | null;
  domain?: string | null;
  /** The letters that the name begins with. */
  beginning?: string | null;
};
export type ToldField = keyof Told;

/** An agent that the group lists and the file does not name, as last told. */
export type MissingAgent = { explained: Explained | null; told: Told };

/** By these agents are moved in waves: of them only an unexplained loss is a sign. */
const waveFields: readonly ToldField[] = ["proxying", "osName", "osVersion", "actionAccount", "primaryServer", "domain", "beginning"];

/** In the order in which a shared value tells the most. */
const toldFields: readonly ToldField[] = ["health", "available", "inMaintenance", "manuallyInstalled", "release", "version", ...waveFields];

/** The fields of which something is told, those first that tell the most. */
export const fieldsOf = (told: Told): ToldField[] => toldFields.filter((field) => field in told);

/** Those that still run somewhere: a computer that is gone says nothing of a filter. */
export const comparable = ({ explained }: MissingAgent) => explained !== "excluded" && explained !== "decommissioned";
export const isAnother = (last: Told[ToldField], shared: Told[ToldField]) => last !== undefined && last !== null && last !== shared;

/** Of the values that rows share, those that nine in ten of three or more missing agents did not have: the file was filtered by them. */
export function suspectValues(shared: Told, missing: readonly MissingAgent[]): Told {
  const compared = missing.filter(comparable);
  if (compared.length < 3) return {};
  const unexplained = missing.some(({ explained }) => explained === null);
  const kept = toldFields.filter((field) => {
    const value = shared[field];
    if (value === undefined || value === null || (waveFields.includes(field) && !unexplained)) return false;
    return compared.filter(({ told }) => isAnother(told[field], value)).length * 10 >= compared.length * 9;
  });
  return only(shared, kept);
}

/** What a further row leaves of the values that all rows before it share. A newcomer's leaves those of which nothing is told yet. */
export function stillShared(shared: Told, row: Told, isNew = false): Told {
  return only(
    shared,
    fieldsOf(shared).filter((field) => shared[field] === row[field] || (isNew && row[field] === undefined)),
  );
}

const only = (told: Told, fields: readonly ToldField[]): Told => Object.fromEntries(fields.map((field) => [field, told[field]]));

/** What a row, or all that was ever told of an agent, says in the fields that may be shared. */
export function toldOf(name: string, facts: AgentFacts, named: NamedBuilds): Told {
  const { health, available, inMaintenance, manuallyInstalled, proxying, version, osName, osVersion, actionAccount } = facts;
  return {
    health,
    available,
    inMaintenance,
    manuallyInstalled,
    proxying,
    version,
    release: version === undefined ? undefined : (readBuild(version, named)?.release ?? null),
    osName,
    osVersion,
    actionAccount: actionAccount?.toLowerCase(),
    primaryServer: facts.primaryServer?.toLowerCase(),
    domain: domainOf(name),
    beginning: /^\p{L}{2,}/u.exec(firstLabel(name))?.[0] ?? null,
  };
}

export const sharedWords: Record<ToldField, (value: string) => string> = {
  health: (value) => `Every row has the same health, ${healthNames[value as Health].toLowerCase()}`,
  available: (value) => `Every row is ${value === "true" ? "available" : "not available"}`,
  inMaintenance: (value) => `Every row is ${value === "true" ? "in" : "not in"} maintenance`,
  manuallyInstalled: (value) => `Every row is of an agent that was ${value === "true" ? "installed by hand" : "not installed by hand"}`,
  proxying: (value) => `Every row is of an agent ${value === "true" ? "with" : "without"} agent proxy`,
  version: (value) => `Every row has the same version, ${value}`,
  release: (value) => `Every row has an agent of ${value}`,
  osName: (value) => `Every row has the same operating system, ${value}`,
  osVersion: (value) => `Every row has the same version of the operating system, ${value}`,
  actionAccount: (value) => `Every row has the same action account, ${value}`,
  primaryServer: (value) => `Every row has the same primary server, ${value}`,
  domain: (value) => `Every row is of the same domain, ${value}`,
  beginning: (value) => `Every name begins with ${value}`,
};
