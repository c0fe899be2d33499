import "server-only";
import type { Gate, GateList, SignedFacts } from "@/lib/contracts/gates";
import type { Task } from "@/lib/contracts/tasks";
import { type GateItem, openItems } from "@/lib/domain/gates/items";
import { sinceSigned } from "@/lib/domain/gates/signing";
import { gateState, gateWords } from "@/lib/domain/gates/state";
import { type PhaseId, phases } from "@/lib/domain/tasks/components";
import { countTasks } from "@/lib/domain/tasks/state";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/projection/timeline";
import { type Known, loadFacts } from "@/lib/server/tasks/facts";
import { tasksInOrder } from "@/lib/server/tasks/list";
import { loadSignatures, type SignatureRow } from "./rows";

/** All that gates look at: the tasks as they stand, the facts, and how the original drifted from its baseline. */
export type GateFacts = { known: Known; drift: readonly GateItem[] };

export async function loadGateFacts(migrationId: string): Promise<GateFacts> {
  return { known: await loadFacts(migrationId), drift: [] };
}

/** The gate of each phase, in order. */
export async function listGates(migrationId: string): Promise<GateList> {
  const items = await loadGates(pool(), migrationId, await loadGateFacts(migrationId));
  return { items, nextCursor: null, total: items.length };
}

export async function loadGates(db: Queryable, migrationId: string, facts: GateFacts): Promise<Gate[]> {
  const tasks = (await tasksInOrder(db, migrationId, facts.known)).filter(({ archived }) => !archived);
  const signatures = await loadSignatures(db, migrationId);
  return phases.map((phase) => gateOf(phase, tasks, facts, signatures.get(phase) ?? null));
}

function gateOf(phase: PhaseId, all: readonly Task[], { drift }: GateFacts, signed: SignatureRow | null): Gate {
  const tasks = all.filter((task) => task.phase === phase);
  const open = openItems(tasks, phase === "retain" ? drift : []);
  const since = signed ? sinceSigned(open, signed.waivers) : [];
  const state = gateState(signed !== null, open, since);
  return {
    phase,
    state,
    summary: gateWords(state, open, since),
    open,
    checks: tasks.flatMap((task) => checkOf(task) ?? []),
    signature: signed && { by: signed.by, at: signed.at.toISOString(), waivers: signed.waivers, facts: signed.facts },
    since,
  };
}

function checkOf({ id, key, title, subject, check, state }: Task): Gate["checks"][number] | null {
  if (!check || state === "notApplicable") return null;
  const behind = check.evidence.imports.at(-1);
  const { result, summary } = check;
  return { task: id, key, title, subject, result, summary, importId: behind?.id ?? null, importNumber: behind?.number ?? null };
}

/** What stands on record beside a signature. */
export async function factsNow(db: Queryable, migrationId: string, { known }: GateFacts, gate: Gate): Promise<SignedFacts> {
  const tasks = (await tasksInOrder(db, migrationId, known)).filter(({ archived, phase }) => !archived && phase === gate.phase);
  const { total, done, notReporting } = known.facts;
  return { tasks: countTasks(tasks), agents: { total, done, notReporting }, checks: gate.checks };
}
