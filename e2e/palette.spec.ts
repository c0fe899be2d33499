import { expect, expectAccessible, importSeries, test } from "./fixtures";

test("the palette goes to an agent, a server, a page, and changes the theme", async ({ page, request }) => {
  const migration = await importSeries(request, "Palette");
  await page.goto(`/m/${migration}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const box = page.getByRole("combobox", { name: /Go to/ });

  // The page listens for keys once it runs, which may be later than it is seen.
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(box).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await box.fill("lonexc049");
  const agent = page.getByRole("option", { name: /lonexc049/ });
  await expect(agent).toHaveAttribute("aria-selected", "true");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/agent=lonexc049/);
  await expect(box).toHaveCount(0);

  await page.keyboard.press("Control+k");
  await box.fill("lonexc");
  await page.getByRole("group", { name: "Servers" }).getByRole("option").first().click();
  await expect(page).toHaveURL(/server=/);

  await page.keyboard.press("Control+k");
  await box.fill("activ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/m/${migration}/activity`));

  await page.keyboard.press("Control+k");
  await box.fill("theme dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Control+k");
  await box.fill("as the system");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);

  await page.keyboard.press("Control+k");
  await box.fill("no such thing");
  await expect(page.getByText("Nothing has that name")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(box).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Ctrl");
});

test("the theme is light, dark or the system's", async ({ page }) => {
  await page.goto("/settings/limits");
  await page.getByRole("button", { name: /account$/ }).click();
  await page.getByRole("menuitem", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: /account$/ }).click();
  await page.getByRole("menuitem", { name: "As the system" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
});
