import { agentsCommand } from "@/lib/domain/export-command";
import type { Issue, RefusalCode } from "@/lib/domain/export-rows";

/** The whole file is refused and nothing of it is imported. `detail` says what it is, `hint` what to do instead. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly issues: Issue[];

  constructor(code: RefusalCode, detail: string, hint: string, row: number | null = null) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.detail = detail;
    this.issues = [{ row, column: null, code, severity: "error", message: detail, hint }];
  }
}

/** What Tandem reads, as a sentence ends. */
export const readKinds =
  "files of the collector, exports of agents, who is heard from, details of agents, management servers, gateways, management groups, Pending Management, failover servers, UNIX and Linux computers, agentless computers, network devices and resource pools, and people's own lists of servers";

export const exportAgain = `Export again with: ${agentsCommand}`;

/** What to do where the memory of the server is too small for a file. */
export const moreMemory =
  "Export the agents in parts, for example by primary management server, or start Tandem with more memory: NODE_OPTIONS=--max-old-space-size=8192.";
