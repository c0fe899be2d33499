import { gzipSync } from "node:zlib";
import { type BrowserContext, chromium } from "@playwright/test";
import { findBrowser } from "../bin/checks/tools.mjs";
import { median } from "./client";
import type { BenchServer } from "./server";

type Line = { what: string; bound: number; unit: "kB" | "ms"; measured: number };

/** Most script a page may bring, in kB of 1,000 bytes after gzip. */
const bounds: [string, (migration: string) => string, number][] = [
  ["overview", (migration) => `/m/${migration}`, 200],
  ["inventory", (migration) => `/m/${migration}/inventory`, 250],
  ["imports", (migration) => `/m/${migration}/imports`, 250],
  ["what remains", (migration) => `/m/${migration}/inventory/remaining`, 250],
  ["planned and seen", (migration) => `/m/${migration}/checklists/deploy/components`, 250],
];

/** From a click to the first thing to be read, of a server that answered the same page before, in ms. */
const firstPaint = 300;

/** Script that a browser with an empty cache fetches for a page until nothing more comes, what was prefetched counted too; and when the overview of `looked` is first seen. */
export async function measurePages({ address }: BenchServer, looked: string): Promise<Line[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(console.log), args: ["--no-sandbox"] });
  const headers = { origin: address };
  const person = { name: "Ingrid Solberg", email: "bench@contoso.test", password: "correct horse battery" };
  try {
    const first = await browser.newContext({ baseURL: address });
    const made = await first.request.post("/api/v1/setup", { headers, data: person });
    if (!made.ok()) throw new Error(`The first account was refused: ${await made.text()}`);
    const stranger = await browser.newContext({ baseURL: address });
    const lines: Line[] = [{ what: "script of sign-in, gzip", bound: 200, unit: "kB", measured: await scriptOf(stranger, "/sign-in") }];
    await first.request.post("/api/auth/sign-in/email", { headers, data: { email: person.email, password: person.password } });
    const storageState = await first.storageState();
    for (const [page, path, bound] of bounds) {
      const fresh = await browser.newContext({ baseURL: address, storageState });
      lines.push({ what: `script of ${page}, gzip`, bound, unit: "kB", measured: await scriptOf(fresh, path(looked)) });
    }
    const paints: number[] = [];
    for (let i = 0; i < 6; i++) {
      const fresh = await browser.newContext({ baseURL: address, storageState, viewport: { width: 1440, height: 900 } });
      paints.push(await paintOf(fresh, `/m/${looked}`));
      await fresh.close();
    }
    lines.push({ what: "first paint of the overview, warm server", bound: firstPaint, unit: "ms", measured: median(paints.slice(1)) });
    return lines;
  } finally {
    await browser.close();
  }
}

async function scriptOf(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  const answer = await page.goto(path);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(1_000);
  if (!answer?.ok() || new URL(page.url()).pathname !== path) throw new Error(`${path} answered ${answer?.status()} at ${page.url()}`);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1_000;
}

/** First contentful paint, with the sentence of the page in it. */
async function paintOf(context: BrowserContext, path: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole("main").getByText("agents").first().waitFor();
  return await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN);
}
