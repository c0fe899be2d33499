import type { PolledKind } from "../polled/kinds";
import type { PolledCounts } from "../polled/objects";
import type { Release } from "../releases";
import type { FlagCode, GroupRole, Health, Method, Stage } from "../stages";
import type { ToldKind } from "../told-listings";
import type { CheckedRows, FlaggedRows } from "./rows";
import type { Sentence } from "./sentence";

/** A management group with the numbers of the latest imports that spoke for it. Null: none did. */
export type CheckedGroup = {
  name: string;
  role: GroupRole;
  release: Release;
  /** Agents in scope that it lists. */
  agents: number;
  /** Most agents that a management group should carry. */
  limit: number;
  agentsImport: number | null;
  /** Whether a whole export of its agents was applied. */
  whole: boolean;
  serversImport: number | null;
  gatewaysImport: number | null;
  pendingImport: number | null;
  /** What waits in its Pending Management, and how much of that are failures. */
  waiting: number;
  failed: number;
  /** What its own export says of the license, and when that ends: an ISO instant, or text; null where nothing is told. */
  license: string | null;
  expires: string | null;
  licenseImport: number | null;
  /** The latest import of any kind, agents and servers alike. */
  latestImport: number | null;
};

/** An original's two questions: what stands in the way of its agents leaving, and of its servers going. Null: it is retired. */
export type CheckedOriginal = { group: string; open: { leave: Sentence | null; go: Sentence | null } | null };

/** A management server or gateway, as exports tell it and people planned it. */
export type CheckedServer = {
  id: string;
  name: string;
  kind: "managementServer" | "gateway";
  group: string;
  role: GroupRole;
  release: Release | null;
  rollup: string | null;
  health: Health | null;
  /** Null where no export ever listed it. */
  listed: boolean | null;
  planned: boolean;
  /** Most agents it should carry. */
  limit: number | null;
  failover: readonly string[] | null;
  /** The import that told them. */
  failoverImport: number | null;
  rejectsManual: boolean | null;
  /** As its latest export writes them; null where none tells. */
  heartbeatInterval: string | null;
  missedHeartbeats: string | null;
  /** When its certificate ends, an ISO instant or a text, and whether it is to be renewed by now; null where no export tells it. */
  certificate: { told: string; renewal: "soon" | "ended" | null } | null;
  /** The import that said the latest word of it. */
  import: number | null;
};

/** Agents in scope of one method. */
export type MethodCounts = { total: number; done: number; belowTarget: number; notJoined: number };

/** How the original differs from its baseline: counts by weight, and the imports of the present facts; and what was frozen, from which. */
export type CheckedDrift = {
  stops: number;
  unexplained: number;
  explained: number;
  information: number;
  imports: readonly number[];
  frozen: { agents: number; servers: number; imports: readonly number[] };
};

/** All that checks look at: counts of agents in scope, servers, and which imports there are. */
export type CheckFacts = {
  groups: readonly CheckedGroup[];
  originals: readonly CheckedOriginal[];
  /** Null before a baseline is frozen. */
  drift: CheckedDrift | null;
  servers: readonly CheckedServer[];
  total: number;
  done: number;
  notReporting: number;
  stages: Readonly<Record<Stage, number>>;
  flags: Readonly<Record<FlagCode, number>>;
  /** Agents that connect to the new side, excluded ones too, and those in scope that are still to come. */
  connecting: number;
  owned: number;
  /** Agents in scope whose operating system an export tells. */
  systemsTold: number;
  /** Agents in scope whose own list of management groups an export tells, and those of them that have no room for another. */
  groupLists: { told: number; full: number };
  /** Agents in scope of which somebody said from where alerts are answered, and of how many of them from the new side only. */
  alerts: { said: number; moved: number };
  methods: Readonly<Record<Method, MethodCounts>>;
  /** Agents that the original calls installed by hand and whose method is another than the command line. */
  manualWithoutCommandLine: number;
  /** Whether any export tells it of any agent: without its column nothing is claimed. */
  told: Readonly<Record<ToldKind, boolean>>;
  /** Agents that carry any of the flags of each, lib/domain/checks/rows.ts. */
  flagged: Readonly<Record<FlaggedRows, number>>;
  /** Agents in scope behind gateways of originals, those of them that no new management group lists, and the gateways as agents spell them. */
  behindGateways: { agents: number; left: number; servers: readonly string[] };
  /** Agents that each filter of lib/domain/checks/rows.ts finds. */
  rows: Readonly<Record<CheckedRows, number>>;
  /** Computers and devices without an agent, and the latest imports that list each kind as a whole; `untold`: groups of which none does. */
  polled: Readonly<
    Record<PolledKind, PolledCounts & { untold: Readonly<Record<GroupRole, readonly string[]>>; imports: readonly number[] }>
  >;
  /** Agents of originals whose primary server their management group does not list, excluded ones too, and those servers as agents spell them. */
  orphans: { agents: number; servers: readonly string[] };
};
