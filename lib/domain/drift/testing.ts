import { nothingNamed } from "../builds";
import { type Drift, driftOf, type Explanations } from "./drift";
import type { Sightings, SourceAgent, SourceFacts, SourceGroup, SourceServer } from "./facts";

/** What the tests of this folder build their cases from. */

const day = 24 * 3600_000;
const start = Date.UTC(2014, 1, 3, 6);
export const on = (days: number) => start + days * day;

export const group = (more: Partial<SourceGroup> = {}): SourceGroup => ({
  key: 1,
  name: "OLD",
  agentsImport: 1,
  agentsAt: on(0),
  serversImport: 2,
  gatewaysImport: 3,
  serversAt: on(0),
  version: "7.0.9538.0",
  ...more,
});

export const server = (name: string, more: Partial<SourceServer> = {}): SourceServer => ({
  group: 1,
  kind: "managementServer",
  name,
  version: "7.0.9538.0",
  rollup: null,
  primaryServer: null,
  ...more,
});

export const agent = (name: string, more: Partial<SourceAgent> = {}): SourceAgent => ({
  group: 1,
  name,
  version: "7.0.9538.0",
  server: "ms01.corp",
  rollup: null,
  ...more,
});

export const agents = (count: number, domain = "corp", server = "ms01.corp"): SourceAgent[] =>
  Array.from({ length: count }, (_, i) => agent(`srv${String(i + 1).padStart(4, "0")}.${domain}`, { server }));

export const source = (more: Partial<SourceFacts> = {}): SourceFacts => ({
  groups: [group()],
  servers: [server("ms01.corp"), server("gw01.dmz", { kind: "gateway", primaryServer: "ms01.corp" })],
  agents: agents(10),
  ...more,
});

/** The same a number of days later. */
export const later = (facts: SourceFacts, days: number): SourceFacts => ({
  ...facts,
  groups: facts.groups.map((one) => ({ ...one, agentsAt: on(days), serversAt: on(days) })),
});

type Seen = { lost?: Record<string, number>; added?: Record<string, number>; exports?: number[]; elsewhere?: Record<string, string[]> };

export const sightings = ({ lost = {}, added = {}, exports = [0, 7], elsewhere = {} }: Seen = {}): Sightings => ({
  lost: new Map(Object.entries(lost).map(([name, days]) => [`1 ${name}`, on(days)])),
  added: new Map(Object.entries(added).map(([name, days]) => [`1 ${name}`, on(days)])),
  exports: new Map([[1, exports.map(on)]]),
  elsewhere: new Map(Object.entries(elsewhere)),
});

export const nothingSaid: Explanations = {
  excluded: new Map(),
  cutOverAccepted: new Map(),
  retireOpen: false,
  retired: new Set(),
  planned: [],
  written: [],
  churn: 0.5,
};

/** Drift a week after the baseline, unless told otherwise. */
export function drift(before: SourceFacts, now: SourceFacts, said: Partial<Explanations> = {}, seen: Seen = {}, days = 7): Drift {
  const gone = before.agents.filter(({ name }) => !now.agents.some((one) => one.name === name));
  const lost = Object.fromEntries(gone.map(({ name }) => [name, 7]));
  return driftOf(before, later(now, days), sightings({ lost, ...seen }), { ...nothingSaid, ...said }, nothingNamed);
}
