import "server-only";
import { setTimeout } from "node:timers/promises";
import { Logger, type RunnerOptions, run } from "graphile-worker";
import { z } from "zod";
import { logNote } from "@/lib/server/answers/log";
import { pool } from "@/lib/server/database/pool";
import { presence } from "@/lib/server/database/presence";
import { onShutdown } from "@/lib/server/process/shutdown";
import { correctSchedules, makeDueSendings } from "./due";
import { sendReport } from "./send";
import { takeUpSendings, workerOf } from "./take-up";

/** Milliseconds until a queue that failed is started again. */
const pause = 1_000;
const payload = z.object({ sending: z.uuid() });

/** Milliseconds between two looks at what is due or left lying. */
const minute = 60_000;
let workers = 0;

export type Queue = { stopped: Promise<void>; stop: () => Promise<void> };

/**
 * Works on jobs until stopped. What is due is looked for by this process itself and not by the queue's own timetable, which stands
 * still after a clock that was ahead; several that look at once do it once.
 */
export async function openQueue(): Promise<Queue> {
  const boot = await presence().show();
  await lookAfterSendings(new Date());
  const stopping = new AbortController();
  // Its name is taken by the queue though its types leave it out (0.17.3, runTaskListInternal).
  const options: RunnerOptions & { workerId: string } = {
    pgPool: pool(),
    concurrency: 1,
    workerId: workerOf(boot, ++workers),
    pollInterval: 10_000,
    noHandleSignals: true,
    taskList: { sendReport: async (job) => sendReport(payload.parse(job).sending, new Date(), stopping.signal) },
    logger: new Logger(() => (level, message) => {
      // What failed stands in the sending itself.
      if (level === "error" && !message.startsWith("Failed task")) logNote(`Job queue: ${message}`);
    }),
  };
  const runner = await run(options);
  const stop = async () => {
    stopping.abort();
    await runner.stop();
  };
  // The queue itself would wait up to a minute before it listens again.
  runner.events.on("pool:listen:error", () => void stop().catch(() => undefined));
  const looking = setInterval(() => {
    lookAfterSendings(new Date()).catch((error: unknown) => logNote("What is due to be sent could not be looked for", error));
  }, minute);
  return {
    stopped: runner.promise.finally(() => clearInterval(looking)),
    stop,
  };
}

async function lookAfterSendings(now: Date): Promise<void> {
  await takeUpSendings(now);
  await correctSchedules(now);
  await makeDueSendings(now);
}

/** Begins in the background and outlives a database that goes away; a server that ends puts back what is being sent. */
export function startSending(): void {
  const stop = new AbortController();
  let running: Queue | null = null;
  let told = false;
  void (async () => {
    while (!stop.signal.aborted) {
      try {
        running = await openQueue();
        told = false;
        await running.stopped;
      } catch (error) {
        if (!stop.signal.aborted && !told) logNote("Reports are not sent at the moment", error);
        told = true;
      }
      running = null;
      if (!stop.signal.aborted) await setTimeout(pause, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();
  onShutdown(async () => {
    stop.abort();
    await running?.stop();
  });
}
