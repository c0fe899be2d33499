import { readFileSync } from "node:fs";
import { origin } from "./addresses";
import { capturedAt, expect, importExport, sample, test } from "./fixtures";
import { settled } from "./seen";

const groups = [
  { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
  { name: "OPS_2012R2", role: "target", release: "2012 R2" },
];

test("an import applied elsewhere reaches every tab and moves nothing that is open", async ({ page, request }) => {
  const data = { name: "Live", groups };
  const { id } = await (await request.post("/api/v1/migrations", { headers: { origin }, data })).json();
  const send = (group: string, day: string) =>
    importExport(request, id, `exports/${group}_day${day.padStart(2, "0")}_agents.csv`, capturedAt(day));
  for (const { name } of groups) await send(name, "7");

  const streams: string[] = [];
  page.context().on("request", (asked) => asked.url().endsWith("/events") && streams.push(asked.url()));
  await page.setViewportSize({ width: 1440, height: 600 });
  await page.goto(`/m/${id}/inventory`);
  await expect(page.getByRole("row").nth(3)).toBeVisible();
  await page.getByRole("link", { name: /frabkp059/ }).click();
  await expect(page).toHaveURL(/agent=/);
  const rows = page.getByRole("region", { name: "Agents", exact: true });
  await rows.hover();
  await page.mouse.wheel(0, 300);
  await expect.poll(() => rows.evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
  await settled(page);
  /* The row below the head, and how far it has gone under it. */
  const place = () =>
    rows.evaluate((box) => {
      const top = box.getBoundingClientRect().top + 33;
      const row = [...box.querySelectorAll("tbody tr")].find((one) => one.getBoundingClientRect().bottom > top);
      return [row?.querySelector("a")?.textContent, Math.round((row?.getBoundingClientRect().top ?? 0) - top)];
    });
  const before = await place();
  const overview = await page.context().newPage();
  await overview.goto(`/m/${id}`);
  await expect(overview.getByRole("region", { name: "The bridge" })).toBeVisible();
  const opened = page.url();

  await send("OPS_2012R2", "14");
  await expect(page.getByRole("complementary")).toContainText(/import #3|#3/);
  await expect(overview.getByText("#3", { exact: false }).first()).toBeVisible();
  expect(page.url()).toBe(opened);
  expect(await place()).toEqual(before);
  expect(streams, "one stream for both tabs").toHaveLength(1);
});

test("a refused stream is asked for again, and what was missed is read", async ({ page, request }) => {
  const { id } = await (await request.post("/api/v1/migrations", { headers: { origin }, data: { name: "Refused stream", groups } })).json();
  let refused = 0;
  await page.route("**/events", (route) => {
    refused += 1;
    return refused === 1 ? route.fulfill({ status: 401, body: "" }) : route.continue();
  });
  await page.goto(`/m/${id}/imports`);
  await expect.poll(() => refused).toBe(1);
  await importExport(request, id, "exports/OPS_2012SP1_day07_agents.csv", capturedAt("7"));
  await expect(page.getByRole("region", { name: "History" })).toContainText("#1");
  expect(refused).toBe(2);
});

test("a page that was read before a change and comes after it shows what changed", async ({ page, request }) => {
  const { id } = await (await request.post("/api/v1/migrations", { headers: { origin }, data: { name: "Overtaken", groups } })).json();
  const planned = await request.post(`/api/v1/migrations/${id}/imports`, {
    headers: { origin },
    multipart: {
      capturedAt: capturedAt("7").toISOString(),
      file: { name: "old.csv", mimeType: "text/csv", buffer: readFileSync(sample("exports/OPS_2012SP1_day07_agents.csv")) },
    },
  });
  const { id: one } = await planned.json();
  await page.goto(`/m/${id}/imports`);
  const waiting = page.getByRole("region", { name: "Waiting" });
  await settled(page);
  let arrive = () => {};
  const arrives = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let read = false;
  await page.route(new RegExp(`/imports/${one}\\?_rsc`), async (route) => {
    const response = await route.fetch();
    read = true;
    await arrives;
    await route.fulfill({ response });
  });
  await waiting.getByRole("link", { name: "old.csv" }).click();
  await expect.poll(() => read).toBe(true);
  expect((await request.delete(`/api/v1/migrations/${id}/imports/${one}`, { headers: { origin } })).status()).toBe(200);
  await expect(waiting).toBeHidden();
  arrive();
  await expect(page).toHaveURL(new RegExp(one));
  await expect(page.getByText("Discarded", { exact: true }).first()).toBeVisible();
});

test("a change between the reading of a page and its hearing is shown, in the first tab and in the next", async ({ page, request }) => {
  const { id } = await (await request.post("/api/v1/migrations", { headers: { origin }, data: { name: "Unheard", groups } })).json();
  const send = (group: string, day: string) =>
    importExport(request, id, `exports/${group}_day${day.padStart(2, "0")}_agents.csv`, capturedAt(day));
  /* Whatever matches waits, from the moment it is asked for until it is let go. */
  const hold = async (tab: typeof page, pattern: string) => {
    let letGo = () => {};
    const free = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let asked = () => {};
    const waits = new Promise<void>((resolve) => {
      asked = resolve;
    });
    await tab.route(pattern, async (route) => {
      asked();
      await free;
      await route.continue();
    });
    return { waits, letGo };
  };
  const history = (tab: typeof page) => tab.getByRole("region", { name: "History" });

  const stream = await hold(page, "**/events");
  await page.goto(`/m/${id}/imports`);
  await stream.waits;
  await send("OPS_2012SP1", "7");
  stream.letGo();
  await expect(history(page)).toContainText("#1");

  const next = await page.context().newPage();
  const scripts = await hold(next, "**/*.js");
  await next.goto(`/m/${id}/imports`, { waitUntil: "commit" });
  await scripts.waits;
  await expect(history(next)).toContainText("#1");
  await send("OPS_2012R2", "7");
  await expect(history(page)).toContainText("#2");
  scripts.letGo();
  await expect(history(next)).toContainText("#2");
});

test("a tick is read again once, by its answer or by the news of it and not by both", async ({ page, request }) => {
  const { id } = await (await request.post("/api/v1/migrations", { headers: { origin }, data: { name: "Once", groups } })).json();
  const hears = page.waitForResponse("**/events");
  await page.goto(`/m/${id}/checklists/retain`);
  await hears;
  await settled(page);
  const asked = new Map<string, number>();
  page.on("request", (one) => {
    if (one.method() === "GET" && one.url().includes("/api/v1/")) asked.set(one.url(), (asked.get(one.url()) ?? 0) + 1);
  });
  await page.getByRole("checkbox", { name: /^RET-01/ }).click();
  await expect(page.getByRole("checkbox", { name: /^RET-01/ })).toBeChecked();

  /* News comes in order: when somebody else's tick is here, that of the own one was. */
  const tasks = `/api/v1/migrations/${id}/tasks`;
  const { items } = await (await request.get(`${tasks}?limit=500`)).json();
  const other = items.find(({ key }: { key: string }) => key === "RET-02");
  const headers = { origin, "if-match": `"${other.revision}"` };
  const ticked = await request.put(`${tasks}/${other.id}/completion`, { headers, data: { reason: "Done long ago" } });
  expect(ticked.status()).toBe(200);
  await expect(page.getByRole("checkbox", { name: /^RET-02/ })).toBeChecked();
  await settled(page);
  const tasksAsked = [...asked].filter(([url]) => url.includes("/tasks?"));
  expect(tasksAsked.map(([, times]) => times)).toEqual([2]);
  expect(Math.max(...asked.values()), JSON.stringify([...asked])).toBe(2);
});
