import type { Locator, Page } from "@playwright/test";
import { capturedAt, expect, expectAccessible, sharedSeries, test } from "./fixtures";

/** Every number on the page that opens rows: what it says and where it leads. */
async function linkedNumbers(page: Page): Promise<{ said: string; href: string }[]> {
  const found = await page
    .getByRole("main")
    .locator("a[href*='/inventory?'] .opens-rows, a.opens-rows[href*='/inventory?'], a[href*='/inventory?'] b")
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility())
        .map((one) => ({
          said: one.firstChild?.textContent?.trim() ?? "",
          href: one.closest("a")?.getAttribute("href") ?? "",
          percent: one.parentElement?.textContent?.includes("%") === true && /\./.test(one.textContent ?? ""),
        })),
    );
  const numbers = found
    .filter(({ said, percent }) => !percent && /^[\d,]+/.test(said))
    .map(({ said, href }) => ({ said: /^[\d,]+/.exec(said)?.[0] ?? "", href }));
  return [...new Map(numbers.map((one) => [`${one.said} ${one.href}`, one])).values()];
}

const rowsOf = (page: Page): Locator =>
  page
    .getByRole("main")
    .getByRole("status")
    .filter({ hasText: /agents?$/ });

test("every number of the overview is that of the rows it opens", async ({ page, request }) => {
  test.slow();
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  await expect(page.getByRole("region", { name: "The bridge" })).toBeVisible();
  const numbers = await linkedNumbers(page);
  expect(numbers.length).toBeGreaterThan(20);
  for (const { said, href } of numbers) {
    await page.goto(href);
    await expect(rowsOf(page), `${said} of ${href}`).toHaveText(new RegExp(`^${said}( of [\\d,]+)? agents?$`));
  }
  // Those of the past are many: the same list answers them without its page.
  await page.goto(`/m/${migration}?asOf=${capturedAt("14").toISOString()}`);
  await page.getByRole("button", { name: "Stages", exact: true }).click();
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await expect(page.getByRole("region", { name: "Agents per stage at each import" })).toBeVisible();
  const past = await linkedNumbers(page);
  expect(past.length).toBeGreaterThan(numbers.length);
  for (const { said, href } of past) {
    const list = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=1&${href.split("?")[1]}`)).json();
    expect(list.total.toLocaleString("en-US"), href).toBe(said);
  }
});

test("replay goes back in time, the whole page follows, and there is a way back", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  const bridge = page.getByRole("region", { name: "The bridge" });
  const figures = page.getByRole("region", { name: "Key figures" });
  await expect(figures).toContainText("61 in scope");
  const slider = bridge.getByRole("slider", { name: "Moment of the bridge" });
  await slider.focus();
  await page.keyboard.down("Home");
  await expect(figures).toContainText("60 in scope");
  expect(page.url()).not.toContain("asOf");
  await page.keyboard.up("Home");
  await expect(page).toHaveURL(/asOf=2014-02-03/);
  await expect(page.getByText(/^Everything here is as of 3 Feb 2014/)).toBeVisible();
  await expect(bridge.getByRole("link", { name: /^59 Waiting/ })).toBeVisible();
  await expect(figures).toContainText("60 in scope");
  await page.getByRole("main").getByRole("button", { name: "Back to the latest" }).first().click();
  await expect(page).not.toHaveURL(/asOf/);
  await expect(figures).toContainText("61 in scope");
});

test("a past day and a past import are chosen, and stay in the address", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  await page.getByRole("button", { name: /^As of/ }).click();
  await expectAccessible(page);
  await page.getByLabel("End of a day").fill("2014-02-10");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/asOf=2014-02-10$/);
  await page.getByRole("button", { name: /^As of/ }).click();
  await page.getByRole("button", { name: /#1 OPS_2012R2/ }).click();
  await expect(page).toHaveURL(/asOf=2014-02-03T/);
  await page.reload();
  await expect(page.getByText(/^Everything here is as of 3 Feb 2014/)).toBeVisible();
});

test("the first screen says how far, when, what needs a decision, and what is next", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  const { sentence, forecast, next } = await (await request.get(`/api/v1/migrations/${migration}/overview`)).json();
  await page.goto(`/m/${migration}`);
  const words = sentence.map((piece: { words: string }) => piece.words).join("");
  await expect(page.getByRole("main").getByText(words)).toBeVisible();
  await expect(page.getByRole("region", { name: "Key figures" })).toContainText(forecast.pace === null ? "too early to tell" : "a day");
  await expect(page.getByRole("region", { name: "Next" })).toContainText(`${next.open} open tasks`);
  await expect(page.getByRole("img", { name: /^From 3 Feb 2014 to .* in scope/ })).toBeVisible();
  const cause = sentence.find((piece: { rows: unknown }) => piece.rows !== null);
  await page.getByRole("main").getByRole("link", { name: cause.words }).click();
  await expect(rowsOf(page)).toHaveText(new RegExp(`^${cause.words.split(" ")[0]}( of [\\d,]+)? agents?$`));
});

test("two dates are compared, each count opens its agents", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/comparison\?from=2014-02-17/);
  await expectAccessible(page);
  for (const name of ["Moved forward", "Went back", "New", "Gone"]) {
    const chip = page.getByRole("button", { name: new RegExp(`^${name} ?\\d`) });
    const count = Number(/\d+/.exec((await chip.textContent()) ?? "")?.[0]);
    await chip.click();
    if (count === 0) await expect(page.getByText(/^No agent/)).toBeVisible();
    else await expect(page.getByRole("status").filter({ hasText: /agents?$/ })).toHaveText(count === 1 ? "1 agent" : `${count} agents`);
  }
});

test("the difference of a flag opens who came to it and who left it", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  const difference = page
    .getByRole("list", { name: "Flags" })
    .getByRole("link", { name: /^[+−]\d+ since/ })
    .first();
  const [, sign, digits] = /^([+−])(\d+)/.exec((await difference.textContent()) ?? "") ?? [];
  await difference.click();
  await expect(page).toHaveURL(/comparison\?.*flag=/);
  const counted = async (name: string) => {
    const chip = page.getByRole("button", { name: new RegExp(`^${name} ?\\d`) });
    return Number(/\d+/.exec((await chip.textContent()) ?? "")?.[0]);
  };
  const [now, noMore] = [await counted("Carries it now"), await counted("Carries it no more")];
  expect(now - noMore).toBe(Number(digits) * (sign === "+" ? 1 : -1));
  await expect(page.getByRole("row")).toHaveCount(1 + now + noMore);
  await expectAccessible(page);
});

test("the overview is accessible empty, filled, on a phone, and as a picture on paper", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  await expect(page.getByRole("region", { name: "The bridge" })).toBeVisible();
  await expectAccessible(page);
  const bridge = page.getByRole("list", { name: "Agents by stage" });
  /* Beside each, how it changed is a link of its own where its words have room. */
  await expect(bridge.getByRole("link", { name: /since/ }).first()).toHaveAttribute("href", /\/comparison\?.*stage=/);
  await expect(bridge.getByRole("link").filter({ hasNotText: "since" })).toHaveText([
    /^4.*Waiting/,
    /^1.*Both, old agent/,
    /^56.*Cut over/,
    /^1.*Gone/,
  ]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(bridge.getByRole("link")).toHaveCount(6);
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("slider")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await page.goto(`/m/${migration}?asOf=2014-01-01`);
  await expect(page.getByText("Nothing was observed by then")).toBeVisible();
  await expectAccessible(page);
});
