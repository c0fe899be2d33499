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

/** @param {number} code */
export async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const step of undo.reverse()) {
    try {
      await step();
    } catch (error) {
      console.error(error);
    }
  }
  process.exit(code);
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
