import "server-only";
import { type Change, changedFields } from "@/lib/domain/agent-history";
import type { Stage } from "@/lib/domain/stages";
import type { DerivedAgent } from "./derived-agents";

/** What one import would change of an agent, in words that are the same as long as it is the same; and its stage then: null for none. */
export type LookedAt = { key: number; name: string; stage: Stage | null; changes: Pick<Change, "groupKey" | "outcome">[]; text: string };

export function lookedAt(agents: Iterable<DerivedAgent>, place: number | undefined): LookedAt[] {
  return Array.from(agents, ({ key, name, periods, changes }) => {
    const own = changes.filter((change) => change.place === place);
    return {
      key,
      name,
      stage: periods.at(-1)?.state.stage ?? null,
      changes: own.map(({ groupKey, outcome }) => ({ groupKey, outcome })),
      text: own.map(changeText).join("\n"),
    };
  });
}

function changeText(change: Change): string {
  return JSON.stringify([change.groupKey, change.row, change.outcome, changedFields(change)]);
}
