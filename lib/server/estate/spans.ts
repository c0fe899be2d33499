import "server-only";
import { type AgentConditions, conditionsOf } from "@/lib/domain/agent-readings";
import type { AgentTold } from "@/lib/domain/agent-told";
import type { LastSaid } from "@/lib/domain/timeline";
import type { Columns } from "./columns";
import { testsOf } from "./conditions";
import { saidAt } from "./values";

/** Agents told alike from one instant until before another; null: until the last that is asked about. Milliseconds. */
export type ToldSpan = { told: AgentTold; excluded: boolean; from: number; to: number | null; count: number };

/**
 * What agents, or those of a part, were at some ascending moments. Who belongs to the part is asked period by period; what people say of them is as it
 * stands now.
 */
export function spansOver(columns: Columns, moments: readonly number[], part: AgentConditions, lastSaid: LastSaid): ToldSpan[] {
  const { periods, agents, values } = columns;
  const firsts = values.instants.values.map((instant) => firstFrom(moments, instant));
  const tolds = values.told.values.length;
  const held = new Int32Array(agents.keys.length);
  const view = { columns, held, lastSaid };
  const tests = testsOf(view, conditionsOf(part));
  const counts = new Map<number, number>();
  for (let place = 0; place < held.length; place++) {
    const excluded = saidAt(view, place).excluded ? 1 : 0;
    for (let i = periods.starts[place] ?? 0; i < (periods.starts[place + 1] ?? 0); i++) {
      const [from, to] = [firsts[periods.from[i] ?? 0] ?? 0, firsts[periods.to[i] ?? 0] ?? 0];
      if (from >= to) continue;
      held[place] = i;
      if (!tests.every((holds) => holds(place))) continue;
      const key = ((from * (moments.length + 1) + to) * tolds + (periods.told[i] ?? 0)) * 2 + excluded;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return [...counts].flatMap(([key, count]): ToldSpan[] => {
    const [excluded, rest] = [key % 2 === 1, Math.floor(key / 2)];
    const [told, span] = [values.told.values[rest % tolds], Math.floor(rest / tolds)];
    const [from, to] = [moments[Math.floor(span / (moments.length + 1))], moments[span % (moments.length + 1)]];
    return told && from !== undefined ? [{ told, excluded, from, to: to ?? null, count }] : [];
  });
}

/** The place of the first moment at or after an instant. */
function firstFrom(moments: readonly number[], at: number): number {
  const first = moments.findIndex((moment) => moment >= at);
  return first < 0 ? moments.length : first;
}
