import { type Stage, stageNames } from "../lib/domain/stages";
import { capturedAt, days, expect, sharedSeries, test, truth } from "./fixtures";

type ToldAgent = { fqdn: string; stage: Stage; groups: { name: string; version: string | null }[] };

const stageOf = (told: (typeof truth.agents)[number]["days"][string] | undefined) => {
  if (!told?.groups.length) return null;
  const upgraded = told.version === "7.1.10184.0";
  const [source, target] = [told.groups.includes("OPS_2012SP1"), told.groups.includes("OPS_2012R2")];
  if (source && target) return upgraded ? "Dual-homed" : "Both, old agent";
  return source ? (upgraded ? "Upgraded, original MG only" : "Waiting") : "Cut over";
};

test("every agent's stage on every day of the series, on screen", async ({ page, request }) => {
  test.slow();
  const migration = await sharedSeries(request);
  for (const day of days) {
    const totals = truth.totals[day];
    await page.goto(`/m/${migration}?asOf=${capturedAt(day).toISOString()}`);
    await expect(page.getByRole("region", { name: "Key figures" })).toContainText(`${totals?.total} in scope`);
    await page.setViewportSize({ width: 1440, height: 3_200 });
    await page.goto(`/m/${migration}/inventory?asOf=${capturedAt(day).toISOString()}`);
    await expect(page.getByRole("row").nth(60)).toBeVisible();
    const unread = () => page.getByRole("row").evaluateAll((all) => all.slice(1).filter((row) => !row.querySelector("a")).length);
    await expect.poll(unread, "rows that are still being read").toBe(0);
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

test("every agent's groups, versions and stage on every day of the series, over the API", async ({ request }) => {
  const migration = await sharedSeries(request);
  const read = async (question: string) => {
    const answer = await request.get(`/api/v1/migrations/${migration}/${question}`);
    expect(answer.status(), question).toBe(200);
    return await answer.json();
  };
  for (const day of days) {
    const asOf = capturedAt(day).toISOString();
    const { total, stages } = await read(`progress?asOf=${asOf}`);
    const { waiting, upgraded, joined, dualHomed, cutOver } = stages;
    const told = truth.totals[day];
    expect({ day, total, waiting, upgraded, joined, dualHomed, cutOver }).toEqual({
      day,
      total: told?.total,
      waiting: (told?.onlySource ?? 0) - (told?.upgradedButOnlySource ?? 0),
      upgraded: told?.upgradedButOnlySource,
      joined: told?.multiHomedNotUpgraded,
      dualHomed: (told?.both ?? 0) - (told?.multiHomedNotUpgraded ?? 0),
      cutOver: told?.onlyTarget,
    });
    const list = await read(`agents?asOf=${asOf}&limit=500`);
    const shown = new Map<string, ToldAgent>(list.items.map((agent: ToldAgent) => [agent.fqdn, agent]));
    for (const { fqdn, days: of } of truth.agents) {
      const agent = shown.get(fqdn);
      const groups = Object.fromEntries((agent?.groups ?? []).map((group) => [group.name, group.version]));
      expect(groups, `${fqdn} on day ${day}`).toEqual(of[day]?.shown ?? {});
      const stage = stageOf(of[day]);
      if (agent) expect(stageNames[agent.stage], `${fqdn} on day ${day}`).toBe(stage ?? "Gone");
      else expect(stage, `${fqdn} on day ${day}`).toBeNull();
    }
  }
});
