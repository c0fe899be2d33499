import "server-only";

const most = 6;
let busy = 0;
const waiting: (() => void)[] = [];

/**
 * Changes of tasks take turns, a few at a time, in the order they came. Two hundred people who change one task at once would each hold
 * a connection while they wait for its lock, and everybody else would wait for a connection until that fails.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= most) await new Promise<void>((go) => waiting.push(go));
  else busy += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy -= 1;
  }
}
