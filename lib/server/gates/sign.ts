import "server-only";
import type pg from "pg";
import type { Gate, SignatureInput, Withdrawal } from "@/lib/contracts/gates";
import type { Task } from "@/lib/contracts/tasks";
import { labelOf } from "@/lib/domain/gates/items";
import { judge } from "@/lib/domain/gates/signing";
import { gateName } from "@/lib/domain/gates/state";
import type { PhaseId } from "@/lib/domain/tasks/phases";
import { count } from "@/lib/domain/words/numbers";
import { conflict, notFound } from "@/lib/server/answers/problem";
import { tables } from "@/lib/server/database/prisma";
import type { Call } from "@/lib/server/events/call";
import { change, type Told } from "@/lib/server/events/change";
import { findRetirement } from "@/lib/server/plans/retirement";
import { factsNow, type GateFacts, loadGateFacts, loadPhases } from "./read";

/** Signs a gate. What is open needs a reason each; what is left without one is named, and nothing is written. */
export function signGate(call: Call, migrationId: string, phase: PhaseId, { waivers: asked = [] }: SignatureInput): Promise<Gate> {
  return changeGate(call, migrationId, phase, async ({ client, gate, facts, tasks }) => {
    if (gate.signature) throw conflict("conflict", `${gate.signature.by} signed this gate already. Withdraw the signature to sign anew.`);
    const { left, waived } = judge(gate.open, asked);
    if (left.length > 0) throw conflict("gate-open", sentence(left), { open: left });
    const signed = { migrationId, phase, at: call.now, by: call.actor.name, waivers: waived, facts: factsNow(facts, gate, tasks) };
    await tables(client).gateSignature.create({ data: signed });
    const { facts: then } = signed;
    return {
      verb: "gates.sign",
      summary: `${gateName(phase)} signed${waived.length > 0 ? `, ${waived.length} waived` : ""}.`,
      before: null,
      after: {
        tasksDone: `${then.tasks.done} of ${then.tasks.total}`,
        agentsDone: `${count(then.agents.done)} of ${count(then.agents.total)}`,
        ...(waived.length > 0 ? { waived: waived.map((one) => `${labelOf(one)}: ${one.reason}`) } : {}),
      },
      reason: null,
    };
  });
}

/** Withdraws a signature, so that a mistake can be undone. The event keeps what it said. */
export function withdrawSignature(call: Call, migrationId: string, phase: PhaseId, { reason }: Withdrawal): Promise<Gate> {
  return changeGate(call, migrationId, phase, async ({ client, gate: { signature } }) => {
    if (!signature) throw notFound("The signature");
    if (phase === "upgrade" && (await findRetirement(client, migrationId)))
      throw conflict("conflict", "The Retire phase is open on this signature. Close it first.");
    await tables(client).gateSignature.delete({ where: { migrationId_phase: { migrationId, phase } } });
    const { by, at, waivers } = signature;
    return {
      verb: "gates.withdraw",
      summary: `The signature of the ${gateName(phase)} withdrawn.`,
      before: {
        signedBy: by,
        signedAt: at,
        ...(waivers.length > 0 ? { waived: waivers.map((one) => `${labelOf(one)}: ${one.reason}`) } : {}),
      },
      after: null,
      reason,
    };
  });
}

type InHand = { client: pg.PoolClient; gate: Gate; tasks: readonly Task[]; facts: GateFacts };

async function changeGate(
  call: Call,
  migrationId: string,
  phase: PhaseId,
  write: (given: InHand) => Promise<Omit<Told, "subject">>,
): Promise<Gate> {
  const facts = await loadGateFacts(migrationId);
  return await change(call, { migrationId, lock: `gates ${migrationId}`, news: "gate" }, async (client) => {
    const told = await write({ client, facts, ...(await phaseIn(client, migrationId, phase, facts)) });
    const { gate } = await phaseIn(client, migrationId, phase, facts);
    return { answer: gate, told: { ...told, subject: { kind: "gate", id: phase, name: gateName(phase) } } };
  });
}

async function phaseIn(client: pg.PoolClient, migrationId: string, phase: PhaseId, facts: GateFacts) {
  const found = (await loadPhases(client, migrationId, facts)).find(({ gate }) => gate.phase === phase);
  if (!found) throw notFound("The gate");
  return found;
}

function sentence(left: Gate["open"]): string {
  const names = [...new Set(left.map(({ key, title }) => key ?? title))];
  const shown = names.length > 6 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
  const never = left.filter(({ waivable }) => !waivable).map(({ title }) => title);
  const rest = never.length > 0 ? ` This cannot be waived: ${never.join("; ")}.` : "";
  return `The gate is not ready: ${shown}. Do what is open, or say why it may pass.${rest}`;
}
