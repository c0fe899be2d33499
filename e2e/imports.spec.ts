import { capturedAt, expect, expectAccessible, exportOf, importExport, importSeries, sample, test } from "./fixtures";

test("an applied import is undone and everything shown is as before", async ({ page, request }) => {
  const migration = await importSeries(request, "Undo");
  await page.goto(`/m/${migration}`);
  const figures = page.getByRole("region", { name: "Key figures" });
  await expect(figures).toContainText("61 in scope");
  const before = await figures.textContent();
  const made = await importExport(request, migration, "formats/a_ps51_default_OPS_2012SP1.csv", new Date("2014-03-10T06:00:00Z"));
  await expect.poll(() => figures.textContent()).not.toBe(before);
  await page.goto(`/m/${migration}/imports/${made.id}`);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Undo the import" }).click();
  await expect(page.getByText(/^Undone .* by/)).toBeVisible();
  await page.goto(`/m/${migration}`);
  await expect.poll(() => figures.textContent()).toBe(before);
});

test("a file that cannot be used says why and how to do it right", async ({ page, request }) => {
  const migration = await importSeries(request, "Refused");
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", sample("dirty/wrong_file_format_table_export.csv"));
  await expect(page.getByRole("region", { name: "Waiting" }).getByRole("alert")).toContainText("Format-Table");
  await expect(page.getByRole("region", { name: "Waiting" }).getByRole("alert")).toContainText("Export-Csv");
  await expect(page.getByText("Nothing was changed.")).toBeVisible();
  await page.setInputFiles("input[type=file]", {
    name: "page.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("<!DOCTYPE html><p>Sign in"),
  });
  const refused = page.getByRole("region", { name: "Waiting" }).getByRole("alert");
  await expect(refused).toHaveCount(2);
  await expect(refused.filter({ hasText: "This is a web page" })).toContainText("Export again with the command above.");
  await expect(page.getByRole("button", { name: "Copy the command" })).toHaveCount(1);
  await expectAccessible(page);
});

test("what a file does not tell is asked in place", async ({ page, request }) => {
  const migration = await importSeries(request, "Asked");
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", exportOf("formats/sql_mtv_healthservice_OPS_2012SP1.csv", capturedAt("14")));
  await page.getByLabel("Management group", { exact: true }).selectOption("OPS_2012SP1");
  await page.getByRole("button", { name: "Answer and plan" }).click();
  await expect(page.getByRole("button", { name: "Answer and plan" })).toBeHidden();
  await expect(page.getByRole("region", { name: "Waiting" })).toContainText("OPS_2012SP1");
  await expectAccessible(page);
});

test("the captured time is typed digit by digit, and a copy of an applied export is named as one", async ({ page, request }) => {
  const migration = await importSeries(request, "Typed");
  await page.goto(`/m/${migration}/imports`);
  await page.setInputFiles("input[type=file]", exportOf("exports/OPS_2012R2_day30_agents.csv", new Date("2014-03-09T06:00:00Z")));
  const waiting = page.getByRole("region", { name: "Waiting" });
  await expect(waiting).toContainText("9 Mar 2014");
  await waiting.getByRole("button", { name: "Change" }).click();
  const field = page.getByLabel(/^Captured at/);
  // The browser's own order of day and month: 10 October is the same in both.
  await field.focus();
  await field.pressSequentially("10102014", { delay: 20 });
  await expect(field).toHaveValue(/^2014-10-10T/);
  await page.keyboard.press("Enter");
  await expect(waiting).toContainText("10 Oct 2014");
  const typed = waiting.getByRole("listitem").filter({ hasText: "10 Oct 2014" });
  await typed.getByRole("link", { name: /Preview/ }).click();
  await expect(page.getByText(/has exactly these bytes, captured 2014-03-05/)).toBeVisible();
});
