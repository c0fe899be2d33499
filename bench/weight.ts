import { gzipSync } from "node:zlib";
import { type BrowserContext, chromium } from "@playwright/test";
import { findBrowser } from "../bin/checks/tools.mjs";
import type { BenchServer } from "./server";

export type Weight = { what: string; bound: number; unit: "kB"; measured: number };

/** Most script a page may bring, in kB of 1,000 bytes after gzip. */
const bounds: [string, (migration: string) => string, number][] = [
  ["overview", (migration) => `/m/${migration}`, 200],
  ["inventory", (migration) => `/m/${migration}/inventory`, 250],
  ["imports", (migration) => `/m/${migration}/imports`, 250],
  ["what remains", (migration) => `/m/${migration}/inventory/remaining`, 250],
  ["planned and seen", (migration) => `/m/${migration}/checklists/deploy/components`, 250],
];

/** Script that a browser with an empty cache fetches for a page until nothing more comes: what was prefetched counts too. */
export async function measureWeight({ address }: BenchServer, migration: string): Promise<Weight[]> {
  const browser = await chromium.launch({ executablePath: await findBrowser(console.log), args: ["--no-sandbox"] });
  const headers = { origin: address };
  const person = { name: "Ingrid Solberg", email: "bench@contoso.test", password: "correct horse battery" };
  try {
    const first = await browser.newContext({ baseURL: address });
    const made = await first.request.post("/api/v1/setup", { headers, data: person });
    if (!made.ok()) throw new Error(`The first account was refused: ${await made.text()}`);
    const stranger = await browser.newContext({ baseURL: address });
    const lines: Weight[] = [{ what: "script of sign-in, gzip", bound: 200, unit: "kB", measured: await scriptOf(stranger, "/sign-in") }];
    await first.request.post("/api/auth/sign-in/email", { headers, data: { email: person.email, password: person.password } });
    const storageState = await first.storageState();
    for (const [page, path, bound] of bounds) {
      const fresh = await browser.newContext({ baseURL: address, storageState });
      lines.push({ what: `script of ${page}, gzip`, bound, unit: "kB", measured: await scriptOf(fresh, path(migration)) });
    }
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
