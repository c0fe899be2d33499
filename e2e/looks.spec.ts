import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { estateCsv } from "../bench/estate";
import { expect, expectAccessible, importSeries, test } from "./fixtures";

const headers = { origin: new URL(process.env.TANDEM_TEST_ADDRESS ?? "http://127.0.0.1:3000").origin };

/** Every page of a migration, and those above it. */
const pages = [
  "",
  "/inventory",
  "/inventory/management-servers",
  "/inventory/gateways",
  "/inventory/roles",
  "/inventory/pending",
  "/imports",
  "/report",
  "/report/frozen",
  "/report/sending",
  "/checklists/next",
  "/checklists/retain",
  "/checklists/deploy",
  "/checklists/deploy/components",
  "/checklists/upgrade",
  "/checklists/upgrade/remaining",
  "/checklists/retire",
  "/drift",
  "/comparison",
  "/activity",
  "/settings",
];

const widths = { wide: 1440, narrow: 1024, phone: 390 } as const;

/** Opens a page and waits until nothing more is fetched; answers how far things moved on their own while it came. */
async function open(page: Page, path: string, width: number): Promise<number> {
  await page.setViewportSize({ width, height: width === widths.phone ? 844 : 900 });
  await page.goto(path);
  await expect(page.getByRole("main")).toBeVisible();
  await page.waitForLoadState("networkidle");
  return await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let moved = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ("value" in entry && typeof entry.value === "number") moved += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(moved), 100);
      }),
  );
}

/** Nothing sticks out to the side of the page. */
const overhang = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** A page of a migration scrolls inside its frame, which is as high as the screen: never the frame itself. */
const tooHigh = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);

/** How far it sticks out of a sheet of A4. */
async function overhangOnPaper(page: Page): Promise<number> {
  await page.setViewportSize({ width: 718, height: 1000 });
  await page.emulateMedia({ media: "print" });
  const far = await overhang(page);
  await page.emulateMedia({ media: "screen" });
  return far;
}

async function accessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

test("every page of a filled migration: no side scrolling, nothing moves while it comes, accessible in both themes and on a phone", async ({
  page,
  request,
}) => {
  test.setTimeout(600_000);
  const migration = await importSeries(request, "Looks, filled");
  const { items } = await (await request.get(`/api/v1/migrations/${migration}/imports?limit=1`)).json();
  for (const path of [...pages, `/imports/${items[0].id}`]) {
    const at = `/m/${migration}${path}`;
    expect.soft(await open(page, at, widths.phone), `${path} moves on a phone`).toBeLessThan(0.05);
    expect.soft(await overhang(page), `${path} on a phone`).toBeLessThanOrEqual(0);
    expect.soft(await tooHigh(page), `${path} on a phone`).toBeLessThanOrEqual(0);
    expect.soft(await accessible(page), `${path} on a phone`).toEqual([]);
    expect.soft(await open(page, at, widths.wide), `${path} moves`).toBeLessThan(0.05);
    expect.soft(await tooHigh(page), path).toBeLessThanOrEqual(0);
    await expectAccessible(page);
    for (const width of [widths.wide, widths.narrow]) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await overhang(page), `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    expect.soft(await overhangOnPaper(page), `${path} on paper`).toBeLessThanOrEqual(0);
  }
});

test("the pages above the migrations stay inside the screen and the sheet, accessible in both themes and on a phone", async ({ page }) => {
  test.slow();
  for (const path of [
    "/?all",
    "/migrations/new",
    "/account",
    "/settings",
    "/settings/people",
    "/settings/tokens",
    "/settings/limits",
    "/settings/catalogue",
  ]) {
    await open(page, path, widths.phone);
    expect.soft(await overhang(page), `${path} on a phone`).toBeLessThanOrEqual(0);
    expect.soft(await accessible(page), `${path} on a phone`).toEqual([]);
    await open(page, path, widths.wide);
    await expectAccessible(page);
    expect.soft(await overhangOnPaper(page), `${path} on paper`).toBeLessThanOrEqual(0);
  }
});

test("every page of an empty migration says what comes next and stays inside the screen", async ({ page, request }) => {
  test.setTimeout(600_000);
  const made = await request.post("/api/v1/migrations", {
    headers,
    data: {
      name: "Looks, empty",
      groups: [
        { name: "OPS_A", role: "source", release: "2012 SP1" },
        { name: "OPS_B", role: "target", release: "2012 R2" },
      ],
    },
  });
  const { id } = await made.json();
  for (const path of pages) {
    for (const width of [widths.wide, widths.phone]) {
      expect.soft(await open(page, `/m/${id}${path}`, width), `${path} moves at ${width}`).toBeLessThan(0.05);
      expect.soft(await overhang(page), `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    expect.soft(await accessible(page), `${path} on a phone`).toEqual([]);
  }
});

test.describe(() => {
  test.use({ cutsConnection: true });
  test("without a connection every page says so, what was loaded stays, and what failed is tried again", async ({
    page,
    request,
    context,
  }) => {
    const migration = await importSeries(request, "Looks, offline");
    for (const path of ["", "/inventory", "/checklists/retain", "/report"]) {
      await open(page, `/m/${migration}${path}`, widths.wide);
      await context.setOffline(true);
      await expect(page.getByText("No connection.")).toBeVisible();
      await expect(page.getByRole("main")).toContainText(/\d/);
      await context.setOffline(false);
      await expect(page.getByText("No connection.")).toHaveCount(0);
    }
    await open(page, `/m/${migration}/inventory`, widths.wide);
    await context.setOffline(true);
    await page.getByRole("searchbox", { name: "Find a computer" }).fill("fraexc");
    await page.keyboard.press("Enter");
    await expect(page.getByText("No connection.")).toBeVisible();
    expect(await accessible(page)).toEqual([]);
    await context.setOffline(false);
    await expect(page.getByRole("status").filter({ hasText: /agents?$/ })).toHaveText("2 of 62 agents");
  });
});

test("fifteen thousand agents keep every page in its place", async ({ page, request }) => {
  test.setTimeout(300_000);
  const groups = [
    { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
    { name: "OPS_2012R2", role: "target", release: "2012 R2" },
  ];
  const made = await request.post("/api/v1/migrations", { headers, data: { name: "Looks, large", groups } });
  const { id } = await made.json();
  for (const [group, agents] of [
    ["OPS_2012SP1", 15_000],
    ["OPS_2012R2", 9_000],
  ] as const) {
    const buffer = Buffer.from([...estateCsv({ agents, group, seed: 9, generation: 12 })].join(""));
    const sent = await request.post(`/api/v1/migrations/${id}/imports`, {
      headers,
      multipart: {
        apply: "true",
        coverage: "whole",
        capturedAt: new Date(Date.now() - 3_600_000).toISOString(),
        file: { name: `${group}.csv`, mimeType: "text/csv", buffer },
      },
    });
    expect(sent.status()).toBe(201);
  }
  for (const path of ["", "/inventory", "/imports", "/checklists/upgrade"]) {
    for (const width of Object.values(widths)) {
      expect.soft(await open(page, `/m/${id}${path}`, width), `${path} moves at ${width}`).toBeLessThan(0.05);
      expect.soft(await overhang(page), `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    expect.soft(await accessible(page), `${path} on a phone`).toEqual([]);
  }
});
