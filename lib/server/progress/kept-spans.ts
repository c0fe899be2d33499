import "server-only";
import type { AgentSpan } from "@/lib/domain/agent-counts";
import { Shelf } from "@/lib/server/agents/kept";
import type { AgentConditions } from "@/lib/server/agents/select";
import { spansOf } from "./runs";

const shelf = new Shelf<AgentSpan[]>(8);

/** What agents, or those of a part, were at all times, kept until facts or plans change. */
export function keptSpans(migrationId: string, part: AgentConditions = {}): Promise<AgentSpan[]> {
  return shelf.answer(migrationId, part, () => spansOf(migrationId, part));
}
