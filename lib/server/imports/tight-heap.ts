import "server-only";
import v8 from "node:v8";

/** Files from this size on make more garbage than the process should grow by, in bytes. */
const large = 24 * 2 ** 20;
let working = 0;

/** Runs the work for a file of this size. For a large one garbage is collected early: slower, in half of the memory. */
export async function inTightHeap<T>(bytes: number, work: () => Promise<T>): Promise<T> {
  if (bytes < large) return await work();
  if (working++ === 0) v8.setFlagsFromString("--heap-growing-percent=30");
  try {
    return await work();
  } finally {
    if (--working === 0) v8.setFlagsFromString("--heap-growing-percent=0");
  }
}
