import { keepPreviousData, queryOptions, skipToken } from "@tanstack/react-query";
import type { AgentChange } from "@/lib/contracts/agent-changes";
import { agentFilterKeys } from "./agent-keys";
import type { AgentFilter } from "./agent-links";
import { ask, type Input, reading } from "./ask";
import { change } from "./change";
import { migrationKey } from "./touched";

const changes = "POST /api/v1/migrations/{migration}/agents/changes";
type Asked = Input<typeof changes>["body"];

/** Which agents a change means: those of a filter, or these. */
export type ChosenAgents = Required<Pick<Asked, "filter">> | Required<Pick<Asked, "keys">>;

const { asOf: _moment, sort: _order, ...present } = agentFilterKeys;

/** A filter as the change takes it: what is not set is left out, and order and moment are no part of it. */
export function chosenByFilter(filter: AgentFilter): ChosenAgents {
  const set = Object.entries(filter).filter(
    ([key, value]) => key in present && (Array.isArray(value) ? value.length > 0 : value !== null && value !== ""),
  );
  return { filter: Object.fromEntries(set) };
}

/** What a change would do now. Never from the cache: its basis is what the change is held to. */
export const agentChangePlanQuery = (migration: string, chosen: ChosenAgents, change: AgentChange | null) =>
  queryOptions({
    queryKey: [...migrationKey(migration), "agents", "change", chosen, change],
    queryFn:
      change === null
        ? skipToken
        : async ({ signal }) => {
            const told = await ask(changes, { params: { migration }, body: { ...chosen, change, plan: true }, signal });
            if ("changed" in told) throw new Error("A plan was asked for, and agents were changed.");
            return told;
          },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });

export async function changeAgents(migration: string, chosen: ChosenAgents, said: AgentChange, basis: string, reason?: string) {
  const told = await change(changes, { params: { migration }, body: { ...chosen, change: said, basis, reason } });
  if (!("changed" in told)) throw new Error("A change was asked for, and it was only planned.");
  return told;
}

export const agentChangesQuery = (migration: string) =>
  reading([...migrationKey(migration), "activity", "changes"], "GET /api/v1/migrations/{migration}/agents/changes", {
    params: { migration },
  });

export const undoAgentChange = (migration: string, id: string) =>
  change("DELETE /api/v1/migrations/{migration}/agents/changes/{change}", { params: { migration, change: id } });
