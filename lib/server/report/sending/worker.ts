import "server-only";
import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import { z } from "zod";
import { pool } from "@/lib/server/database/pool";
import { onShutdown } from "@/lib/server/events/shutdown";
import { logNote } from "@/lib/server/http/log";
import { makeDueSendings, resumeSendings } from "./due";
import { sendReport } from "./send";

/** Milliseconds until a queue that failed is started again. */
const pause = 30_000;
const payload = z.object({ sending: z.uuid() });

const taskList: TaskList = {
  makeDueSendings: async () => void (await makeDueSendings(new Date())),
  sendReport: async (job) => sendReport(payload.parse(job).sending, new Date()),
};

/** Works on jobs until stopped: looks every minute, in one process of all, for what is due, and sends it. */
export async function openQueue(): Promise<Runner> {
  await resumeSendings();
  await makeDueSendings(new Date());
  return await run({
    pgPool: pool(),
    concurrency: 1,
    pollInterval: 10_000,
    noHandleSignals: true,
    crontab: "* * * * * makeDueSendings ?max=1",
    taskList,
    logger: new Logger(() => (level, message) => {
      // What failed stands in the sending itself.
      if (level === "error" && !message.startsWith("Failed task")) logNote(`Job queue: ${message}`);
    }),
  });
}

/** Begins in the background and outlives a database that goes away; a server that ends waits for what is being sent. */
export function startSending(): void {
  const stop = new AbortController();
  let running: Runner | null = null;
  void (async () => {
    while (!stop.signal.aborted) {
      try {
        running = await openQueue();
        await running.promise;
      } catch (error) {
        if (!stop.signal.aborted) logNote("Reports are not sent at the moment", error);
      }
      running = null;
      if (!stop.signal.aborted) await paused(stop.signal);
    }
  })();
  onShutdown(async () => {
    stop.abort();
    await running?.stop();
  });
}

function paused(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pause);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
