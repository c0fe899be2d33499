import { Worker } from "node:worker_threads";

/** For tests: how long one question may take before the run is ended, in milliseconds. */
const longest = 30_000;

/**
 * Ends the process when one question takes longer than half a minute, and says which. A question that never ends holds the
 * thread on which any timer of the test would run, so another thread watches.
 */
export function guardAgainstHanging() {
  const watcher = new Worker(
    `const { parentPort } = require("node:worker_threads");
    let timer;
    parentPort.on("message", (question) => {
      clearTimeout(timer);
      if (question === null) return;
      timer = setTimeout(() => {
        require("node:fs").writeSync(2, "Not answered within ${longest / 1000} seconds: " + question + "\\n");
        process.kill(process.pid, "SIGKILL");
      }, ${longest});
    });`,
    { eval: true },
  );
  watcher.unref();
  return {
    /** Watches while `work` runs; questions are asked one after the other. */
    async watch<T>(question: string, work: () => Promise<T>): Promise<T> {
      watcher.postMessage(question);
      try {
        return await work();
      } finally {
        watcher.postMessage(null);
      }
    },
    end: () => watcher.terminate(),
  };
}
