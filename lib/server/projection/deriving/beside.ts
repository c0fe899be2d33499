import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { ofProcess } from "@/lib/server/process/of-process";
import { threadOf, unbundledThread } from "@/lib/server/process/thread";
import type { Context } from "../around";
import type { BatchTold, ValuesTold } from "../batch-told";
import type { Derived, Want } from "./derivation";

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

/** A derivation in the thread for that, so that others are answered meanwhile. It has to be ended. */
export class Beside {
  readonly #id = ++numbers.last;

  async begin(context: Context, want: Want): Promise<void> {
    await deriver().ask({ id: this.#id, ask: "begin", context, want }, never);
  }

  async take(batch: number, told: BatchTold): Promise<string[]> {
    return (await deriver().ask({ id: this.#id, ask: "take", batch, told }, never)) as string[];
  }

  async derive(batch: number, values: ValuesTold): Promise<Derived[Want["of"]]> {
    return (await deriver().ask({ id: this.#id, ask: "derive", batch, values }, never)) as Derived[Want["of"]];
  }

  async end(): Promise<void> {
    await deriver().ask({ id: this.#id, ask: "end" }, never);
  }
}
