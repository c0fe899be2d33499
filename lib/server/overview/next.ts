import "server-only";
import type { Overview } from "@/lib/contracts/overview";
import { isSettled } from "@/lib/domain/tasks/state";
import type { LoadedPhase } from "@/lib/server/gates/read";

/** The first phase that nobody signed, with its open tasks, and of all open tasks the one that is due first; null where every gate is signed. */
export function nextOf(phases: readonly LoadedPhase[]): Overview["next"] {
  const next = phases.find(({ gate }) => gate.signature === null);
  if (!next) return null;
  const open = phases.flatMap(({ tasks }) => tasks.filter(({ state }) => !isSettled(state)));
  const due = open.flatMap(({ id, key, title, phase, dueDate, ownerName }) =>
    dueDate ? [{ id, key, title, phase, date: dueDate, owner: ownerName }] : [],
  );
  const [first = null] = due.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return { phase: next.gate.phase, open: open.filter(({ phase }) => phase === next.gate.phase).length, due: first };
}
