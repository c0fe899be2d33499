import { expect, expectAccessible, importSeries, test } from "./fixtures";

test("may the original go: blockers open their rows, a signed Upgrade gate lets a lead open Retire, and it closes again", async ({
  page,
  request,
}) => {
  const migration = await importSeries(request, "Retire");
  const api = `/api/v1/migrations/${migration}`;
  const retirement = async () => (await request.get(`${api}/retirement`)).json();
  await page.goto(`/m/${migration}/checklists/retire`);
  const card = page.getByRole("region", { name: "May the original go?" });
  await expect(card.getByText("Retire opens once the Upgrade gate is signed and a lead opens it.")).toBeVisible();
  await expect(card.getByRole("button", { name: "Open Retire…" })).toBeDisabled();
  await expectAccessible(page);

  const { blockers } = await retirement();
  expect(blockers.length).toBeGreaterThan(1);
  for (const { title, count } of blockers)
    await expect(card.getByRole("listitem").filter({ hasText: title })).toContainText(count.toLocaleString("en-US"));
  const hrefs = await card
    .locator("li > span:first-child a[href*='/inventory?']")
    .evaluateAll((all) => all.map((one) => ({ said: one.textContent ?? "", href: one.getAttribute("href") ?? "" })));
  expect(hrefs.length).toBeGreaterThan(0);
  for (const { said, href } of hrefs) {
    const { total } = await (await request.get(`${api}/agents?limit=1&${href.split("?")[1]}`)).json();
    expect(total.toLocaleString("en-US"), href).toBe(said);
  }

  await page.goto(`/m/${migration}/checklists/upgrade`);
  await page.getByRole("complementary", { name: "Gate" }).getByRole("button", { name: "Waive…" }).click();
  const signing = page.getByRole("dialog", { name: /^Sign the Upgrade gate/ });
  await signing.getByLabel("Reason for all that have none of their own").fill("The rest stays behind on purpose");
  await signing.getByRole("button", { name: "Sign with these waived" }).click();
  await expect(page.getByRole("complementary", { name: "Gate" }).getByText(/^Signed /)).toBeVisible();

  const flagged = async () => (await (await request.get(`${api}/progress`)).json()).flags.leftSource ?? 0;
  expect(await flagged()).toBeGreaterThan(0);
  await page.goto(`/m/${migration}/checklists/retire`);
  await card.getByRole("button", { name: "Open Retire…" }).click();
  const opening = page.getByRole("dialog", { name: "Open the Retire phase?" });
  await opening.getByLabel("Why").fill("Two weeks without an alert in the original only");
  await expectAccessible(page);
  await opening.getByRole("button", { name: "Open it" }).click();
  await expect(card.getByText(/by Ingrid Solberg: “Two weeks without an alert in the original only”/)).toBeVisible();
  expect(await flagged()).toBe(0);
  await expectAccessible(page);

  await card.getByRole("button", { name: "Close Retire…" }).click();
  const closing = page.getByRole("dialog", { name: "Close the Retire phase again?" });
  await closing.getByLabel("Why").fill("A service still pages from the original");
  await closing.getByRole("button", { name: "Close it" }).click();
  await expect(card.getByRole("button", { name: "Open Retire…" })).toBeEnabled();
  expect(await flagged()).toBeGreaterThan(0);
  await page.goto(`/m/${migration}/activity`);
  await expect(page.getByText(/“A service still pages from the original”/)).toBeVisible();
});
