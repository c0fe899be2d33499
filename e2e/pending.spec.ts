import { readFileSync } from "node:fs";
import { capturedAt, expect, expectAccessible, importExport, importSeries, sample, test } from "./fixtures";

test("what waits in Pending Management is listed, flags its agents, and is cleared by an empty export", async ({ page, request }) => {
  const migration = await importSeries(request, "Pending");
  await page.goto(`/m/${migration}/inventory`);
  await page.getByRole("navigation", { name: "Inventory" }).getByRole("link", { name: "Pending" }).click();
  await expect(page.getByText("No export of Pending Management yet.")).toHaveCount(2);
  await expectAccessible(page);

  await importExport(request, migration, "exports/OPS_2012R2_day30_pending.csv", capturedAt("30"));
  const next = page.getByRole("region", { name: "OPS_2012R2" });
  await expect(next.getByRole("row", { name: /fraapp064.*Push install failed/ })).toBeVisible();
  await expect(next).toContainText("2 actions waiting, 2 failed");
  await expectAccessible(page);

  await page.goto(`/m/${migration}/checklists/upgrade`);
  await page.getByRole("button", { name: /^UPG-09 Work through failed pushes/ }).click();
  await expect(page.getByRole("region", { name: "Check" })).toContainText("2 failed actions in OPS_2012R2.");
  await page.getByRole("link", { name: "2 failed actions" }).click();
  await expect(page.getByText("2 actions", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "OPS_2012SP1" })).toHaveCount(0);
  await expectAccessible(page);
  for (const name of ["Management group", "Waits for", "Overtaken"])
    await page.getByRole("button", { name: `Remove filter ${name}` }).click();
  await expect(page.getByRole("region", { name: "OPS_2012SP1" })).toContainText("No export of Pending Management yet.");
  await next.getByRole("link", { name: /fraapp064/ }).click();
  await expect(page.getByRole("region", { name: "Pending Management" })).toContainText("Push install failed");
  await expect(page.getByRole("region", { name: "Flags" })).toContainText("Install or update failed");
  await expectAccessible(page);

  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", {
    name: "pending.csv",
    mimeType: "text/csv",
    buffer: readFileSync(sample("exports/OPS_2012SP1_day01_pending.csv")),
  });
  await page.getByLabel("Management group", { exact: true }).selectOption("OPS_2012R2");
  await page.getByRole("button", { name: "Nothing waits" }).click();
  await expect(page.getByRole("region", { name: "Waiting" })).toContainText("Pending Management");
  await page.getByRole("link", { name: "Preview and apply" }).click();
  await page.getByRole("button", { name: "Apply: 2 missing" }).click();
  await expect(page.getByText(/^Applied .* by/)).toBeVisible();
  await page.goto(`/m/${migration}/inventory/pending`);
  await expect(page.getByRole("region", { name: "OPS_2012R2" })).toContainText("Nothing waits.");
});
