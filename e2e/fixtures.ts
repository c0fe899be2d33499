import { copyFileSync, mkdtempSync, readFileSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type APIRequestContext, test as base, expect, type Page } from "@playwright/test";
import { origin, sessionAt } from "./addresses";
import { expectAccessible, watch } from "./seen";

export const administrator = { name: "Ingrid Solberg", email: "ingrid@contoso.test", password: "correct horse battery" };
export const signedIn = sessionAt(origin);

type Truth = {
  day0: string;
  totals: Record<
    string,
    { total: number; onlySource: number; both: number; onlyTarget: number; multiHomedNotUpgraded: number; upgradedButOnlySource: number }
  >;
  agents: {
    fqdn: string;
    days: Record<string, { groups: string[]; version: string | null; shown: Record<string, string>; health: string | null }>;
  }[];
};
export const truth: Truth = JSON.parse(readFileSync(sample("truth.json"), "utf8"));
export const days = ["0", "7", "14", "30"];
export const capturedAt = (day: string) => new Date(Date.parse(truth.day0) + Number(day) * 86_400_000);

export function sample(path: string): string {
  return fileURLToPath(new URL(`../${path.startsWith("exports/") ? "public" : "e2e"}/samples/${path}`, import.meta.url));
}

/** A copy of a sample whose modification time is the moment of the export, as it is on the server that wrote it. */
export function exportOf(path: string, at: Date): string {
  const copy = join(mkdtempSync(join(tmpdir(), "tandem-e2e-")), path.split("/").at(-1) ?? "export.csv");
  copyFileSync(sample(path), copy);
  utimesSync(copy, at, at);
  return copy;
}

/** Every journey fails on what the browser's console calls an error. One that cuts the connection says so: that is noted there too. */
export const test = base.extend<{ page: Page; cutsConnection: boolean }>({
  cutsConnection: [false, { option: true }],
  page: async ({ page, cutsConnection }, use) => {
    const errors: string[] = [];
    page.context().on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    page.context().on("weberror", (error) => errors.push(String(error.error())));
    await watch(page);
    await use(page);
    // A refused file is answered with 4xx on purpose, which the browser notes.
    const meant = cutsConnection ? /status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|FAILED)/ : /status of 4\d\d/;
    expect(errors.filter((error) => !meant.test(error))).toEqual([]);
  },
});
export { expect, expectAccessible };

/** Names of migrations are taken once: a journey that is repeated numbers its own. */
const again = (name: string) => (test.info().repeatEachIndex > 0 ? `${name} ${test.info().repeatEachIndex}` : name);

/** A migration of its own without any export. */
export async function createMigration(request: APIRequestContext, name: string): Promise<string> {
  const created = await request.post("/api/v1/migrations", {
    headers: { origin },
    data: {
      name: again(name),
      groups: [
        { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
        { name: "OPS_2012R2", role: "target", release: "2012 R2" },
      ],
    },
  });
  expect(created.status()).toBe(201);
  const { id } = await created.json();
  return id;
}

/** A migration of its own with every export of the series, brought in through the API. */
export async function importSeries(request: APIRequestContext, name: string): Promise<string> {
  const id = await createMigration(request, name);
  for (const day of days)
    for (const group of ["OPS_2012R2", "OPS_2012SP1"])
      await importExport(request, id, `exports/${group}_day${day.padStart(2, "0")}_agents.csv`, capturedAt(day));
  return id;
}

/** The whole series in one migration for all journeys that only look. Whoever changes anything makes one of their own. */
export async function sharedSeries(request: APIRequestContext): Promise<string> {
  const name = "Looked at by many";
  const { items } = await (await request.get("/api/v1/migrations")).json();
  const made: { id: string } | undefined = items.find((one: { name: string }) => one.name === name);
  return made?.id ?? (await importSeries(request, name));
}

export async function importExport(request: APIRequestContext, migration: string, path: string, at: Date) {
  const response = await request.post(`/api/v1/migrations/${migration}/imports`, {
    headers: { origin },
    multipart: {
      apply: "true",
      coverage: "whole",
      capturedAt: at.toISOString(),
      file: { name: path.split("/").at(-1) ?? path, mimeType: "text/csv", buffer: readFileSync(sample(path)) },
    },
  });
  expect(response.status()).toBe(201);
  return await response.json();
}

/** Freezes what the imports so far tell of the original. */
export async function freezeBaseline(request: APIRequestContext, migration: string): Promise<void> {
  const response = await request.put(`/api/v1/migrations/${migration}/baseline`, {
    headers: { origin },
    data: {},
  });
  expect(response.status()).toBe(200);
}
