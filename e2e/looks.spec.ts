import type { Page } from "@playwright/test";
import { estateCsv } from "../bench/estate";
import { origin } from "./addresses";
import { createMigration, expect, expectAccessible, sharedSeries, test } from "./fixtures";
import { moved, objections, settled, watch } from "./seen";

const headers = { origin };

/** Every page of a migration, and those above it. */
const pages = [
  "",
  "/inventory",
  "/inventory/management-servers",
  "/inventory/gateways",
  "/inventory/roles",
  "/inventory/pending",
  "/inventory/lists",
  "/inventory/polled",
  "/imports",
  "/imports/collected",
  "/report",
  "/report/frozen",
  "/report/sending",
  "/checklists/next",
  "/checklists/retain",
  "/checklists/deploy",
  "/checklists/deploy/components",
  "/checklists/upgrade",
  "/inventory/remaining",
  "/checklists/retire",
  "/checklists/retain/drift",
  "/comparison",
  "/activity",
  "/settings",
];

const widths = { wide: 1440, narrow: 1024, phone: 390 } as const;

/** Opens a page and waits until all of it has come; answers what moved on its own meanwhile. */
async function open(page: Page, path: string, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: width === widths.phone ? 844 : 900 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto(path);
  await expect(page.getByRole("main")).toBeVisible();
  await settled(page);
  return await moved(page);
}

/** Two windows at once, one of a phone and one of a desk: each has a processor of its own to be looked at with. */
async function inTwoWindows(page: Page, paths: readonly string[], onPhone: Look, onDesk: Look) {
  const phone = await page.context().newPage();
  await watch(phone);
  const walk = async (window: Page, look: Look) => {
    for (const path of paths) await look(window, path);
  };
  await Promise.all([walk(phone, onPhone), walk(page, onDesk)]);
  await phone.close();
}
type Look = (page: Page, path: string) => Promise<void>;

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

test("every page of a filled migration: no side scrolling, nothing moves while it comes, accessible in both themes and on a phone", async ({
  page,
  request,
}) => {
  test.setTimeout(600_000);
  const migration = await sharedSeries(request);
  const { items } = await (await request.get(`/api/v1/migrations/${migration}/imports?limit=1`)).json();
  const onPhone: Look = async (phone, path) => {
    expect.soft(await open(phone, `/m/${migration}${path}`, widths.phone), `${path} moves on a phone`).toEqual([]);
    expect.soft(await overhang(phone), `${path} on a phone`).toBeLessThanOrEqual(0);
    expect.soft(await tooHigh(phone), `${path} on a phone`).toBeLessThanOrEqual(0);
    expect.soft(await objections(phone, "on a phone"), `${path} on a phone`).toEqual([]);
  };
  const onDesk: Look = async (desk, path) => {
    expect.soft(await open(desk, `/m/${migration}${path}`, widths.wide), `${path} moves`).toEqual([]);
    expect.soft(await tooHigh(desk), path).toBeLessThanOrEqual(0);
    expect.soft(await overhang(desk), path).toBeLessThanOrEqual(0);
    await expectAccessible(desk);
    await desk.setViewportSize({ width: widths.narrow, height: 900 });
    expect.soft(await overhang(desk), `${path} at ${widths.narrow}`).toBeLessThanOrEqual(0);
    expect.soft(await overhangOnPaper(desk), `${path} on paper`).toBeLessThanOrEqual(0);
  };
  await inTwoWindows(page, [...pages, `/imports/${items[0].id}`], onPhone, onDesk);
});

test("the pages above the migrations stay inside the screen and the sheet, accessible in both themes and on a phone", async ({ page }) => {
  test.slow();
  const paths = [
    "/?all",
    "/migrations/new",
    "/account",
    "/glossary",
    "/settings",
    "/settings/people",
    "/settings/tokens",
    "/settings/limits",
    "/settings/catalogue",
  ];
  const onPhone: Look = async (phone, path) => {
    await open(phone, path, widths.phone);
    expect.soft(await overhang(phone), `${path} on a phone`).toBeLessThanOrEqual(0);
    expect.soft(await objections(phone, "on a phone"), `${path} on a phone`).toEqual([]);
  };
  const onDesk: Look = async (desk, path) => {
    await open(desk, path, widths.wide);
    await expectAccessible(desk);
    expect.soft(await overhangOnPaper(desk), `${path} on paper`).toBeLessThanOrEqual(0);
  };
  await inTwoWindows(page, paths, onPhone, onDesk);
});

test("every page of an empty migration says what comes next and stays inside the screen", async ({ page, request }) => {
  test.setTimeout(600_000);
  const id = await createMigration(request, "Looks, empty");
  const look = async (window: Page, path: string, width: number) => {
    expect.soft(await open(window, `/m/${id}${path}`, width), `${path} moves at ${width}`).toEqual([]);
    expect.soft(await overhang(window), `${path} at ${width}`).toBeLessThanOrEqual(0);
  };
  const onPhone: Look = async (phone, path) => {
    await look(phone, path, widths.phone);
    expect.soft(await objections(phone, "on a phone"), `${path} on a phone`).toEqual([]);
  };
  await inTwoWindows(page, pages, onPhone, (desk, path) => look(desk, path, widths.wide));
});

test.describe(() => {
  test.use({ cutsConnection: true });
  test("without a connection every page says so, what was loaded stays, and what failed is tried again", async ({
    page,
    request,
    context,
  }) => {
    const migration = await sharedSeries(request);
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
    expect(await objections(page)).toEqual([]);
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
      expect.soft(await open(page, `/m/${id}${path}`, width), `${path} moves at ${width}`).toEqual([]);
      expect.soft(await overhang(page), `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
    expect.soft(await objections(page, "on a phone"), `${path} on a phone`).toEqual([]);
  }
});
