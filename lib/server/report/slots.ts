import "server-only";
import { ProblemError } from "@/lib/server/http/problem";

/** Files that are made at the same time, and how many may wait for their turn. */
const atOnce = 2;
const mostWaiting = 8;

let busy = 0;
const waiting: (() => void)[] = [];

/** A turn at making a file; the answer gives it back. Refused when too many wait; whoever goes away while waiting loses the turn. */
export async function turn(signal: AbortSignal): Promise<() => void> {
  if (busy >= atOnce) {
    if (waiting.length >= mostWaiting)
      throw new ProblemError(
        503,
        "busy",
        "Many reports are being made at the moment. Try again in a few seconds.",
        {},
        { "retry-after": "5" },
      );
    await new Promise<void>((resolve, reject) => {
      const go = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(go), 1);
        reject(signal.reason);
      };
      waiting.push(go);
      signal.addEventListener("abort", leave, { once: true });
    });
  }
  busy++;
  let given = false;
  return () => {
    if (given) return;
    given = true;
    busy--;
    waiting.shift()?.();
  };
}

type Made = { pieces: AsyncIterable<Uint8Array> };

/** Makes a file within a turn, which is given back when the file is done, fails, or nobody wants it any more. */
export async function inTurn<T extends Made>(signal: AbortSignal, make: () => Promise<T>): Promise<T> {
  const giveBack = await turn(signal);
  signal.addEventListener("abort", giveBack, { once: true });
  try {
    const made = await make();
    return { ...made, pieces: whileWanted(made.pieces, signal, giveBack) };
  } catch (error) {
    giveBack();
    throw error;
  }
}

async function* whileWanted(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal, giveBack: () => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of pieces) {
      if (signal.aborted) return;
      yield piece;
    }
  } finally {
    giveBack();
  }
}
