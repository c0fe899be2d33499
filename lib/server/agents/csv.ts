import "server-only";
import type { Agent, AgentFilterQuery } from "@/lib/contracts/agents";
import { stageNames } from "@/lib/domain/stages";
import { csvLine } from "@/lib/server/http/csv";
import { eachAgents } from "./list";
import type { AgentsOf } from "./rows";

const header = [
  "FQDN",
  "Stage",
  "Stage reason",
  "Version",
  "Release",
  "Rollup",
  "Flags",
  "Original",
  "Original health",
  "Original primary server",
  "New",
  "New health",
  "New primary server",
  "Done",
  "Not reporting",
  "Method",
  "Manually installed",
  "Domain",
  "Owner",
  "Tags",
  "Note",
  "Excluded",
  "Cut-over accepted",
];

/** Exactly the rows of the filter, batch by batch, so that any number of them fits. */
export async function* agentsCsv(migration: AgentsOf, query: AgentFilterQuery): AsyncGenerator<string> {
  yield csvLine(header);
  for await (const agents of eachAgents(migration, query)) yield agents.map((agent) => csvLine(cells(agent))).join("");
}

function cells(agent: Agent): (string | null)[] {
  const of = (role: "source" | "target", tell: (g: Agent["groups"][number]) => string | null) => {
    const told = agent.groups.filter((g) => g.role === role).map((g) => tell(g) ?? "");
    return told.join("; ") || null;
  };
  return [
    agent.fqdn,
    stageNames[agent.stage],
    agent.stageReason,
    agent.version,
    agent.release,
    agent.rollup,
    agent.flags.map((f) => f.code).join("; "),
    of("source", (g) => g.name),
    of("source", (g) => g.health),
    of("source", (g) => g.primaryServer),
    of("target", (g) => g.name),
    of("target", (g) => g.health),
    of("target", (g) => g.primaryServer),
    yes(agent.done),
    yes(agent.notReporting),
    agent.method,
    agent.manuallyInstalled === null ? null : yes(agent.manuallyInstalled),
    agent.domain,
    agent.owner,
    agent.tags.join("; "),
    agent.note,
    agent.excluded?.reason ?? null,
    agent.cutOverAccepted?.reason ?? null,
  ];
}

function yes(value: boolean): string {
  return value ? "yes" : "no";
}
