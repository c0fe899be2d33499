/** What has to be undone at the end, in the order it was done; undone backwards. */
const undo = [];
let stopping = false;

/** @param {() => unknown} step */
export function onStop(step) {
  undo.push(step);
}

export function isStopping() {
  return stopping;
}

/** Milliseconds for all steps together, and for a step when they are used up: whoever waits for the end waits ten seconds at most. */
const longest = 7_500;
const least = 500;

/**
 * Undoes each step; one that does not come to its end in time is left behind, since those behind it matter as much.
 * @param {number} code
 */
export async function stop(code) {
  if (stopping) return;
  stopping = true;
  const end = Date.now() + longest;
  for (const step of undo.reverse()) {
    try {
      await inTime(step, Math.max(least, end - Date.now()));
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
}

/**
 * @param {() => unknown} step
 * @param {number} milliseconds
 */
async function inTime(step, milliseconds) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([(async () => step())(), late]).finally(() => clearTimeout(timer));
}

/** A terminal and npm both pass a signal on, so a second one means nothing new. */
export function stopOnSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));
}

/** A kill -9 of npm must not leave a server behind that nobody sees. */
export function stopWithParent() {
  const parent = process.ppid;
  const watch = () => {
    if (process.ppid !== parent) void stop(0);
  };
  if (process.env.npm_lifecycle_event) setInterval(watch, 1_000).unref();
}
