import { expect, expectAccessible, sharedSeries, test } from "./fixtures";
import { settled } from "./seen";

test("the palette goes to an agent, a server, a page, and changes the theme", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const box = page.getByRole("combobox", { name: /Go to/ });

  // Nobody waits for the box, nor for what it finds: all of it is meant for it.
  await settled(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("lonexc049");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/agent=lonexc049/);
  await expect(box).toHaveCount(0);

  await page.goto(`/m/${migration}`);
  await settled(page);
  await page.keyboard.press("Control+k");
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
  await expect(box).toHaveCount(0);

  await page.keyboard.press("Control+k");
  await box.fill("activ");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/m/${migration}/activity`));
  await expect(box).toHaveCount(0);

  await page.keyboard.press("Control+k");
  await box.fill("theme dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(box).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await box.fill("as the system");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", /./);
  await expect(box).toHaveCount(0);

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
