import { readFileSync } from "node:fs";
import { capturedAt, expect, expectAccessible, importExport, importSeries, test } from "./fixtures";

test("what remains: every number opens its rows, agents are planned from here, and back", async ({ page, request }) => {
  const migration = await importSeries(request, "To do");
  await page.goto(`/m/${migration}/checklists/upgrade`);
  await page.getByRole("link", { name: "What remains" }).click();
  await expect(page.getByRole("heading", { name: "What remains" })).toBeVisible();
  const table = page.getByRole("region", { name: "Remaining agents" });
  await expect(table.getByRole("row")).not.toHaveCount(1);
  await expectAccessible(page);

  const first = table.getByRole("row").nth(1);
  const cause = (await first.getByRole("rowheader").textContent()) ?? "";
  const [number] = /^[\d,]+/.exec((await first.getByRole("link").textContent()) ?? "") ?? [];
  await first.getByRole("link").click();
  await expect(page.getByRole("button", { name: "Remove filter Remains" })).toBeVisible();
  await expect(page.getByText(cause, { exact: true }).first()).toBeVisible();
  await expect(page.getByText(new RegExp(`^${number} of \\d+ agents?$`))).toBeVisible();
  await page.goBack();

  await page.getByRole("button", { name: "By owner" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/by=owner/);
  await expect(table).toHaveAttribute("aria-busy", "false");
  await expectAccessible(page);
  const change = table.getByRole("button", { name: /^Change \d+ agents: No owner$/ });
  await change.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Who answers alerts…" }).click();
  const dialog = page.getByRole("dialog", { name: "Who answers alerts" });
  await dialog.getByLabel("Alerts are answered from").selectOption("Both");
  const confirm = dialog.getByRole("button", { name: /^Change \d+ agents$/ });
  await expect(confirm).toBeEnabled();
  await expectAccessible(page);
  await confirm.click();
  const said = page.getByRole("region", { name: "What was changed" });
  await expect(said).toContainText(/Alerts answered as said: \d+ agents/);
  const { alerts } = await (await request.get(`/api/v1/migrations/${migration}/overview`)).json();
  expect(alerts.both).toBeGreaterThan(0);
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(said).toContainText(/Undone for \d+ agents/);
  expect((await (await request.get(`/api/v1/migrations/${migration}/overview`)).json()).alerts).toBeNull();
});

test("an agent says from where its alerts are answered, and the overview counts it", async ({ page, request }) => {
  const migration = await importSeries(request, "Alerts");
  const { items } = await (await request.get(`/api/v1/migrations/${migration}/agents?inScope=true&limit=1`)).json();
  await page.goto(`/m/${migration}/inventory?agent=${items[0].fqdn}`);
  const panel = page.getByRole("complementary");
  await panel.getByRole("button", { name: "Alerts" }).click();
  const alerts = page.getByRole("dialog", { name: "Alerts" });
  await alerts.getByLabel("Alerts answered from").selectOption("Original");
  await expectAccessible(page);
  await alerts.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByRole("button", { name: "Alerts original" })).toBeVisible();
  await panel.getByRole("button", { name: "Method" }).click();
  await page.getByRole("menuitem", { name: "Command line" }).click();
  await expect(panel.getByRole("button", { name: "Method Command line" })).toBeVisible();
  await page.getByText("Method saved").locator("..").getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByRole("button", { name: "Method Command line" })).toHaveCount(0);
  await page.goto(`/m/${migration}`);
  await expect(page.getByText(/^Alerts answered from original 1/)).toBeVisible();
  await expectAccessible(page);
});

test("planned and seen: the plan against exports, a confirmation, room, and the firewall table", async ({ page, request }) => {
  const migration = await importSeries(request, "Components");
  await importExport(request, migration, "exports/OPS_2012R2_management_servers.csv", capturedAt("30"));
  await page.goto(`/m/${migration}/checklists/deploy`);
  const order = page.getByRole("region", { name: "Order of the components" });
  await expect(
    order.getByRole("listitem").filter({ hasText: /^Management server: waits for operational database and data warehouse/ }),
  ).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Planned and seen" }).click();
  const components = page.getByRole("region", { name: "Components of OPS_2012R2" });
  await expect(components.getByText("Seen, not planned")).toHaveCount(3);
  await expectAccessible(page);

  await components.getByRole("button", { name: "Plan: Web console" }).click();
  const form = page.getByRole("dialog", { name: "Enter by hand" });
  await form.getByLabel("Server").fill("omr2web01.corp.contoso.test");
  await form.getByRole("button", { name: "Enter" }).click();
  await expect(components.getByText("Planned", { exact: true })).toBeVisible();
  await components.getByRole("button", { name: "Confirm that omr2web01.corp.contoso.test stands" }).focus();
  await page.keyboard.press("Enter");
  await expect(components.getByText("Confirmed by hand", { exact: true })).toBeVisible();

  const room = page.getByRole("region", { name: "Management servers: room with one down" });
  await expect(room.getByText("Fits", { exact: true })).toBeVisible();
  const opened = await room
    .locator("a[href*='/inventory?']")
    .evaluateAll((all) => all.map((one) => ({ said: one.textContent ?? "", href: one.getAttribute("href") ?? "" })));
  expect(opened.length).toBeGreaterThan(2);
  for (const { said, href } of opened) {
    const { total } = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=1&${href.split("?")[1]}`)).json();
    expect(`${total.toLocaleString("en-US")}${said.replace(/^[\d,]+/, "")}`, href).toBe(said);
  }
  const firewall = page.getByRole("region", { name: "Firewall" });
  await expect(firewall.getByRole("row").filter({ hasText: "People open the web console" })).toBeVisible();
  const [file] = await Promise.all([page.waitForEvent("download"), firewall.getByRole("link", { name: "CSV" }).click()]);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain("OPS_2012R2,omr2web01.corp.contoso.test,omr2ms01.corp.contoso.test,5724,TCP,Always,");
  await expectAccessible(page);
});
