import type { AgentFacts } from "../agent-facts";
import type { AgentDecisions } from "../agent-sightings";
import type { ComponentFacts } from "../component-facts";
import type { ObservedKind } from "../components";
import type { Coverage } from "../stages";
import type { Timeline } from "../timeline";

/** One export: hours since the start, and per group key the agent's row; "named": rejected, yet it names it; null: it is not in it. */
export type GoldenExport = { hour: number; part?: true; says: Readonly<Record<number, AgentFacts | "named" | null>> };

/** One agent of the series. `around`: exports of other kinds speak of it. */
export type GoldenAgent = {
  why: string;
  name: string;
  told: readonly GoldenExport[];
  decisions?: Partial<AgentDecisions>;
  timeline?: Partial<Pick<Timeline, "namedBuilds" | "retireOpenedAt" | "now">>;
  around?: true;
  /** The hour from which its first original is retired. */
  retired?: number;
  /** Keys of the only management groups that its migration has. */
  only?: readonly number[];
};

/** One export of another kind, with its rows by name. */
export type GoldenAround = {
  hour: number;
  groupKey: number;
  kind: ObservedKind;
  coverage: Coverage;
  rows: Readonly<Record<string, ComponentFacts>>;
};

export const whole = (hour: number, says: GoldenExport["says"]): GoldenExport => ({ hour, says });
export const part = (hour: number, says: GoldenExport["says"]): GoldenExport => ({ hour, part: true, says });
