import { nothingAroundIt } from "./agent-around";
import type { AgentFacts } from "./agent-facts";
import type { AgentDecisions, Sighting } from "./agent-sightings";
import { nothingNamed } from "./builds";
import type { Listing, StageContext } from "./listings";
import type { ManagementGroup } from "./management-groups";
import { nothingOfItsOwn } from "./own-word";
import type { Release } from "./releases";
import type { Coverage, GroupRole } from "./stages";
import { type Timeline, timelineOf } from "./timeline";

/** What the tests of this folder build their cases from. */

export const group = (key: number, name: string, role: GroupRole, release: Release): ManagementGroup => ({
  key,
  id: `id-${key}`,
  name,
  role,
  release,
});
export const old = group(1, "OLD", "source", "2012 SP1");
export const next = group(2, "NEW", "target", "2012 R2");

export const sp1 = "7.0.9538.0";
export const r2 = "7.1.10184.0";

export const listing = (of: ManagementGroup, facts: AgentFacts = {}, claimed = false): Listing => ({ group: of, facts, claimed });

export const context = (changes: Partial<StageContext> = {}): StageContext => {
  const groups = changes.groups ?? [old, next];
  return {
    groups,
    namedBuilds: nothingNamed,
    exported: new Set(groups.map((g) => g.key)),
    at: hour(0),
    everInSource: true,
    everInTarget: true,
    words: new Map(),
    lastFacts: null,
    cutOverAccepted: false,
    retireOpen: false,
    retireOpenedAt: null,
    excluded: false,
    endPlanned: false,
    listedAgainAt: null,
    returned: null,
    ambiguous: null,
    silentSince: null,
    own: nothingOfItsOwn,
    aroundIt: nothingAroundIt,
    since: new Map(),
    captures: (_, from) => from,
    settling: 20 * 3600_000,
    ...changes,
  };
};

/** An import as a test tells it: hours since the start, the groups it speaks for, and what its rows say of the one agent. */
export type Told = {
  hour: number;
  coverage?: Coverage;
  /** Keys of the groups for which it is whole, where that is not all or none of them. */
  wholeOf?: number[];
  /** Per group key: facts, "named" for a rejected row that names the agent, null where the export leaves it out. */
  says: Record<number, AgentFacts | "named" | null>;
};

export const whole = (at: number, says: Told["says"]): Told => ({ hour: at, says });
export const part = (at: number, says: Told["says"]): Told => ({ hour: at, coverage: "part", says });

const start = Date.UTC(2014, 1, 3);
export const hour = (hours: number) => start + hours * 3600_000;
export const nobodyDecided: AgentDecisions = {
  cutOverAccepted: false,
  retireOpen: false,
  ambiguous: null,
  excludedAt: null,
  endsPlanned: [],
};

/** The timeline of these imports, and the rows about the agent with their places in it. */
export function tell(
  told: readonly Told[],
  groups: readonly ManagementGroup[] = [old, next],
): { timeline: Timeline; sightings: Sighting[] } {
  const imports = told.map((one, i) => {
    const groupKeys = Object.keys(one.says).map(Number);
    const wholeKeys = one.wholeOf ?? (one.coverage === "part" ? [] : groupKeys);
    return { number: i + 1, at: hour(one.hour), digest: String(i).padStart(4, "0"), groupKeys, wholeKeys, appliedAt: hour(one.hour) };
  });
  const timeline = timelineOf(groups, imports);
  const sightings = told.flatMap((one, i) =>
    Object.entries(one.says).flatMap(([key, facts]) =>
      facts === null
        ? []
        : [{ place: timeline.place.get(i + 1) ?? -1, groupKey: Number(key), row: 2 + i, facts: facts === "named" ? null : facts }],
    ),
  );
  return { timeline, sightings };
}
