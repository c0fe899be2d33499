import { capturedAt, days, expect, importSeries, test, truth } from "./fixtures";

const stageOf = (told: (typeof truth.agents)[number]["days"][string] | undefined) => {
  if (!told?.groups.length) return null;
  const upgraded = told.version === "7.1.10184.0";
  const [source, target] = [told.groups.includes("OPS_2012SP1"), told.groups.includes("OPS_2012R2")];
  if (source && target) return upgraded ? "Dual-homed" : "Both, old agent";
  return source ? (upgraded ? "Upgraded, original MG only" : "Waiting") : "Cut over";
};

test("every agent's stage on every day of the series, on screen", async ({ page, request }) => {
  test.slow();
  const migration = await importSeries(request, "The truth");
  for (const day of days) {
    const totals = truth.totals[day];
    await page.goto(`/m/${migration}?asOf=${capturedAt(day).toISOString()}`);
    await expect(page.getByRole("region", { name: "Key figures" })).toContainText(`${totals?.total} in scope`);
    await page.setViewportSize({ width: 1440, height: 3_200 });
    await page.goto(`/m/${migration}/inventory?asOf=${capturedAt(day).toISOString()}`);
    await expect(page.getByRole("row").nth(60)).toBeVisible();
    const rows = new Map(
      await page
        .getByRole("row")
        .evaluateAll((all) => all.map((row) => [row.querySelector("a")?.textContent ?? "", row.textContent ?? ""] as const)),
    );
    for (const agent of truth.agents) {
      const told = agent.days[day];
      const row = rows.get(agent.fqdn);
      const stage = stageOf(told);
      if (stage) {
        expect(row, `${agent.fqdn} on day ${day}`).toContain(stage);
        const highest = Object.values(told?.shown ?? {})
          .sort()
          .at(-1);
        expect(row, `${agent.fqdn} on day ${day}`).toContain(highest);
      } else if (row) expect(row, `${agent.fqdn} on day ${day}`).toContain("Gone");
    }
  }
});
