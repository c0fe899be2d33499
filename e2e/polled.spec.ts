import { collectedFile } from "../lib/server/imports/testing/collected";
import { origin } from "./addresses";
import { createMigration, expect, expectAccessible, test } from "./fixtures";

const unix = (Name: string, AgentVersion = "1.9.1-0") => ({
  Name,
  AgentVersion,
  HealthState: "Success" as const,
  IsAvailable: true,
  Pool: "UNIX Pool",
});

test("what has no agent is listed by who polls it, checked, and stands in the way of retiring", async ({ page, request }) => {
  const migration = await createMigration(request, "Polled");
  const collect = async (group: string, at: string, rows: Parameters<typeof collectedFile>[0]["rows"]) => {
    const file = { name: `${group}.jsonl`, mimeType: "application/octet-stream", buffer: Buffer.from(collectedFile({ group, at, rows })) };
    const sent = await request.post(`/api/v1/migrations/${migration}/imports`, { headers: { origin }, multipart: { file, apply: "true" } });
    expect(await sent.json()).toMatchObject({ status: "applied" });
  };
  await page.goto(`/m/${migration}/inventory/polled`);
  await expect(page.getByText("No export tells of UNIX and Linux computers yet.")).toBeVisible();
  await expectAccessible(page);

  await collect("OPS_2012SP1", "2014-06-14T06:00:00Z", {
    unix: [unix("lnx01.corp.test"), unix("lnx02.corp.test"), unix("lnx03.corp.test")],
    network: [{ Name: "Core Switch 1", HealthState: "Warning", IPAddress: "10.0.0.1" }],
    agentless: [],
    pools: [{ Name: "UNIX Pool", Members: ["ms01.corp.test", "ms02.corp.test"] }],
  });
  await collect("OPS_2012R2", "2014-06-14T07:00:00Z", {
    unix: [unix("lnx01.corp.test"), unix("lnx02.corp.test")],
    network: [],
    agentless: [],
  });
  await expect(page.getByRole("row", { name: /lnx01.*Both, healthy/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Original only: 1" }).click();
  await expect(page.getByRole("row", { name: /lnx03/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /lnx01/ })).toHaveCount(0);
  await page.getByRole("button", { name: /^Network devices/ }).click();
  await expect(page.getByRole("row", { name: /core switch 1/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Resource pools" })).toContainText("ms01.corp.test, ms02.corp.test");

  await page.goto(`/m/${migration}/checklists/upgrade`);
  await page.getByRole("button", { name: /^UPG-15 / }).click();
  await expect(page.getByRole("region", { name: "Check" })).toContainText("Polled by an original only: 1 UNIX or Linux computer.");

  await page.goto(`/m/${migration}/checklists/retire`);
  await page.getByRole("button", { name: /No UNIX and Linux computers are polled only there/ }).click();
  await expect(page.getByText("1 UNIX or Linux computer that no new management group polls")).toBeVisible();
});
