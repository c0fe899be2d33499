import { sessionAt } from "./addresses";
import { administrator, capturedAt, expect, expectAccessible, exportOf, test } from "./fixtures";

test("from the first visit to every agent's stage, with the mouse", async ({ page, baseURL }) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.getByLabel("Your name").fill(administrator.name);
  await page.getByLabel("E-mail").fill(administrator.email);
  await page.getByLabel("Password", { exact: true }).fill(administrator.password);
  await page.getByLabel("Password again").fill(administrator.password);
  await page.getByRole("button", { name: "Create administrator" }).click();

  await page
    .getByRole("link", { name: /new migration|create/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/migrations\/new$/);
  await expectAccessible(page);
  await expect(page.getByLabel("Time zone")).toHaveValue("Europe/Berlin");
  await page.getByRole("button", { name: "Create migration" }).click();
  await expect(page.getByLabel("Name", { exact: true }).first()).toBeFocused();
  await page.getByLabel("Name", { exact: true }).first().fill("Contoso global estate");
  const original = page.getByRole("group", { name: /Original management groups/ });
  await original.getByLabel("Name").fill("OPS_2012SP1");
  await original.getByLabel("Release").selectOption("2012 SP1");
  const target = page.getByRole("group", { name: /New management groups/ });
  await target.getByLabel("Name").fill("OPS_2012R2");
  await target.getByLabel("Release").selectOption("2012 R2");
  await page.getByRole("button", { name: "Create migration" }).click();

  await expect(page.getByRole("heading", { name: "Imports" })).toBeVisible();
  await expectAccessible(page);
  await page.setInputFiles(
    "input[type=file]",
    ["OPS_2012SP1", "OPS_2012R2"].map((g) => exportOf(`exports/${g}_day00_agents.csv`, capturedAt("0"))),
  );
  await page.getByRole("button", { name: "Apply all 2 that are ready" }).click();
  await page.getByRole("button", { name: "Apply 2 files" }).click();
  await expect(page.getByRole("heading", { name: /History/ })).toBeVisible();

  await page.getByRole("link", { name: "Overview" }).first().click();
  const waiting = page.getByRole("link", { name: /^59 Waiting/ });
  await expect(waiting).toBeVisible();
  await expectAccessible(page);
  await waiting.click();
  await expect(page.getByText("59", { exact: false }).first()).toBeVisible();
  await page.context().storageState({ path: sessionAt(baseURL ?? "") });
});
