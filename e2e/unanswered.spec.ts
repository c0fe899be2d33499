import { expect, expectAccessible, sharedSeries, test } from "./fixtures";
import { settled } from "./seen";

test.use({ cutsConnection: true });

test("what cannot be read says so, keeps the way back, and is asked for again", async ({ page, request }) => {
  test.slow();
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  await expect(page.getByRole("region", { name: "The bridge" })).toBeVisible();
  await page.route("**/overview?asOf=*", (route) => route.abort());
  await page.getByRole("slider", { name: "Moment of the bridge" }).focus();
  await page.keyboard.press("Home");
  const counts = page.getByRole("alert").filter({ hasText: "The counts could not be read" });
  await expect(counts).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await counts.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText(/^Everything here is as of 3 Feb 2014/)).toBeVisible();

  await page.route("**/agents/rows*", (route) => route.abort());
  await page.goto(`/m/${migration}/inventory?stage=cutOver`);
  const rows = page.getByRole("alert").filter({ hasText: "Some rows could not be read" });
  await expect(rows).toBeVisible();
  await expectAccessible(page);
  await page.unrouteAll();
  await rows.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("row").nth(5).getByRole("link")).toBeVisible();
  await expect(rows).toHaveCount(0);
});

test("without a connection the page stays, says so, and goes on by itself when it is back", async ({ page, context, request }) => {
  test.slow();
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}/inventory`);
  await expect(page.getByRole("row").nth(5).getByRole("link")).toBeVisible();
  await settled(page);
  await context.setOffline(true);
  await expect(page.getByText("No connection.")).toBeVisible();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Activity" }).click();
  await expect(page.getByText("That page opens when the connection is back")).toBeVisible();
  await page.keyboard.press("g");
  await page.keyboard.press("a");
  await expect(page.getByRole("row").nth(5).getByRole("link")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("row").nth(3).getByRole("link").click();
  const failure = page.getByRole("alert").filter({ hasText: "This agent could not be read" });
  await expect(failure).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText("No connection.")).toHaveCount(0);
  await expect(failure).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Note" })).toBeVisible();
});
