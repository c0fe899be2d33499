import type { PhaseId } from "@/lib/domain/tasks/components";

const missing: Record<PhaseId, string> = {
  retain: "A frozen baseline, drift against it and the gate that a lead signs do not exist in Tandem yet.",
  deploy: "The gate that a lead signs does not exist in Tandem yet.",
  upgrade: "Waves and the gate that a lead signs do not exist in Tandem yet.",
  retire: "Opening this phase by a signed gate does not exist in Tandem yet; its tasks can be ticked at any time.",
};

/** Says plainly what a reader may look for in vain. */
export function NotYet({ part }: { part: PhaseId }) {
  return <p className="text-small text-ink3">{missing[part]}</p>;
}
