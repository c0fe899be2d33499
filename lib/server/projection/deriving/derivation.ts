import "server-only";
import type { Meaning } from "@/lib/domain/naming/logged-rows";
import { type Around, aroundOf, type Context } from "../around";
import type { BatchTold, ValuesTold } from "../batch-told";
import { hashesIn, type MarkedRows, marksOf } from "../logged-texts";
import { type Newborn, seenNewborns } from "../newborn";
import { seenOf } from "../seen";
import { type CountsByImport, changeCounts } from "./change-counts";
import { type DerivedAgent, derivedAgents } from "./derived-agents";
import { type LookedAt, lookedAt } from "./looked-at";
import { type WrittenPeriods, writtenPeriods } from "./written-periods";

/** What is wanted of derived agents: what is to be written of them; what imports changed; or what the import of this number would change. */
export type Want = { of: "periods" } | { of: "counts" } | { of: "look"; number: number };
export type Derived = { periods: WrittenPeriods; counts: CountsByImport; look: LookedAt[] };

/** Agents of a migration derived from rows as they were told: computes only, here or in a thread. */
export class Derivation {
  readonly #migrationId: string;
  readonly #around: Around;
  readonly #want: Want;
  readonly #batches = new Map<number, { told: BatchTold; marked: MarkedRows[] }>();

  constructor(context: Context, want: Want) {
    this.#migrationId = context.migrationId;
    this.#around = aroundOf(context);
    this.#want = want;
  }

  /** Takes a batch, and answers by which hashes its rows say something. */
  take(batch: number, told: BatchTold): string[] {
    const marked = marksOf(told);
    this.#batches.set(batch, { told, marked });
    return hashesIn(marked);
  }

  derive(batch: number, values: ValuesTold): Derived[Want["of"]] {
    const taken = this.#batches.get(batch);
    if (!taken) throw new Error("This batch is not held.");
    this.#batches.delete(batch);
    const { agents, meanings } = seenOf(taken.told, taken.marked, values, this.#around);
    return this.#wanted(derivedAgents(agents, this.#around), meanings);
  }

  /** Agents that are new with an import. */
  newborns(newborns: readonly Newborn[], number: number): Derived[Want["of"]] {
    return this.#wanted(derivedAgents(seenNewborns(newborns, number, this.#around), this.#around), []);
  }

  #wanted(agents: Iterable<DerivedAgent>, meanings: readonly Meaning[]): Derived[Want["of"]] {
    const { timeline } = this.#around;
    switch (this.#want.of) {
      case "periods":
        return writtenPeriods(this.#migrationId, agents, meanings, timeline);
      case "counts":
        return changeCounts(agents, timeline);
      case "look":
        return lookedAt(agents, timeline.place.get(this.#want.number));
    }
  }
}

/** What of it goes from thread to thread without a copy. */
export function handedOver(derived: unknown): ArrayBuffer[] {
  if (!derived || typeof derived !== "object" || !("lines" in derived)) return [];
  const { lines, periods } = derived as WrittenPeriods;
  return [lines, periods.keys, periods.from, periods.to, periods.told].map(({ buffer }) => buffer as ArrayBuffer);
}
