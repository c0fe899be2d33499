/** Before the first request: whatever was derived under older rules is derived again. Then the clock runs, and reports that are due are sent. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.TANDEM_APP_DATABASE) return;
  const { refreshProjections } = await import("@/lib/server/projection/refresh");
  await refreshProjections(new Date());
  const { startClock } = await import("@/lib/server/projection/clock");
  startClock();
  const { startSending } = await import("@/lib/server/report/sending/worker");
  startSending();
}
