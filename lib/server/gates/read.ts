import "server-only";
import type { Gate, GateList, SignedFacts } from "@/lib/contracts/gates";
import type { Overview } from "@/lib/contracts/overview";
import type { Task } from "@/lib/contracts/tasks";
import { driftBlockers } from "@/lib/domain/drift/drift";
import { driftOpen } from "@/lib/domain/gates/drift";
import { type GateItem, openItems } from "@/lib/domain/gates/items";
import { sinceSigned } from "@/lib/domain/gates/signing";
import { gateState, gateWords } from "@/lib/domain/gates/state";
import { type PhaseId, phases } from "@/lib/domain/tasks/phases";
import { countTasks } from "@/lib/domain/tasks/state";
import { pool } from "@/lib/server/database/pool";
import type { Queryable } from "@/lib/server/database/queryable";
import { readDrift } from "@/lib/server/drift/read";
import { loadSignatures, type SignatureRow } from "@/lib/server/plans/gates";
import { type Known, loadFacts } from "@/lib/server/tasks/facts";
import { orderedFrom, tasksInOrder } from "@/lib/server/tasks/list";
import { loadSaid } from "@/lib/server/tasks/load";

/** All that gates look at: the tasks as they stand, the facts, and how the original drifted from its baseline. */
export type GateFacts = { known: Known; drift: readonly GateItem[] };

export async function loadGateFacts(migrationId: string): Promise<GateFacts> {
  const [known, drift] = await Promise.all([loadFacts(migrationId), readDrift(migrationId)]);
  const importNumber = drift.imports.length > 0 ? Math.max(...drift.imports) : null;
  const importId = (importNumber !== null && known.imports.get(importNumber)?.id) || null;
  return { known, drift: driftBlockers(drift.items).map((item) => driftOpen(item, { importId, importNumber })) };
}

/** The gate of each phase, in order. */
export async function listGates(migrationId: string): Promise<GateList> {
  const items = (await phasesNow(migrationId)).map(({ gate }) => gate);
  return { items, nextCursor: null, total: items.length };
}

/** How far a phase is and how its gate stands. */
export function phaseTold({ gate: { phase, state, signature, since }, tasks }: LoadedPhase): Overview["phases"][number] {
  return {
    id: phase,
    ...countTasks(tasks),
    gate: { state, signedAt: signature?.at ?? null, signedBy: signature?.by ?? null, since: since.length },
  };
}

export type LoadedPhase = { gate: Gate; tasks: Task[] };
type Signatures = ReadonlyMap<PhaseId, SignatureRow>;

/** Each phase with its tasks in use, in order. */
export async function loadPhases(db: Queryable, migrationId: string, facts: GateFacts): Promise<LoadedPhase[]> {
  const tasks = await tasksInOrder(db, migrationId, facts.known);
  return phasesFrom(facts, tasks, await loadSignatures(db, migrationId));
}

/** The same as they stand now, outside of any transaction, where all of it is asked at once. */
export async function phasesNow(migrationId: string): Promise<LoadedPhase[]> {
  const [facts, said, signatures] = await Promise.all([
    loadGateFacts(migrationId),
    loadSaid(pool(), migrationId),
    loadSignatures(pool(), migrationId),
  ]);
  return phasesFrom(facts, orderedFrom(said, migrationId, facts.known), signatures);
}

function phasesFrom(facts: GateFacts, ordered: readonly Task[], signatures: Signatures): LoadedPhase[] {
  const all = ordered.filter(({ archived }) => !archived);
  return phases.map((phase) => {
    const tasks = all.filter((task) => task.phase === phase);
    return { tasks, gate: gateOf(phase, tasks, phase === "retain" ? facts.drift : [], signatures.get(phase) ?? null) };
  });
}

function gateOf(phase: PhaseId, tasks: readonly Task[], drift: readonly GateItem[], signed: SignatureRow | null): Gate {
  const open = openItems(tasks, drift);
  const since = signed ? sinceSigned(open, signed.waivers) : [];
  const state = gateState(signed !== null, open, since);
  return {
    phase,
    state,
    summary: gateWords(state, open, since, signed?.waivers),
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
export function factsNow({ known }: GateFacts, gate: Gate, tasks: readonly Task[]): SignedFacts {
  const { total, done, notReporting } = known.facts;
  return { tasks: countTasks(tasks), agents: { total, done, notReporting }, checks: gate.checks };
}
