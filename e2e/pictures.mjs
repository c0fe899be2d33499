import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { startOwnServer } from "./own-server.mjs";

/** Takes the pictures of README and guide from the sample estate: npm run pictures, after npm start has built the app once. */
const { address, stop } = await startOwnServer();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({
  baseURL: address,
  viewport: { width: 1440, height: 900 },
  locale: "en-GB",
  reducedMotion: "reduce",
});
const page = await context.newPage();
const picture = async (name) => {
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.waitForTimeout(400);
  await page.screenshot({ path: `docs/pictures/${name}.png` });
};
const headers = { origin: address };
const sample = (path) => readFileSync(new URL(`../${path.startsWith("exports/") ? "public" : "e2e"}/samples/${path}`, import.meta.url));
const day = (n) => new Date(Date.UTC(2014, 1, 3 + n, 6)).toISOString();

async function send(migration, path, capturedAt, apply) {
  const file = { name: path.split("/").at(-1), mimeType: "text/csv", buffer: sample(path) };
  const answer = await context.request.post(`/api/v1/migrations/${migration}/imports`, {
    headers,
    multipart: { apply: String(apply), capturedAt, coverage: "whole", file },
  });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

try {
  await page.goto("/");
  await picture("first-visit");
  const password = "correct horse battery";
  await context.request.post("/api/v1/setup", { headers, data: { name: "Ingrid Solberg", email: "ingrid@contoso.test", password } });
  await context.request.post("/api/auth/sign-in/email", { headers, data: { email: "ingrid@contoso.test", password } });
  await page.goto("/migrations/new");
  await picture("new-migration");
  const groups = [
    { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
    { name: "OPS_2012R2", role: "target", release: "2012 R2" },
  ];
  const migration = await (
    await context.request.post("/api/v1/migrations", {
      headers,
      data: { name: "Contoso global estate", groups, timeZone: "Europe/Berlin" },
    })
  ).json();
  for (const [n, text] of [
    [0, "00"],
    [7, "07"],
  ])
    for (const group of ["OPS_2012SP1", "OPS_2012R2"]) await send(migration.id, `exports/${group}_day${text}_agents.csv`, day(n), true);
  const planned = await send(migration.id, "exports/OPS_2012R2_day14_agents.csv", day(14), false);
  await page.goto(`/m/${migration.id}/imports/${planned.id}`);
  await picture("import-preview");
  await context.request.post(`/api/v1/migrations/${migration.id}/imports/${planned.id}/application`, { headers, data: {} });
  await send(migration.id, "exports/OPS_2012SP1_day14_agents.csv", day(14), true);
  await page.goto(`/m/${migration.id}/imports`);
  await picture("imports");
  const story = await (await context.request.post("/api/v1/sample", { headers })).json();
  await page.goto(`/m/${story.id}`);
  await picture("overview");
  await page.goto(`/m/${story.id}/inventory?agent=fradc094.emea.contoso.test`);
  await picture("inventory");
  await page.emulateMedia({ colorScheme: "dark" });
  await picture("inventory-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`/m/${story.id}/inventory/remaining`);
  await picture("remaining");
  await page.goto(`/m/${story.id}/checklists/deploy/components`);
  await picture("deploy");
  await page.goto(`/m/${story.id}/checklists/deploy`);
  await picture("deploy-order");
  await page.goto(`/m/${story.id}/checklists/retain`);
  await picture("retain");
  await page.goto(`/m/${story.id}/checklists/upgrade`);
  await picture("upgrade");
  await page.goto(`/m/${story.id}/checklists/retain/drift`);
  await picture("drift");
  await page.goto(`/m/${story.id}/report`);
  await picture("report");
  await page.goto(`/m/${story.id}/report/frozen/2`);
  await picture("report-frozen");
  await page.goto("/?all");
  await picture("all-migrations");
  const odd = { name: "odd.csv", mimeType: "text/csv", buffer: Buffer.from("FQDN,Version\nodd1.corp.contoso.test,9.9.1234.0\n") };
  const told = { apply: "true", group: "OPS_2012R2", capturedAt: day(15), coverage: "part", file: odd };
  await context.request.post(`/api/v1/migrations/${migration.id}/imports`, { headers, multipart: told });
  await page.goto("/settings/catalogue");
  await picture("catalogue");
} finally {
  await browser.close();
  await stop();
}
