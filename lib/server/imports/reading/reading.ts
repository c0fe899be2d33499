import "server-only";
import { join } from "node:path";
import { type ResourceLimits, Worker } from "node:worker_threads";
import { Refusal } from "@/lib/readers/refusal";
import { ahead } from "@/lib/server/process/ahead";
import { ofProcess } from "@/lib/server/process/of-process";
import { isOutOfMemory } from "@/lib/server/process/out-of-memory";
import { threadOf, unbundledThread } from "@/lib/server/process/thread";
import type { Birth } from "@/lib/server/projection/derive";
import { endWithTurn, NeedsAll } from "../memory";
import type { Born, FileTold, Question, Questions, ReaderJob, ReaderTold, ReadJob } from "./jobs";

/** The thread where nothing bundled it, with as much memory as is said. */
export const readerOutside = (resourceLimits?: ResourceLimits) =>
  unbundledThread(join(process.cwd(), "lib/server/imports/reading/reader.ts"), resourceLimits);

export const readerName = "export reader";
const reader = () =>
  threadOf<ReaderJob, ReaderTold, number>(readerName, () =>
    process.env.NEXT_RUNTIME === "nodejs" ? new Worker(new URL("./reader.ts", import.meta.url)) : readerOutside(),
  );

/** Numbers of readings: the thread is one of the process. */
const numbers = ofProcess("readings", () => ({ last: 0 }));
const newbornsAtOnce = 2_000;

/** An export that was read beside the main thread, where its rows stay until the turn of its import ends. */
export class Reading implements FileTold {
  readonly file: FileTold["file"];
  readonly agentsTold: FileTold["agentsTold"];
  readonly read: number;
  readonly rejected: number;
  readonly #id: number;

  constructor(id: number, { file, agentsTold, read, rejected }: FileTold) {
    this.#id = id;
    this.file = file;
    this.agentsTold = agentsTold;
    this.read = read;
    this.rejected = rejected;
  }

  async ask<Q extends Question>(question: Q, job: Questions[Q]["job"]): Promise<Questions[Q]["told"]> {
    return await asked(this.#id, question, job);
  }

  /** The agents that are new with the import: see Birth. */
  birth(number: number, { count, sorted }: Born): Pick<Birth, "sorted" | "begin" | "newborns"> {
    const parts = Array.from({ length: Math.ceil(count / newbornsAtOnce) }, (_, i) => i * newbornsAtOnce);
    return {
      sorted,
      begin: async (context, want) => {
        await this.ask("want", { context, want });
        return {
          take: (batch, told) => this.ask("take", { batch, told }),
          derive: (batch, values) => this.ask("derive", { batch, values }),
          // What is held is given up with the rows.
          end: async () => undefined,
        };
      },
      newborns: (but) => ahead(parts, (from) => this.ask("newborns", { from, to: from + newbornsAtOnce, number, but })),
    };
  }
}

/** Reads an export. `reads` hears how many bytes are read. Throws a Refusal, or NeedsAll where others take the room. */
export async function openReading(job: ReadJob, reads: (bytes: number) => void = () => undefined): Promise<Reading> {
  const id = ++numbers.last;
  endWithTurn(() => asked(id, "close", null));
  return new Reading(id, await asked(id, "read", job, reads));
}

const never = new AbortController().signal;

async function asked<Q extends Question>(
  id: number,
  ask: Q,
  job: Questions[Q]["job"],
  note?: (bytes: number) => void,
): Promise<Questions[Q]["told"]> {
  try {
    return (await reader().ask({ id, ask, job } as ReaderJob, never, note)) as Questions[Q]["told"];
  } catch (error) {
    throw thrownThere(error);
  }
}

/** What was thrown in the thread comes as a plain error with the same properties. */
function thrownThere(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === "NeedsAll" || isOutOfMemory(error)) return new NeedsAll();
  if (error.name !== "Refusal") return error;
  const { code, detail, issues } = error as Refusal;
  return Object.assign(new Refusal(code, detail, ""), { issues });
}
