import "server-only";
import { ProblemError } from "@/lib/server/answers/problem";
import { turnsOf } from "@/lib/server/answers/turns";

const busy = () =>
  new ProblemError(503, "busy", "Many reports are being made at the moment. Try again in a few seconds.", {}, { "retry-after": "5" });

/** Files that are made at the same time, and how many may wait for their turn. */
const turns = turnsOf("report files", 2, 8, busy);

type Made = { pieces: AsyncIterable<Uint8Array> };

/** Makes a file within a turn, which is given back when the file is done, fails, or nobody wants it any more. */
export async function inTurn<T extends Made>(signal: AbortSignal, make: () => Promise<T>): Promise<T> {
  const giveBack = await turns.take(signal);
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
