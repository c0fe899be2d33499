import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ofProcess } from "@/lib/server/process/of-process";
import { threadOf, unbundledThread } from "@/lib/server/process/thread";
import type { Context } from "../around";
import type { BatchTold, ValuesTold } from "../batch-told";
import { Derivation, type Derived, type Want } from "./derivation";

export type DeriverJob = { id: number } & (
  | { ask: "begin"; context: Context; want: Want }
  | { ask: "take"; batch: number; told: BatchTold }
  | { ask: "derive"; batch: number; values: ValuesTold }
  | { ask: "end" }
);
export type DeriverTold = string[] | Derived[Want["of"]] | null;

const deriver = () =>
  threadOf<DeriverJob, DeriverTold>("deriver", () =>
    process.env.NEXT_RUNTIME === "nodejs"
      ? new Worker(new URL("./deriver.ts", import.meta.url))
      : unbundledThread(join(process.cwd(), "lib/server/projection/deriving/deriver.ts")),
  );

/** Numbers of derivations: the thread is one of the process. */
const numbers = ofProcess("derivations", () => ({ last: 0 }));
const never = new AbortController().signal;

/** A derivation wherever it goes on: batches are taken, then derived. It has to be ended. */
export type Deriving = {
  take: (batch: number, told: BatchTold) => Promise<string[]>;
  derive: (batch: number, values: ValuesTold) => Promise<Derived[Want["of"]]>;
  end: () => Promise<void>;
};

/** In the thread for that, so that others are answered meanwhile. */
export async function deriveBeside(context: Context, want: Want): Promise<Deriving> {
  const id = ++numbers.last;
  await deriver().ask({ id, ask: "begin", context, want }, never);
  return {
    take: async (batch, told) => (await deriver().ask({ id, ask: "take", batch, told }, never)) as string[],
    derive: async (batch, values) => (await deriver().ask({ id, ask: "derive", batch, values }, never)) as Derived[Want["of"]],
    end: async () => void (await deriver().ask({ id, ask: "end" }, never)),
  };
}

/** On the thread that asks. */
export function deriveHere(context: Context, want: Want): Deriving {
  const derivation = new Derivation(context, want);
  return {
    take: async (batch, told) => derivation.take(batch, told),
    derive: async (batch, values) => derivation.derive(batch, values),
    end: async () => undefined,
  };
}
