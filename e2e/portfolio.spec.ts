import { createMigration, expect, expectAccessible, importSeries, test } from "./fixtures";

test("all migrations: each with how it stands, every number opens its rows, the needy first", async ({ page, request }) => {
  const migration = await importSeries(request, "Standing of many");
  await createMigration(request, "Standing of none");
  await page.goto("/?all");
  const list = page.getByRole("list", { name: "Migrations" });
  const row = list.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Standing of many" }) });
  const told = await (await request.get(`/api/v1/migrations/${migration}/progress`)).json();
  await expect(row).toContainText(`${told.percentDone.toFixed(1)} %`);
  await expect(list.getByRole("listitem").filter({ hasText: "Standing of none" })).toContainText("Nothing imported yet");
  await expectAccessible(page);

  const links = await row
    .locator("a.opens-rows[href*='/inventory?']")
    .evaluateAll((all) => all.map((one) => ({ said: one.textContent?.trim() ?? "", href: one.getAttribute("href") ?? "" })));
  expect(links.length).toBeGreaterThan(5);
  for (const { said, href } of links) {
    const { total } = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=1&${href.split("?")[1]}`)).json();
    expect(said.includes("%") ? told.done : Number(said.replace(",", "")), href).toBe(total);
  }

  const names = await list.getByRole("link", { name: /^Standing of/ }).allTextContents();
  expect(names).toEqual(["Standing of many", "Standing of none"]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page);
  await list.getByRole("link", { name: "Standing of many" }).click();
  await expect(page).toHaveURL(`/m/${migration}`);
});
