import { createMigration, expect, expectAccessible, exportOf, importExport, importSeries, test } from "./fixtures";

test("columns that no header tells are mapped by keyboard, remembered, and can be changed on the preview", async ({ page, request }) => {
  const migration = await importSeries(request, "Unforeseen");
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", exportOf("cases/10-prefixed-headers-sql.csv", new Date("2014-03-10T06:00:00Z")));
  const waiting = page.getByRole("region", { name: "Waiting" });
  await expect(waiting).toContainText("Tandem does not know the columns");
  await expectAccessible(page);
  const version = page.getByLabel("scom_agent_Version holds");
  await version.focus();
  await version.selectOption("version");
  await page.getByLabel("scom_agent_active holds").selectOption("available");
  await page.getByLabel("What is listed in this file").selectOption("agents");
  await page.getByLabel("Management group", { exact: true }).selectOption("OPS_2012SP1");
  await page.getByRole("button", { name: "Answer and plan" }).press("Enter");
  await expect(page.getByRole("button", { name: "Answer and plan" })).toBeHidden();
  await page.getByRole("link", { name: "10-prefixed-headers-sql.csv" }).click();
  await page.getByText(/^Columns: 3 of 5 read/).click();
  await expect(page.getByLabel("scom_agent_Version holds")).toHaveValue("version");
  await expectAccessible(page);
});

test("two forms of one name are joined in one press on the preview", async ({ page, request }) => {
  const migration = await createMigration(request, "Joined");
  await importExport(request, migration, "cases/57a-workgroup-original.csv", new Date("2014-03-09T06:00:00Z"));
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", exportOf("cases/57b-workgroup-new-with-fqdn.csv", new Date("2014-03-10T06:00:00Z")));
  await page.getByRole("region", { name: "Waiting" }).getByRole("link", { name: "57b-workgroup-new-with-fqdn.csv" }).click();
  const issues = page.getByRole("complementary", { name: "Issues" });
  await expect(issues).toContainText("web01 and web01.dmz.example may be one computer");
  await expectAccessible(page);
  await issues.getByRole("button", { name: "web01 is web01.dmz.example: join them" }).press("Enter");
  await expect(issues).not.toContainText("may be one computer");
});

test("two forms of one name are kept apart for good, and that is undone at the agent", async ({ page, request }) => {
  const migration = await createMigration(request, "Kept apart");
  await importExport(request, migration, "cases/57a-workgroup-original.csv", new Date("2014-03-09T06:00:00Z"));
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", exportOf("cases/57b-workgroup-new-with-fqdn.csv", new Date("2014-03-10T06:00:00Z")));
  await page.getByRole("region", { name: "Waiting" }).getByRole("link", { name: "57b-workgroup-new-with-fqdn.csv" }).click();
  const issues = page.getByRole("complementary", { name: "Issues" });
  await issues.getByRole("button", { name: "web01 is not web01.dmz.example: keep them apart" }).press("Enter");
  await expect(issues).not.toContainText("web01 and web01.dmz.example may be one computer");
  await page.goto(`/m/${migration}/inventory?agent=web01`);
  const apart = page.getByRole("region", { name: "Another computer than" });
  await expect(apart).toContainText("web01.dmz.example");
  await expectAccessible(page);
  await apart.getByRole("button", { name: "Undo that web01.dmz.example is another computer" }).press("Enter");
  await expect(apart).toBeHidden();
});
