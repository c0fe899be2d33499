import "server-only";
import type { AgentConditions } from "@/lib/domain/agent-readings";
import type { CauseCode, RemainingBy } from "@/lib/domain/remaining/cause-codes";
import { causeSigns, showsSign } from "@/lib/domain/remaining/causes";
import type { View } from "@/lib/server/estate/estate";

/** Agents in scope that share a value, and how many of them are done. `name` is one of the spellings that exports or people use. */
export type CountedValue = { value: string | null; name: string | null; inScope: number; done: number };

/** How many agents that are to do carry each sign of a cause, whatever cause they count under. */
export function countedSigns(view: View, part: AgentConditions = {}): Map<CauseCode, number> {
  const toDo = view.alike({ ...part, inScope: true, done: false });
  const carry = (code: CauseCode) =>
    toDo.reduce((sum, { told, said: { excluded, owner }, count }) => {
      return sum + (showsSign(code, { ...told, excluded, owned: owner !== null }) ? count : 0);
    }, 0);
  return new Map(causeSigns.map((code) => [code, carry(code)]));
}

/** What lists count of each value. By cause, only agents that are not done; of `part` only, where that is given. */
export function countedBy(view: View, by: RemainingBy, part: AgentConditions = {}): CountedValue[] {
  const scope = { ...part, inScope: true };
  const done = new Map(
    by === "cause"
      ? []
      : view
          .where({ ...scope, done: true })
          .countBy(by)
          .map(({ value, agents }) => [value, agents]),
  );
  const all = view.where(by === "cause" ? { ...scope, done: false } : scope).countBy(by);
  return all.map(({ value, name, agents }) => ({ value, name, inScope: agents, done: done.get(value) ?? 0 }));
}
