import type { QueryClient } from "@tanstack/react-query";
import type { ChangeNotice, Standing } from "@/lib/contracts/activity";
import { ask, hrefOf } from "./ask";
import { isOwn, readAgain } from "./change";
import { standingQuery } from "./standing";
import { touched } from "./touched";

type Message = ChangeNotice | Standing | "refresh";

/** Whether this page hears of changes, by its own stream or that of another tab; and what is asked as soon as it does. */
let hears = false;
const checks = new Set<() => void>();

/** Runs a check when changes begin to be heard, at once where they are, until it is stopped: whatever changes later is told. */
export function whileHearing(check: () => void): () => void {
  checks.add(check);
  if (hears) check();
  return () => checks.delete(check);
}

function beginToHear(): void {
  hears = true;
  for (const check of checks) check();
}

/** Where the migration stands now; undefined where that cannot be asked: then the stream is broken too, and everything is read when it is back. */
export const positionNow = (client: QueryClient, migration: string): Promise<string | undefined> =>
  client
    .fetchQuery({
      queryKey: ["position", migration],
      queryFn: () => ask("GET /api/v1/migrations/{migration}/position", { params: { migration } }),
      staleTime: 0,
    })
    .then(
      ({ position }) => position,
      () => undefined,
    );

/**
 * Hears of changes and marks what they touch as old. All tabs of a browser share one stream: the tab that holds
 * the lock keeps it and tells the others; when it closes, the next one takes over, and reads everything again. Returns how to stop.
 */
export function followChanges(client: QueryClient, migration: string): () => void {
  const name = `tandem-changes-${migration}`;
  const stop = new AbortController();
  const others = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(name);
  const hear = (message: Message) => {
    if (message !== "refresh" && "of" in message) return void client.setQueryData(standingQuery(message.of).queryKey, message);
    const keys = touched[message === "refresh" ? "migration" : message.subject](migration);
    if (message === "refresh" || !isOwn(message, keys)) void readAgain(client, keys);
  };
  others?.addEventListener("message", (event: MessageEvent<Message>) => hear(event.data));
  const tell = (message: Message) => {
    hear(message);
    others?.postMessage(message);
  };
  const lead = (mayHaveMissed: boolean) => stream(migration, tell, stop.signal, mayHaveMissed);
  const follow = () => {
    if (stop.signal.aborted) return;
    beginToHear();
    navigator.locks.request(name, { signal: stop.signal }, () => lead(true)).catch(() => undefined);
  };
  if (navigator.locks) void navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? lead(false) : follow()));
  else void lead(false);
  return () => {
    hears = false;
    stop.abort();
    others?.close();
  };
}

const firstWait = 2_000;
const longestWait = 60_000;

/**
 * Holds the stream until stopped. After a break everything may have changed, so everything is refetched. A broken line the browser
 * repairs by itself; an answer that refuses (signed out, a proxy whose server restarts) it takes for the end, so that is asked again here.
 */
function stream(migration: string, tell: (message: Message) => void, signal: AbortSignal, mayHaveMissed: boolean): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    let source: EventSource;
    let again: ReturnType<typeof setTimeout> | undefined;
    let broken = mayHaveMissed;
    let wait = firstWait;
    const open = () => {
      source = new EventSource(hrefOf("GET /api/v1/migrations/{migration}/events", { params: { migration } }));
      source.addEventListener("changed", (event: MessageEvent<string>) => tell(JSON.parse(event.data)));
      source.addEventListener("standing", (event: MessageEvent<string>) => tell(JSON.parse(event.data)));
      source.addEventListener("refresh", () => tell("refresh"));
      source.addEventListener("error", () => {
        broken = true;
        if (source.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, wait);
        wait = Math.min(wait * 2, longestWait);
      });
      source.addEventListener("open", () => {
        if (broken) {
          hears = true;
          tell("refresh");
        } else beginToHear();
        broken = false;
        wait = firstWait;
      });
    };
    open();
    signal.addEventListener("abort", () => {
      clearTimeout(again);
      source.close();
      resolve();
    });
  });
}
