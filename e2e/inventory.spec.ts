import { expect, expectAccessible, sharedSeries, test } from "./fixtures";

test("the grid by keyboard: find, move, open, close", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}/inventory`);
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("/");
  await page.keyboard.type("lonexc049");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /lonexc049/ })).toBeVisible();
  await expect(page).toHaveURL(/q=lonexc049/);
  await page.keyboard.press("Escape");
  await page.goto(`/m/${migration}/inventory?stage=cutOver`);
  await expect(page.getByRole("row").nth(2).getByRole("link").first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/agent=/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/agent=/);
});

test("an agent that a link opens has its row in sight, above the foot", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  const { items } = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=500`)).json();
  for (const { fqdn: name } of [items[30], items.at(-1)]) {
    await page.goto(`/m/${migration}/inventory?agent=${name}`);
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name }) });
    await expect(row).toBeInViewport();
    const foot = await page.getByText(/^Rows /).boundingBox();
    const place = await row.boundingBox();
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  }
});

test("back closes the agent, then takes the filter away", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}/inventory`);
  await page.getByRole("button", { name: /^Cut over/ }).click();
  await expect(page).toHaveURL(/stage=cutOver/);
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page).toHaveURL(/agent=/);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.goBack();
  await expect(page).not.toHaveURL(/agent=/);
  await expect(page).toHaveURL(/stage=cutOver/);
  await page.goBack();
  await expect(page).not.toHaveURL(/stage=/);
});

test("a filter in the address is the filter on screen and in the CSV", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}/inventory?stage=waiting&stage=joined`);
  const list = await (await request.get(`/api/v1/migrations/${migration}/agents?stage=waiting&stage=joined`)).json();
  await expect(page.getByRole("row")).toHaveCount(list.total + 1);
  const csv = await (await request.get(`/api/v1/migrations/${migration}/agents.csv?stage=waiting&stage=joined`)).text();
  expect(csv.trim().split("\r\n")).toHaveLength(list.total + 1);
});

test("on a phone the pages stay usable", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["", "/inventory", "/imports", "/activity", "/settings"]) {
    await page.goto(`/m/${migration}${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(wider, `${path || "/"} does not scroll sideways`).toBe(false);
  }
});
