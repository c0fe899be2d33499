import { capturedAt, createMigration, expect, expectAccessible, importExport, test } from "./fixtures";

test("a baseline is frozen, drift is explained by plan and by word, and what stops needs a new baseline", async ({ page, request }) => {
  const migration = await createMigration(request, "Retain");
  await page.goto(`/m/${migration}/checklists/retain`);
  const card = page.getByRole("region", { name: "Baseline and drift" });
  await expect(card.getByText("No whole export of agents of OPS_2012SP1 yet.")).toBeVisible();
  await card.getByRole("link", { name: "Freeze the baseline" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Baseline and drift" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Freeze…" })).toBeDisabled();
  await expectAccessible(page);

  for (const kind of ["agents", "management_servers", "gateways"])
    await importExport(request, migration, `exports/OPS_2012SP1_day00_${kind}.csv`, capturedAt("0"));
  await page.getByRole("button", { name: "Freeze…" }).click();
  const freezing = page.getByRole("dialog", { name: "Freeze the baseline?" });
  await freezing.getByLabel("Name of the moment").fill("Before the first wave");
  await freezing.getByRole("button", { name: "Freeze" }).click();
  await expect(page.getByText("Before the first wave")).toBeVisible();
  await expect(page.getByText("As it was")).toBeVisible();

  for (const kind of ["management_servers", "gateways"])
    await importExport(request, migration, `exports/OPS_2012SP1_day30_${kind}.csv`, capturedAt("30"));
  const information = page.getByRole("region", { name: "Information" });
  await expect(information.getByRole("listitem")).toHaveCount(2);
  await information.getByText("2 management servers").click();
  await expect(information.getByRole("link", { name: /omsp1ms0/ })).toHaveCount(2);
  const open = page.getByRole("region", { name: "Needs a reason" });
  await expect(open.getByRole("link", { name: "omsp1gw02.dmz.contoso.test" })).toBeVisible();
  await expectAccessible(page);

  await open.getByRole("checkbox", { name: /omsp1gw02/ }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("toolbar", { name: "Chosen differences" }).getByRole("button", { name: "Write a reason…" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Reason").fill("Failover of the perimeter, CHG-1047");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const explained = page.getByRole("region", { name: "Explained" });
  await expect(explained.getByText("Failover of the perimeter, CHG-1047")).toBeVisible();
  await expect(open).toHaveCount(0);

  await page.getByRole("button", { name: "Plan a change" }).click();
  const planning = page.getByRole("dialog", { name: "Plan a change of the original" });
  await planning.getByLabel("What happens").selectOption({ label: "New computers" });
  await planning.getByLabel("Computers").fill("OMSP1GW02");
  await planning.getByLabel("First day").fill("2014-02-17");
  await planning.getByLabel("Last day").fill("2014-02-28");
  await planning.getByLabel("Reason").fill("CHG-1047");
  await expectAccessible(page);
  await planning.getByRole("button", { name: "Plan" }).click();
  await expect(explained.getByText(/^New computers planned by .*: CHG-1047$/)).toBeVisible();
  await expect(page.getByText("Explains 1 difference")).toBeVisible();

  await importExport(request, migration, "exports/OPS_2012SP1_day14_agents.csv", capturedAt("14"));
  await expect(
    page
      .getByRole("region", { name: "Stops" })
      .getByText(/may go( since the baseline)?\. Bring them back/)
      .first(),
  ).toBeVisible();
  const lost = page.getByRole("list", { name: "Lost from export to export" }).getByRole("link").first();
  const said = Number(await lost.textContent());
  expect(said).toBeGreaterThan(0);
  await lost.click();
  await expect(page).toHaveURL(/churn=true&group=OPS_2012SP1&after=.*&until=/);
  await expect(
    page
      .getByRole("main")
      .getByRole("status")
      .filter({ hasText: /differences?$/ }),
  ).toHaveText(new RegExp(`^${said} differences?$`));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Remove filter Lost against the allowance" }).click();
  await expect(page).not.toHaveURL(/churn/);
  await page.getByRole("button", { name: /^Stops/ }).click();
  await expect(page).toHaveURL(/weight=stops$/);
  await expect(page.getByRole("region", { name: "Information" })).toHaveCount(0);
  await expect(page.getByRole("img", { name: /Agents of the original by health/ })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Renew…" }).click();
  const renewing = page.getByRole("dialog", { name: "Renew the baseline?" });
  await expect(renewing.getByRole("button", { name: "Renew" })).toBeDisabled();
  await renewing.getByLabel("Why it is renewed").fill("The first wave left the original on purpose");
  await renewing.getByRole("button", { name: "Renew" }).click();
  await expect(page.getByText("1 earlier baseline")).toBeVisible();
  await page.goto(`/m/${migration}/checklists/retain`);
  await expect(card.getByRole("link", { name: "Stops: 0" })).toBeVisible();
  await page.getByRole("button", { name: /^RET-15/ }).click();
  await expect(page.getByText("As it was when the baseline was frozen.").first()).toBeVisible();
  await page.goto(`/m/${migration}/activity`);
  await expect(page.getByText(/Baseline of the original renewed/)).toBeVisible();
});
