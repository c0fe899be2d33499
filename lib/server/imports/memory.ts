import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { moreMemory, Refusal } from "@/lib/readers/refusal";
import { ProblemError } from "@/lib/server/answers/problem";
import { type Told, turnsOf } from "@/lib/server/answers/turns";
import { ofProcess } from "@/lib/server/process/of-process";

const busy = () =>
  new ProblemError(
    503,
    "busy",
    "Many imports wait for their turn at the moment. Send this one again in half a minute.",
    {},
    { "retry-after": "30" },
  );

/** Imports that are read at the same time, and how many may wait: their files lie on the disk meanwhile. */
const turns = turnsOf("imports", 2, 60, busy);

/** Thrown where there would be room if nobody else were reading, as far as anybody knows. */
export class NeedsAll extends Error {}

const tooMuch = () =>
  new Refusal(
    "too-large",
    "The file takes more memory to read than this server has, also with nothing else beside it. Nothing of it was kept.",
    moreMemory,
  );

type Turn = { ends: (() => unknown)[] };
const working = ofProcess("imports.turn", () => new AsyncLocalStorage<Turn>());

/** Something to do when the turn at hand ends, however it does. */
export function endWithTurn(end: () => unknown): void {
  working.getStore()?.ends.push(end);
}

/**
 * Works on imports in turn, within the memory that there is, whether or not whoever sent one still waits. While rows are read, room
 * is asked for; where others take too much, the work is begun again once it is alone, and where the file is too much by itself, it
 * is refused; so is a file at which the thread that reads came to the end of its memory, which takes down what it held of others. Whoever waits for a migration that another import holds would hold a connection to the database meanwhile, and
 * forty of them all that there are: applying and undoing take turns as well. `told` hears how many are before it.
 */
export async function inImportTurn<T>(work: () => Promise<T>, told?: Told): Promise<T> {
  try {
    return await inTurn(1, work, told);
  } catch (error) {
    if (!(error instanceof NeedsAll)) throw error;
    return await inTurn(turns.atOnce, work, told).catch((again: unknown) => {
      throw again instanceof NeedsAll ? tooMuch() : again;
    });
  }
}

async function inTurn<T>(places: number, work: () => Promise<T>, told?: Told): Promise<T> {
  const giveBack = await turns.take(undefined, places, told);
  const turn: Turn = { ends: [] };
  try {
    return await working.run(turn, work);
  } finally {
    await Promise.allSettled(turn.ends.map(async (end) => end()));
    giveBack();
  }
}
