import { CircleCheck, CircleDashed, History, type LucideIcon, PenLine } from "lucide-react";
import { day } from "@/components/moments/moments";
import type { Tone } from "@/components/ui/badge";
import type { Gate } from "@/lib/contracts/gates";
import { type PhaseId, phaseNames, phases } from "@/lib/domain/tasks/phases";

/** "Deploy → Upgrade"; the last gate leads out of the migration. */
export function gateTitle(phase: PhaseId): string {
  const next = phases[phases.indexOf(phase) + 1];
  return next ? `Gate: ${phaseNames[phase]} → ${phaseNames[next]}` : `Gate: ${phaseNames[phase]}`;
}

export const gateLooks: Record<Gate["state"], { tone: Tone; Icon: LucideIcon }> = {
  open: { tone: "neutral", Icon: CircleDashed },
  ready: { tone: "outline", Icon: PenLine },
  signed: { tone: "good", Icon: CircleCheck },
  contradicted: { tone: "warn", Icon: History },
};

/** As the glossary calls its states. */
export const gateTerms = { open: "gateOpen", ready: "gateReady", signed: "signed", contradicted: "contradicted" } as const;

/** "Signed 14 Feb by Ada; since then import #41 disagrees on DEP-12." */
export function gateParagraph({ summary, signature }: Gate, timeZone: string, now: string): string {
  if (!signature) return summary;
  return `Signed ${day(signature.at, timeZone, now)} by ${signature.by}. ${summary}`;
}
