import { useQuery } from "@tanstack/react-query";
import type { ChecklistPart } from "@/lib/queries/checklist-links";
import { driftCountsQuery } from "@/lib/queries/drift";
import { gatesQuery } from "@/lib/queries/gates";
import { retirementQuery } from "@/lib/queries/retirement";

/** Whether what stands above the tasks of a phase has come or failed: shown before, it would push the tasks down. */
export function usePhaseHead(part: ChecklistPart, migration: string): boolean {
  const gates = useQuery({ ...gatesQuery(migration), enabled: part !== "next" });
  const drift = useQuery({ ...driftCountsQuery(migration), enabled: part === "retain" });
  const retirement = useQuery({ ...retirementQuery(migration), enabled: part === "retire" });
  return ![gates, drift, retirement].some(({ isLoading }) => isLoading);
}
