import type { Locator, Page } from "@playwright/test";
import { administrator, capturedAt, expect, exportOf, test } from "./fixtures";
import { startOwnServer } from "./own-server.mjs";

let server: Awaited<ReturnType<typeof startOwnServer>>;
test.use({ storageState: { cookies: [], origins: [] } });
test.beforeAll(async () => {
  server = await startOwnServer();
});
test.afterAll(() => server.stop());

test("from the first visit to one agent with keys alone, focus always seen", async ({ page }) => {
  test.slow();
  await page.goto(server.address);
  await typeInto(page, page.getByLabel("Your name"), administrator.name);
  await typeInto(page, page.getByLabel("E-mail"), administrator.email);
  await typeInto(page, page.getByLabel("Password", { exact: true }), administrator.password);
  await typeInto(page, page.getByLabel("Password again"), administrator.password);
  await page.keyboard.press("Enter");

  await press(page, page.getByRole("link", { name: /new migration|create/i }).first());
  await typeInto(page, page.getByLabel("Name", { exact: true }).first(), "Contoso global estate");
  for (const [side, name, release] of [
    [/Original management groups/, "OPS_2012SP1", "2012 SP1"],
    [/New management groups/, "OPS_2012R2", "2012 R2"],
  ] as const) {
    const group = page.getByRole("group", { name: side });
    await typeInto(page, group.getByLabel("Name"), name);
    await typeInto(page, group.getByLabel("Release"), release);
    await expect(group.getByLabel("Release")).toHaveValue(release);
  }
  await press(page, page.getByRole("button", { name: "Create migration" }));

  await expect(page.getByRole("heading", { name: "Imports" })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await press(page, page.getByRole("main").getByRole("button", { name: /choose|browse/i }));
  await (await chooser).setFiles(["OPS_2012SP1", "OPS_2012R2"].map((g) => exportOf(`exports/${g}_day00_agents.csv`, capturedAt("0"))));
  await press(page, page.getByRole("button", { name: "Apply all 2 that are ready" }));
  await press(page, page.getByRole("dialog").getByRole("button", { name: "Apply 2 files" }));
  await expect(page.getByRole("region", { name: "History" }).getByRole("row")).toHaveCount(3);

  await page.keyboard.press("/");
  await page.keyboard.type("lonexc049");
  await expect(page.getByRole("option", { name: /lonexc049/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/agent=lonexc049/);
  await expect(page.getByRole("heading", { name: "lonexc049" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/agent=/);
  await expectFocusSeen(page);
});

/** Goes there by Tab, as everyone without a mouse does, and looks at every stop on the way. */
async function tabTo(page: Page, wanted: Locator) {
  await expect(wanted).toBeVisible();
  for (let stops = 0; stops < 80; stops++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    await expectFocusSeen(page);
  }
  throw new Error(`Tab does not reach ${wanted}`);
}

async function typeInto(page: Page, field: Locator, text: string) {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

async function press(page: Page, button: Locator) {
  await tabTo(page, button);
  await page.keyboard.press("Enter");
}

/** The element with focus is outlined, itself or by the box that it spreads over its row. Past the last stop the window has it. */
async function expectFocusSeen(page: Page) {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const outlined = [undefined, "::after"].some((part) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(focused, part);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
    });
    return outlined ? null : focused.outerHTML.slice(0, 200);
  });
  expect(unseen, "the element with focus has an outline").toBeNull();
}
