import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import v8 from "node:v8";
import { Refusal } from "@/lib/readers/refusal";
import { ProblemError } from "@/lib/server/answers/problem";
import { type Told, turnsOf } from "@/lib/server/answers/turns";

/**
 * What a row costs at its peak, read, planned and written, in bytes (measured: 100,000 rows of 29 columns grow the process by
 * 300 MB), and what the rest of the process needs.
 */
const perRow = 1_000;
const perCell = 60;
const resting = 220 * 2 ** 20;

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

/** Thrown where there would be room if nobody else were reading. */
class NeedsAll extends Error {}

type Held = { rows: number; columns: number };
type Share = { bytes: number };
const shares = new Set<Share>();
const working = new AsyncLocalStorage<Share>();

/** The bytes that rows of all imports may take together. */
const budget = () => Math.max(64 * 2 ** 20, v8.getHeapStatistics().heap_size_limit - resting);

/**
 * Works on imports in turn, within the memory that there is, whether or not whoever sent one still waits. While rows are read, room
 * is asked for; where others take too much, the work is begun again once it is alone, and where the file is too much by itself, it
 * is refused. Whoever waits for a migration that another import holds would hold a connection to the database meanwhile, and
 * forty of them all that there are: applying and undoing take turns as well. `told` hears how many are before it.
 */
export async function inImportTurn<T>(work: () => Promise<T>, told?: Told): Promise<T> {
  try {
    return await inTurn(1, work, told);
  } catch (error) {
    if (!(error instanceof NeedsAll)) throw error;
    return await inTurn(turns.atOnce, work, told);
  }
}

async function inTurn<T>(places: number, work: () => Promise<T>, told?: Told): Promise<T> {
  const giveBack = await turns.take(undefined, places, told);
  const mine: Share = { bytes: 0 };
  shares.add(mine);
  try {
    return await working.run(mine, work);
  } finally {
    shares.delete(mine);
    giveBack();
  }
}

/** Asked again and again while rows are held. Throws where there is no room for them. */
export function askForRoom({ rows, columns }: Held): void {
  const mine = working.getStore();
  if (!mine) return;
  mine.bytes = rows * (perRow + columns * perCell);
  if (mine.bytes > budget()) throw tooMuch(rows);
  if ([...shares].reduce((sum, { bytes }) => sum + bytes, 0) > budget()) throw new NeedsAll();
}

function tooMuch(rows: number): Refusal {
  const most = `${Math.floor(rows / 1_000)},000`;
  return new Refusal(
    "too-large",
    `The file has more rows than the memory of this server holds: it got to ${rows >= 1_000 ? most : rows}.`,
    "Export the agents in parts, for example by primary management server, or start Tandem with more memory: NODE_OPTIONS=--max-old-space-size=8192.",
  );
}
