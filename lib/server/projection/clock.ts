import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { logNote } from "@/lib/server/answers/log";
import { onShutdown } from "@/lib/server/process/shutdown";
import { passTimeEverywhere } from "./due";

/** How long nothing is looked at, at the most and at the least: what an import brings is due days later. */
const most = 10 * 60_000;
const least = 1_000;

/** Keeps what time alone changes up with the clock, in the background, so that whoever asks rarely waits for it and open pages hear of it. */
export function startClock(): void {
  const stop = new AbortController();
  onShutdown(async () => stop.abort());
  void (async () => {
    while (!stop.signal.aborted) {
      const next = await passTimeEverywhere(new Date()).catch((error: unknown) => {
        logNote("What time changes of agents is not kept up at the moment", error);
        return null;
      });
      const pause = next ? Math.min(most, Math.max(least, next.getTime() - Date.now())) : most;
      await wait(pause, undefined, { signal: stop.signal, ref: false }).catch(() => undefined);
    }
  })();
}
