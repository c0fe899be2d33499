import { capturedAt, createMigration, expect, expectAccessible, freezeBaseline, importExport, importSeries, test } from "./fixtures";

test("a checklist: what exports confirm is offered, a tick keeps its evidence, prerequisites ask why", async ({ page, request }) => {
  const migration = await importSeries(request, "Checklist");
  await importExport(request, migration, "exports/OPS_2012SP1_management_servers.csv", capturedAt("30"));
  await importExport(request, migration, "exports/OPS_2012R2_management_servers.csv", capturedAt("30"));
  await freezeBaseline(request, migration);
  await page.goto(`/m/${migration}`);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Checklist" }).click();
  await expect(page).toHaveURL(/checklists\/retain$/);
  await expect(page.getByText("Record what the original management group looks like today").first()).toBeVisible();
  await expectAccessible(page);

  const recorded = page.getByRole("checkbox", { name: /^RET-01/ });
  await expect(recorded).not.toBeChecked();
  const together = page.getByRole("button", { name: /^Tick (it|these \d+)$/ });
  await together.click();
  await expect(recorded).toBeChecked();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(/^\d+ tasks? as before$/)).toBeVisible();
  await expect(recorded).not.toBeChecked();
  await together.click();
  await expect(recorded).toBeChecked();
  await expect(page.getByText(/Verified by import #\d+/).first()).toBeVisible();

  await page
    .getByRole("navigation", { name: "Phases" })
    .getByRole("link", { name: /Deploy/ })
    .click();
  await page.getByRole("checkbox", { name: /^DEP-05/ }).click();
  const asking = page.getByRole("dialog", { name: "Tick DEP-05 nevertheless?" });
  await expect(asking.getByText("DEP-02")).toBeVisible();
  await asking.getByLabel("Why it is done").fill("The databases stand since March");
  await asking.getByRole("button", { name: "Tick" }).click();
  await expect(page.getByRole("checkbox", { name: /^DEP-05/ })).toBeChecked();

  await page.getByRole("button", { name: /^DEP-02/ }).click();
  const panel = page.getByRole("complementary", { name: "Task DEP-02" });
  await panel.getByLabel("State").selectOption({ label: "Blocked" });
  await panel.getByLabel("What blocks it").fill("No account from the domain team");
  await panel.getByLabel("Owner").selectOption({ index: 1 });
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Blocked since/).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: /^DEP-02/ }).focus();
  await page.keyboard.press("c");
  await expect(panel.getByLabel("Comment on DEP-02")).toBeFocused();
  await page.keyboard.type("Asked again on Monday");
  await page.keyboard.press("Control+Enter");
  await expect(panel.getByRole("region", { name: "Comments" })).toContainText("Asked again on Monday");
  await panel.getByRole("button", { name: "What comes before" }).click();
  const before = page.getByRole("dialog", { name: "What comes before DEP-02" });
  await before.getByRole("checkbox", { name: /DEP-05/ }).check();
  await before.getByRole("button", { name: "Save" }).click();
  await expect(before.getByRole("alert")).toContainText("DEP-05 waits for DEP-02 already");
  await expectAccessible(page);
  await before.getByRole("button", { name: "Cancel" }).click();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Checklist templates" }).click();
  const templates = page.getByRole("dialog", { name: "Checklist templates" });
  await templates.getByLabel("Save this checklist as").fill("Nothing of its own");
  await templates.getByRole("button", { name: "Save", exact: true }).click();
  await expect(templates.getByRole("alert")).toContainText("built-in");
  await templates.getByRole("button", { name: "Close" }).click();

  await page.getByRole("button", { name: "Blocked 1" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(1);
  await page.goto(`/m/${migration}/checklists/next`);
  await expect(page.getByRole("checkbox", { name: /^DEP-04/ })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^DEP-02/ })).toHaveCount(0);
  await page.goto(`/m/${migration}/activity`);
  await expect(page.getByText(/DEP-05 .* ticked\./).first()).toBeVisible();
  await page.goto(`/m/${migration}`);
  await expect(page.getByRole("link", { name: /^1 of \d+ tasks done$/ })).toHaveCount(2);
});

test("newer facts contradict a tick: it says which import disagrees, is ticked again with a reason, or unticked", async ({
  page,
  request,
}) => {
  const migration = await createMigration(request, "Contradicted");
  for (const kind of ["agents", "management_servers", "gateways"])
    await importExport(request, migration, `exports/OPS_2012SP1_day00_${kind}.csv`, capturedAt("0"));
  await freezeBaseline(request, migration);
  await page.goto(`/m/${migration}/checklists/retain`);
  const kept = page.getByRole("checkbox", { name: /^RET-15/ });
  await kept.click();
  const waits = page.getByRole("dialog", { name: "Tick RET-15 nevertheless?" });
  await waits.getByLabel("Why it is done").fill("Nobody touches the original");
  await waits.getByRole("button", { name: "Tick" }).click();
  await expect(kept).toBeChecked();
  await expect(page.getByText(/disagrees$/)).toHaveCount(0);

  for (const kind of ["management_servers", "gateways"])
    await importExport(request, migration, `exports/OPS_2012SP1_day30_${kind}.csv`, capturedAt("30"));
  await expect(page.getByText("Import #5 disagrees").first()).toBeVisible();
  await expect(kept).toBeChecked();
  await kept.click();
  const asking = page.getByRole("dialog", { name: "Does the tick of RET-15 still hold?" });
  await expect(asking).toContainText("1 difference from the baseline without a reason");
  await expectAccessible(page);
  await asking.getByLabel("Why it still holds").fill("The second gateway was ordered in January");
  await asking.getByRole("button", { name: "Tick again" }).click();
  await expect(page.getByText("Import #5 disagrees")).toHaveCount(0);
  await expect(kept).toBeChecked();

  await importExport(request, migration, "exports/OPS_2012SP1_day14_agents.csv", capturedAt("14"));
  await expect(page.getByText("Import #6 disagrees").first()).toBeVisible();
  await kept.click();
  await asking.getByRole("button", { name: "Untick" }).click();
  await expect(kept).not.toBeChecked();
  await page.goto(`/m/${migration}/activity`);
  await expect(page.getByText(/^RET-15 .* unticked\./).first()).toBeVisible();
});
