import { setTimeout as wait } from "node:timers/promises";
import { answerJobs } from "../in-thread";

let unwanted = 0;

/** A thread that says what it is told, fails, dies, or waits until nobody wants it any more. */
answerJobs<string, string>(async (job, signal) => {
  if (job === "fail") throw new RangeError("It cannot be done.");
  if (job === "die") process.exit(3);
  if (job === "wait") await wait(60_000, null, { signal }).catch(() => (unwanted += 1));
  return job === "how many were unwanted" ? String(unwanted) : job;
});
