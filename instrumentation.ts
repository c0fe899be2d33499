/** Before the first request: whatever was derived under older rules is derived again. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs" || !process.env.TANDEM_APP_DATABASE) return;
  const { refreshProjections } = await import("@/lib/server/projection/refresh");
  await refreshProjections(new Date());
}
