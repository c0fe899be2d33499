import { estateCsv } from "../bench/estate";
import { origin } from "./addresses";
import { expect, expectAccessible, importSeries, sharedSeries, test } from "./fixtures";
import { settled } from "./seen";

test("filters read as words, stand in the address and can be taken away", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}/inventory`);
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const menu = page.getByRole("dialog", { name: "Add a filter" });
  await menu.getByRole("button", { name: "Stage" }).click();
  await menu.getByRole("checkbox", { name: "Waiting" }).click();
  await menu.getByRole("button", { name: "Stage" }).click();
  await menu.getByRole("button", { name: "Owner assigned: no" }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/stage=waiting&owned=false/);
  const { total } = await (await request.get(`/api/v1/migrations/${migration}/agents?stage=waiting&owned=false&limit=1`)).json();
  await expect(page.getByText(new RegExp(`^${total} of \\d+ agents$`))).toBeVisible();
  const address = page.url();
  await page.reload();
  await expect(page.getByText("not assigned", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove filter Stage" })).toBeVisible();
  expect(page.url()).toBe(address);
  await page.getByRole("button", { name: "Remove filter Stage" }).click();
  await expect(page).not.toHaveURL(/stage=/);
  await page.getByRole("button", { name: "Remove filter Owner" }).click();
  await expect(page).not.toHaveURL(/owned=/);
});

test("many agents are changed at once, and back", async ({ page, request }) => {
  const migration = await importSeries(request, "Many at once");
  await page.goto(`/m/${migration}/inventory?stage=waiting`);
  await page.getByRole("checkbox", { name: "Select all agents of this list" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Assign owner" }).click();
  await page.getByRole("textbox", { name: "Owner" }).fill("DBA team");
  const change = page.getByRole("button", { name: /^Change \d+ agents$/ });
  await expect(change).toBeEnabled();
  await expectAccessible(page);
  await change.click();
  const said = page.getByRole("region", { name: "What was changed" });
  await expect(said).toContainText(/Owner set: \d+ agents/);
  const owned = async () =>
    (await (await request.get(`/api/v1/migrations/${migration}/agents?owner=dba%20team&limit=1`)).json()).total as number;
  const { total } = await (await request.get(`/api/v1/migrations/${migration}/agents?stage=waiting&limit=1`)).json();
  expect(await owned()).toBe(total);
  await said.getByRole("button", { name: "Undo" }).click();
  await expect(said).toContainText(/Undone for \d+ agents/);
  expect(await owned()).toBe(0);

  // Left and come back to, a change is undone from the activity.
  await page.goto(`/m/${migration}/inventory?stage=waiting`);
  await page.getByRole("checkbox", { name: "Select all agents of this list" }).click();
  await page.getByRole("button", { name: "Assign owner" }).click();
  await page.getByRole("textbox", { name: "Owner" }).fill("DBA team");
  await change.click();
  await expect(said).toContainText("Owner set");
  await page.goto(`/m/${migration}/activity`);
  await page.getByText("Changes of many agents").click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Undo: \d+ agents, owner changed$/ }).click();
  await expect(page.getByText(/Undone for \d+ agents/)).toBeVisible();
  await expect(page.getByText(/^Undone by Ingrid Solberg/)).toHaveCount(2);
  expect(await owned()).toBe(0);
});

test("the keys move, select, open the note and let go", async ({ page, request }) => {
  const migration = await importSeries(request, "Keys");
  await page.goto(`/m/${migration}/inventory`);
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  for (const key of ["j", "x", "j", "j", "Shift+X"]) await page.keyboard.press(key);
  await expect(page.getByText("3 selected").first()).toBeVisible();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  const second = await page.getByRole("row").nth(2).getByRole("link").textContent();
  await expect(page).toHaveURL(new RegExp(`agent=${second}`));
  await page.keyboard.press("j");
  const third = await page.getByRole("row").nth(3).getByRole("link").textContent();
  await expect(page).toHaveURL(new RegExp(`agent=${third}`));
  await page.keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  await page.keyboard.type("Ask the DBA team");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Save the note" })).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: `Agent ${third}` })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/agent=/);
  const { note } = await (await request.get(`/api/v1/migrations/${migration}/agents/${third}`)).json();
  expect(note).toBe("Ask the DBA team");
  await page.keyboard.press("Escape");
  await expect(page.getByText("3 selected")).toHaveCount(0);
});

test("columns and density are remembered", async ({ page, request }) => {
  const migration = await sharedSeries(request);
  await page.goto(`/m/${migration}/inventory`);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Domain" }).click();
  await page.getByRole("checkbox", { name: "Owner" }).click();
  await page.getByRole("button", { name: "Compact" }).click();
  await page.keyboard.press("Escape");
  const shown = async () => {
    await expect(page.getByRole("columnheader", { name: "Domain" })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveCount(0);
    await expect.poll(async () => (await page.getByRole("row").nth(3).boundingBox())?.height).toBe(27);
  };
  await shown();
  await page.reload();
  await shown();
});

test("fifteen thousand rows scroll without a jump, also when one of them changes meanwhile", async ({ page, request }) => {
  test.setTimeout(180_000);
  const groups = [
    { name: "OPS_2012SP1", role: "source", release: "2012 SP1" },
    { name: "OPS_2012R2", role: "target", release: "2012 R2" },
  ];
  const made = await request.post("/api/v1/migrations", { headers: { origin }, data: { name: "Fifteen thousand", groups } });
  const { id } = await made.json();
  const file = Buffer.from([...estateCsv({ agents: 15_000, group: "OPS_2012SP1", seed: 3, generation: 0 })].join(""));
  const sent = await request.post(`/api/v1/migrations/${id}/imports`, {
    headers: { origin },
    multipart: {
      apply: "true",
      coverage: "whole",
      capturedAt: "2014-02-03T06:00:00Z",
      file: { name: "agents.csv", mimeType: "text/csv", buffer: file },
    },
    timeout: 60_000,
  });
  expect(sent.status()).toBe(201);
  const asked: string[] = [];
  page.on("request", (one) => one.url().includes("/agents/landmarks") && asked.push(one.url()));
  await page.goto(`/m/${id}/inventory`);
  await expect(page.getByRole("row").nth(5)).toContainText("contoso.test");
  await settled(page);
  expect(asked).toEqual([]);
  await page.evaluate(() => {
    const seen = Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ("value" in entry) seen.shifted += Number(entry.value);
    }).observe({ type: "layout-shift" });
  });
  const box = page.getByRole("region", { name: "Agents", exact: true });
  for (const top of [33 * 200, 33 * 7_000, 33 * 14_990, 33 * 6_000]) {
    await box.evaluate((element, to) => element.scrollTo({ top: to }), top);
    await expect(
      page.getByText(
        new RegExp(
          `^Rows ${Math.min(top / 33 + 1, 14_980)
            .toLocaleString("en")
            .slice(0, 3)}`,
        ),
      ),
    ).toBeVisible();
    await expect(page.getByRole("row").nth(20)).toContainText("contoso.test");
  }

  /* Rows that do not come keep their places, and a chip beside the thumb says whose they are. */
  let hold = true;
  await page.route("**/agents/rows?**", async (route) => (hold ? undefined : await route.continue()));
  for (const row of [9_100, 9_500, 3_400]) {
    await box.evaluate((element, to) => element.scrollTo({ top: to }), row * 33);
    await expect(page.getByText(`${(row + 1).toLocaleString("en")} of 15,000`, { exact: true })).toBeVisible();
  }
  const chip = page.getByText("3,401 of 15,000", { exact: true }).locator("..");
  await expect(chip).toHaveText(/^near [a-z0-9-]+3,401 of 15,000$/);
  expect(asked.length).toBe(1);
  const { step, names } = await (await request.get(`/api/v1/migrations/${id}/agents/landmarks`)).json();
  const [nearest] = names[Math.round(3_400 / step)].split(".");
  await expect(chip).toContainText(`near ${nearest}`);
  hold = false;
  await page.unroute("**/agents/rows?**");
  await box.evaluate((element) => element.scrollTo({ top: 33 * 3_000 }));
  await expect(page.getByRole("row").nth(20)).toContainText("contoso.test");
  await expect(chip).toHaveCount(0);
  const place = await box.evaluate((element) => element.scrollTop);
  const { items } = await (await request.get(`/api/v1/migrations/${id}/agents?limit=1`)).json();
  const heard = page.waitForResponse((answer) => answer.url().includes(`/migrations/${id}/agents/`));
  const edited = await request.patch(`/api/v1/migrations/${id}/agents/${items[0].fqdn}`, {
    headers: { origin, "if-match": '"1"' },
    data: { owner: "Night shift" },
  });
  expect(edited.status()).toBe(200);
  await heard;
  await settled(page);
  expect(await box.evaluate((element) => element.scrollTop)).toBe(place);
  expect(await page.evaluate(() => ("shifted" in window ? Number(window.shifted) : 1))).toBeLessThan(0.001);
});
