import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import readXlsxFile from "read-excel-file/node";
import { extractText } from "unpdf";
import { origin } from "./addresses";
import { expect, expectAccessible, importSeries, sharedSeries, test } from "./fixtures";
import { settled } from "./seen";

test("the report says in one page what the API says, of all and of a part, and every number opens its rows", async ({ page, request }) => {
  test.slow();
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}`);
  await settled(page);
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await expect(page).toHaveURL(`/m/${migration}/report`);
  const told = await (await request.get(`/api/v1/migrations/${migration}/report`)).json();
  const summary = page.getByRole("region", { name: "Summary" });
  for (const sentence of told.headline) await expect(summary).toContainText(sentence);
  await expect(summary).toContainText(`${told.progress.percentDone.toFixed(1)} %`);
  await expect(summary.getByRole("img", { name: "Agents by stage" })).toBeVisible();
  await expect(summary.getByRole("img", { name: "From 3 Feb 2014 to 5 Mar 2014" })).toBeVisible();
  const done = page.getByRole("row", { name: /^Done \d+ Across/ });
  await expect(done).toContainText(String(told.progress.done));
  await expectAccessible(page);

  const links = await summary
    .locator("a.opens-rows[href*='/inventory?']")
    .evaluateAll((all) =>
      all.map((one) => ({ said: /^[\d,]+(?!\.)/.exec(one.textContent?.trim() ?? "")?.[0], href: one.getAttribute("href") ?? "" })),
    );
  expect(links.length).toBeGreaterThan(8);
  for (const { said, href } of links) {
    const list = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=1&${href.split("?")[1]}`)).json();
    if (said && !href.includes("done=true")) expect(list.total.toLocaleString("en-US"), href).toBe(said);
  }

  const tables = await page
    .getByRole("region", { name: "Tables", exact: true })
    .locator("a.opens-rows[href*='/inventory?']")
    .evaluateAll((all) => all.map((one) => ({ said: one.textContent ?? "", href: one.getAttribute("href") ?? "" })));
  expect(tables.length).toBeGreaterThan(40);
  for (const { said, href } of tables) {
    const list = await (await request.get(`/api/v1/migrations/${migration}/agents?limit=1&${href.split("?")[1]}`)).json();
    expect(list.total.toLocaleString("en-US"), href).toBe(said);
  }

  await page.getByRole("button", { name: "Part", exact: true }).click();
  await page.getByRole("button", { name: "Domain" }).click();
  await page.getByRole("checkbox", { name: "dmz.contoso.test" }).click();
  await expect(page).toHaveURL(/domain=dmz\.contoso\.test/);
  await page.keyboard.press("Escape");
  const part = await (await request.get(`/api/v1/migrations/${migration}/report?domain=dmz.contoso.test`)).json();
  expect(part.progress.total).toBeLessThan(told.progress.total);
  await expect(summary).toContainText(part.headline[0]);
  await expect(summary).toContainText("Only domain dmz.contoso.test");
});

test("each file is downloaded from the menu and holds the page's numbers", async ({ page, request }) => {
  test.slow();
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}/report`);
  const told = await (await request.get(`/api/v1/migrations/${migration}/report`)).json();
  const save = async (name: string) => {
    await page.getByRole("button", { name: "Download" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("menuitem", { name }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^Looked at by many status report (agents )?2014-03-05\.\w+$/);
    return readFileSync(await download.path());
  };
  const percent = told.progress.percentDone.toFixed(1);
  const { text } = await extractText(new Uint8Array(await save("PDF")), { mergePages: true });
  expect(text.replace(/\s+/g, "")).toContain(`${percent}%${told.progress.done}of${told.progress.total}`);
  const sheets = await readXlsxFile(await save("Excel"));
  expect(sheets.find(({ sheet }) => sheet === "Agents")?.data).toHaveLength(
    1 + told.progress.total + told.progress.excluded + told.progress.stages.gone,
  );
  const slides = unzipSync(await save("PowerPoint"));
  expect(new TextDecoder().decode(slides["ppt/slides/slide1.xml"])).toContain(`>${percent} %<`);
  const web = (await save("Web page")).toString();
  expect(web).toContain(`<dd class="value">${percent} %</dd>`);
  expect((await save("CSV of the figures")).toString()).toContain(`Done for the parallel run,${told.progress.percentDone},`);
  expect((await save("CSV of every agent")).toString().trim().split("\r\n").length).toBeGreaterThan(told.progress.total);
  const one = page.waitForEvent("download");
  await page.getByRole("link", { name: "By domain as CSV" }).click();
  const domains = readFileSync(await (await one).path())
    .toString()
    .trim()
    .split("\r\n");
  expect(domains).toHaveLength(1 + told.remaining.domain.length);
  const alone = await page.context().newPage();
  await alone.setContent(web);
  await expectAccessible(alone);
});

test("a file that is being made can be stopped, and a refusal is said", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  let answer: (() => void) | undefined;
  await page.route("**/report.pdf**", async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.continue().catch(() => undefined);
  });
  await page.goto(`/m/${migration}/report`);
  await page.getByRole("button", { name: "Download" }).click();
  await page.getByRole("menuitem", { name: "PDF" }).click();
  await expect(page.getByRole("status").filter({ hasText: "PDF: being made" })).toBeVisible();
  await page.getByRole("button", { name: "Stop PDF" }).click();
  await expect(page.getByRole("button", { name: "Download" })).toBeEnabled();
  answer?.();
});

test("the printed report is light, its first page stands alone, and pages are numbered", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/m/${migration}/report`);
  await expect(page.getByRole("region", { name: "Summary" })).toBeVisible();
  const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const { text } = await extractText(new Uint8Array(printed), { mergePages: false });
  const [first = "", second = ""] = text;
  expect(first).toContain("Needs a decision");
  expect(first).toMatch(/As of .*Made .* by Tandem/s);
  expect(first).not.toContain("What it is");
  expect(second).toContain("What it is");
  for (const [index, page] of text.entries()) expect(page).toContain(`Page ${index + 1} of ${text.length}`);
});

test("days without work are set in the settings and move the forecast", async ({ page, request }) => {
  const migration = await importSeries(request, "Report calendar");
  // Nothing has a date while those that left wait for a lead.
  const changes = `/api/v1/migrations/${migration}/agents/changes`;
  const headers = { origin };
  const accepted = { filter: { flag: ["leftSource"] }, change: { field: "cutOverAccepted", value: true }, reason: "Agreed" };
  const { basis } = await (await request.post(changes, { headers, data: { ...accepted, plan: true } })).json();
  expect((await request.post(changes, { headers, data: { ...accepted, basis } })).ok()).toBe(true);
  const likely = async () => (await (await request.get(`/api/v1/migrations/${migration}/report`)).json()).forecast.likely;
  const before = await likely();
  await page.goto(`/m/${migration}/settings`);
  const days = page.getByRole("region", { name: "Days without work" });
  await days.getByLabel("Single day").fill(before);
  await days.getByLabel("Why").fill("Freeze");
  await days.getByRole("button", { name: "Add day" }).click();
  await days.getByRole("button", { name: "Save days" }).click();
  await expect(page.getByText("Days without work saved")).toBeVisible();
  expect((await likely()) > before).toBe(true);
  await expectAccessible(page);
});
