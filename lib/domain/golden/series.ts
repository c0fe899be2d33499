import { aroundAgents } from "../agent-around";
import { agentHistory } from "../agent-history";
import type { AgentDecisions, Sighting } from "../agent-sightings";
import { agentToldOf } from "../agent-told";
import { type ComponentImport, type ComponentSighting, componentHistory } from "../component-history";
import type { ManagementGroup } from "../management-groups";
import type { Release } from "../releases";
import type { GroupRole } from "../stages";
import { type Timeline, timelineOf } from "../timeline";
import { toldText } from "../told-text";
import { goldenAgents } from "./agents";
import { goldenAround } from "./around";
import type { GoldenAgent } from "./telling";

/**
 * What the rules make of a fixed series of exports, in which every stage, flag and method occurs. Its digest is the edition of the rules: what
 * was derived by rules that make something else of the series is derived again. A comment, a name or a faster way changes nothing here.
 */
export function goldenSeries(): unknown {
  return goldenAgents.map((agent) => {
    const history = derived(agent);
    return [agent.why, history, history.periods.map((period) => toldText(agentToldOf(period)))];
  });
}

/** The periods and changes that follow from what the exports say of one agent. */
export function derived(agent: GoldenAgent): ReturnType<typeof agentHistory> {
  const { timeline, sightings } = heard(agent);
  const { pending, failover, gateways } = agent.around ? surroundings : nothingElse;
  const own = agent.around && { pending: pending.get(agent.name) ?? [], failover: failover.get(agent.name) ?? [] };
  const beside = { ...timeline, gateways, pendingCaptures };
  return agentHistory(agent.name, sightings, beside, { ...nobodyDecided, ...agent.decisions }, own);
}

const nobodyDecided: AgentDecisions = { cutOverAccepted: false, retireOpen: false, ambiguous: null, excludedAt: null, endsPlanned: [] };

const group = (key: number, name: string, role: GroupRole, release: Release): ManagementGroup => ({
  key,
  id: `${key}`,
  name,
  role,
  release,
});
const groups = [
  group(1, "OLD", "source", "2012 R2"),
  group(2, "NEW", "target", "2019"),
  group(3, "OLD2", "source", "2012 SP1"),
  group(4, "NEW2", "target", "2022"),
  group(5, "NEW3", "target", "2016"),
];

const start = Date.UTC(2014, 0, 6);
export const hourOf = (hour: number): number => start + hour * 3600_000;

function heard({ told, only, retired, timeline = {} }: GoldenAgent): { timeline: Timeline; sightings: Sighting[] } {
  const own = timelineOf(
    groups
      .filter(({ key }) => (only ? only.includes(key) : key < 3 || told.some(({ says }) => key in says)))
      .map((one) => (one.key === 1 && retired !== undefined ? { ...one, retiredAt: hourOf(retired) } : one)),
    told.map(({ hour, part, says }, i) => ({
      number: i + 1,
      at: hourOf(hour),
      digest: String(i),
      groupKeys: Object.keys(says).map(Number),
      wholeKeys: part ? [] : Object.keys(says).map(Number),
      appliedAt: hourOf(hour),
    })),
    timeline,
  );
  const sightings = told.flatMap(({ says }, i) =>
    Object.entries(says).flatMap(([key, facts]): Sighting[] => {
      const row = { place: own.place.get(i + 1) ?? -1, groupKey: Number(key), row: 2 };
      return facts === null ? [] : [{ ...row, facts: facts === "named" ? null : facts }];
    }),
  );
  return { timeline: own, sightings };
}

const { changes: told } = componentHistory(
  goldenAround.map(
    ({ hour, groupKey, kind, coverage }, i): ComponentImport => ({
      number: 100 + i,
      at: hourOf(hour),
      digest: String(i),
      groupKeys: [groupKey],
      wholeKeys: coverage === "whole" ? [groupKey] : [],
      speaksFor: new Set([kind]),
    }),
  ),
  goldenAround.flatMap(({ groupKey, kind, rows }, i) =>
    Object.entries(rows).map(
      ([name, facts], row): ComponentSighting => ({ number: 100 + i, row, groupKey, kind, name, bare: false, facts }),
    ),
  ),
);
const surroundings = aroundAgents(told);
const nothingElse = aroundAgents([]);
const pendingCaptures = new Map(
  groups.map(({ key }) => [
    key,
    goldenAround.filter((one) => one.groupKey === key && one.kind === "pendingAction").map((one) => hourOf(one.hour)),
  ]),
);
