import "server-only";
import v8 from "node:v8";

/**
 * How much larger than what is still used the heap of a thread may grow before garbage is collected, in percent. V8 by itself lets it grow fourfold where the machine
 * has memory: of 130 MB in use 540 were held. Collected earlier, an import takes as long (docs/measurements.md).
 */
const usual = 60;
const tight = 30;
/** Files from this size on make more garbage than the process should grow by, in bytes. */
const large = 24 * 2 ** 20;
let working = 0;

const growBy = (percent: number) => v8.setFlagsFromString(`--heap-growing-percent=${percent}`);

/** For all threads of the process, from now on. */
export function keepHeapSmall(): void {
  growBy(usual);
}

/** Runs the work for a file of this size. For a large one garbage is collected early: slower, in half of the memory. */
export async function inTightHeap<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  if (bytes < large) return await work();
  if (working++ === 0) growBy(tight);
  try {
    return await work();
  } finally {
    if (--working === 0) growBy(usual);
  }
}
