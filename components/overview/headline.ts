import { count } from "@/components/moments/numbers";
import type { Progress } from "@/lib/contracts/progress";

/** Where it stands, in a sentence with its denominator. */
export function headline({ done, total, notReporting }: Pick<Progress, "done" | "total" | "notReporting">): string {
  if (total === 0) return "No agent is in scope.";
  if (done === total) return `All ${count(total)} agents in scope are done.`;
  const rest = total - done;
  const silent = notReporting > 0 ? `, ${count(notReporting)} of them across but not reporting to the new management group` : "";
  return `${count(done)} of ${count(total)} agents in scope are done for the parallel run; ${count(rest)} ${rest === 1 ? "is" : "are"} left${silent}.`;
}
