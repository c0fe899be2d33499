import { origin } from "./addresses";
import { capturedAt, expect, expectAccessible, importExport, importSeries, test } from "./fixtures";

test("a lead signs a gate: what is open needs a reason, the signature shows, and a mistake is withdrawn", async ({ page, request }) => {
  const migration = await importSeries(request, "Gates");
  await importExport(request, migration, "exports/OPS_2012SP1_management_servers.csv", capturedAt("30"));
  await importExport(request, migration, "exports/OPS_2012R2_management_servers.csv", capturedAt("30"));
  await page.goto(`/m/${migration}/checklists/deploy`);
  const gate = page.getByRole("complementary", { name: "Gate" });
  await expect(gate.getByRole("heading", { name: "Gate: Deploy → Upgrade" })).toBeVisible();
  await expect(gate.getByText(/^Still open: /)).toBeVisible();
  await expect(gate.getByRole("button", { name: "Sign the gate" })).toBeDisabled();
  await expectAccessible(page);

  const open = gate.getByRole("region", { name: "Open" });
  const line = open.getByRole("button", { name: "Open the firewall", exact: true });
  await line.focus();
  await page.keyboard.press("Enter");
  await expect(line).toHaveAttribute("aria-expanded", "true");
  await expectAccessible(page);
  await open.getByRole("button", { name: "Open DEP-04" }).click();
  await expect(page.getByRole("complementary", { name: /^Task DEP-/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await gate.getByRole("button", { name: "Waive…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Sign the Deploy gate with \d+ items waived\?$/ });
  const sign = dialog.getByRole("button", { name: "Sign with these waived" });
  await expect(sign).toBeDisabled();
  await dialog.getByLabel("Why DEP-04 may pass").fill("The firewall board decides on Thursday");
  await expect(dialog.getByRole("status")).toHaveText(/^\d+ without a reason$/);
  await dialog.getByLabel("Reason for all that have none of their own").fill("Done before the checklist was kept");
  await expect(dialog.getByRole("status")).toHaveText("Every item has a reason");
  await expectAccessible(page);
  await sign.click();
  await expect(
    gate.getByText(/^Signed \d+ \w+ by Ingrid Solberg\. Nothing speaks against it since\. Signed with \d+ waived: /),
  ).toBeVisible();
  await gate.getByText(/^\d+ waived$/).click();
  await expect(gate.getByRole("listitem").filter({ hasText: "“The firewall board decides on Thursday”" })).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/m/${migration}`);
  const rail = page.getByRole("list", { name: "Phases" });
  await expect(rail.getByRole("listitem").filter({ hasText: "Deploy" })).toContainText("Signed off");
  await page.goto(`/m/${migration}/activity`);
  await expect(page.getByText(/^Deploy gate signed, \d+ waived\.$/)).toBeVisible();

  await page.goto(`/m/${migration}/checklists/deploy`);
  await gate.getByRole("button", { name: "Withdraw the signature…" }).click();
  const asking = page.getByRole("dialog", { name: "Withdraw the signature of the Deploy gate?" });
  await asking.getByLabel("Why it is withdrawn").fill("Signed on the wrong migration");
  await asking.getByRole("button", { name: "Withdraw" }).click();
  await expect(gate.getByText(/^Still open: /)).toBeVisible();
});

test("a gate tells each open task in a line, and the number in it opens exactly what it waits for", async ({ page, request }) => {
  const migration = await importSeries(request, "Gate in lines");
  await page.goto(`/m/${migration}/checklists/upgrade`);
  const gate = page.getByRole("complementary", { name: "Gate" });
  const open = gate.getByRole("region", { name: "Open" });
  await open.getByText(/^and \d+ more$/).click();
  const lines = open.getByRole("button", { expanded: false });
  expect(await lines.count()).toBeGreaterThan(10);
  for (const one of await lines.all()) expect((await one.boundingBox())?.height).toBeLessThan(25);
  const told = await open
    .locator("a[href*='/inventory?']")
    .evaluateAll((all) => all.map((one) => ({ said: one.textContent ?? "", href: one.getAttribute("href") ?? "" })));
  expect(told.length).toBeGreaterThan(4);
  for (const { said, href } of told) {
    const { total } = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=1&${href.split("?")[1]}`)).json();
    expect(total.toLocaleString("en-US"), href).toBe(said);
  }
  await gate.getByText(/^\d+ of \d+ checks confirmed/).click();
  await expectAccessible(page);

  const { items } = await (await request.get(`/api/v1/migrations/${migration}/tasks?limit=500`)).json();
  const task = items.find(({ key }: { key: string }) => key === "UPG-03");
  const done = await request.put(`/api/v1/migrations/${migration}/tasks/${task.id}/completion`, {
    headers: { origin, "if-match": `"${task.revision}"` },
    data: { reason: "Made before the checklist was kept" },
  });
  expect(done.status()).toBe(200);
  await gate.getByText("1 done", { exact: true }).click();
  await gate.getByRole("button", { name: /^UPG-03/ }).click();
  await expect(page.getByRole("complementary", { name: "Task UPG-03" })).toBeVisible();
});

test("a gate is signed by keyboard alone, and on a phone from its sheet", async ({ page, request }) => {
  const migration = await importSeries(request, "Gates by key");
  await page.goto(`/m/${migration}/checklists/upgrade`);
  const gate = page.getByRole("complementary", { name: "Gate" });
  const waive = gate.getByRole("button", { name: "Waive…" });
  await waive.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: /^Sign the Upgrade gate/ });
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Reason for all that have none of their own").focus();
  await page.keyboard.type("Only a rehearsal");
  const sign = dialog.getByRole("button", { name: "Sign with these waived" });
  for (let i = 0; i < 60 && !(await sign.evaluate((one) => one === document.activeElement)); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(gate.getByText(/^Signed /)).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/m/${migration}/checklists/deploy`);
  await page.getByRole("button", { name: /^Gate: Deploy → Upgrade/ }).click();
  const sheet = page.getByRole("dialog", { name: "Gate: Deploy → Upgrade" });
  await expect(sheet.getByRole("button", { name: "Waive…" })).toBeVisible();
  await expectAccessible(page);
});
