/**
 * Before the first request: whatever was derived under older rules is derived again, as soon as the database is there. Then the clock runs, and
 * reports that are due are sent. bin/server.mjs waits for it and hears where it fails: Next would answer every request with that failure.
 */
export function register(): Promise<void> | undefined {
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.TANDEM_APP_DATABASE) return undefined;
  const begun = begin();
  Object.assign(globalThis, { [Symbol.for("tandem.begun")]: begun });
  return begun;
}

async function begin(): Promise<void> {
  const { keepHeapSmall } = await import("@/lib/server/process/heap");
  keepHeapSmall();
  const { refreshOnceThere } = await import("@/lib/server/projection/begin");
  await refreshOnceThere();
  const { startClock } = await import("@/lib/server/projection/clock");
  startClock();
  const { startSending } = await import("@/lib/server/report/sending/worker");
  startSending();
}

export async function onRequestError(error: unknown): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { isDatabaseGone } = await import("@/lib/server/database/gone");
  if (!isDatabaseGone(error)) return;
  const { sayUnavailable } = await import("@/lib/server/process/answering");
  sayUnavailable();
}
