import type { AgentFacts } from "./agent-facts";

/** One row about the agent. `facts` is null where the row was rejected, yet names the agent: it is still listed. */
export type Sighting = { place: number; groupKey: number; facts: AgentFacts | null; row: number };

/** What people decided that bears on stages and flags. Instants in milliseconds; `endsPlanned`: when it is announced to go out of service. */
export type AgentDecisions = {
  cutOverAccepted: boolean;
  retireOpen: boolean;
  ambiguous: string | null;
  excludedAt: number | null;
  endsPlanned: readonly { from: number; until: number | null }[];
};
