import "server-only";
import { answerJobs } from "@/lib/server/process/in-thread";
import { lostToMemory } from "@/lib/server/process/out-of-memory";
import type { DeriverJob, DeriverTold } from "./beside";
import { Derivation, handedOver } from "./derivation";

/** Derives agents in a thread of its own. */
const held = new Map<number, Derivation>();

async function answer({ id, ...asked }: DeriverJob): Promise<DeriverTold> {
  if (asked.ask === "begin") held.set(id, new Derivation(asked.context, asked.want));
  if (asked.ask === "end") held.delete(id);
  if (asked.ask === "begin" || asked.ask === "end") return null;
  const derivation = held.get(id);
  if (!derivation) throw lostToMemory();
  return asked.ask === "take" ? derivation.take(asked.batch, asked.told) : derivation.derive(asked.batch, asked.values);
}

answerJobs<DeriverJob, DeriverTold>(answer, handedOver);
