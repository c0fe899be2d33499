import "server-only";
import { parentPort } from "node:worker_threads";
import type { FromThread, ToThread } from "./thread";

/**
 * For the file of a thread: does the jobs that come, each with a signal that tells when nobody wants it any more, and a way to say how far it is. `given`: what
 * of a result is handed over without a copy.
 */
export function answerJobs<Job, Result, Note = never>(
  work: (job: Job, signal: AbortSignal, note: (note: Note) => void) => Promise<Result>,
  given: (result: Result) => ArrayBuffer[] = () => [],
): void {
  const running = new Map<number, AbortController>();
  const answer = (message: FromThread<Result, Note>, handedOver: ArrayBuffer[] = []) => parentPort?.postMessage(message, handedOver);
  const run = async (id: number, job: Job) => {
    const stop = new AbortController();
    running.set(id, stop);
    try {
      const result = await work(job, stop.signal, (note) => answer({ id, note }));
      answer({ id, result }, given(result));
    } catch (error) {
      const failed = error instanceof Error ? error : new Error(String(error));
      const { name, message, stack } = failed;
      answer({ id, failed: { ...failed, name, message, stack } });
    } finally {
      running.delete(id);
    }
  };
  parentPort?.on("message", (message: ToThread<Job>) => {
    if ("job" in message) void run(message.id, message.job);
    else running.get(message.id)?.abort();
  });
}
