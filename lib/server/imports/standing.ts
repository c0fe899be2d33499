import "server-only";
import type { Standing } from "@/lib/contracts/activity";
import { pool } from "@/lib/server/database/pool";
import { announce } from "@/lib/server/events/announce";

/** Tells whoever looks on how one piece of work on an import stands: how many are before it, then which share of its file is read. */
export type Teller = { waits: (before: number) => void; reads: (bytes: number) => void };

/** Files below this size are read before anybody could see it, in bytes. */
const small = 4 * 2 ** 20;
const steps = 20;

/** @param of the id that the sender of an upload gave it, or that of the import; without one nobody could know what is meant */
export function tellerOf(migration: string, of: string | undefined, bytes = 0): Teller {
  let before = 0;
  let step = 0;
  let last = Promise.resolve();
  const tell = (standing: Omit<Standing, "of">) => {
    if (of === undefined) return;
    // One after the other: what was true first must not arrive last. Nobody is held up by it, nor by its failure.
    last = last.then(() => announce(pool(), migration, { of, ...standing })).catch(() => undefined);
  };
  return {
    waits: (now) => {
      before = now;
      step = 0;
      tell({ before, read: 0 });
    },
    reads: (now) => {
      const next = bytes < small ? 0 : Math.floor((now / bytes) * steps);
      if (next <= step) return;
      step = next;
      tell({ before, read: step / steps });
    },
  };
}
