import { expect, importSeries, signedIn, test } from "./fixtures";
import { settled } from "./seen";

test("two people see each other's ticks as they happen; the second to change the same gets a choice", async ({
  page,
  browser,
  request,
}) => {
  const migration = await importSeries(request, "Together");
  const address = `/m/${migration}/checklists/deploy`;
  await page.goto(address);
  const context = await browser.newContext({ storageState: signedIn, baseURL: new URL(page.url()).origin });
  const other = await context.newPage();
  await other.goto(address);
  for (const one of [page, other]) await expect(one.getByRole("checkbox", { name: /^DEP-02/ })).toBeVisible();
  await settled(page);

  await page.getByRole("checkbox", { name: /^DEP-02/ }).click();
  await expect(page.getByText("DEP-02 ticked")).toBeVisible();
  await expect(other.getByRole("checkbox", { name: /^DEP-02/ })).toBeChecked();
  await other.getByRole("checkbox", { name: /^DEP-04/ }).click();
  await expect(other.getByText("DEP-04 ticked")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^DEP-04/ })).toBeChecked();

  await page.getByRole("button", { name: /^DEP-03/ }).click();
  await other.getByRole("button", { name: /^DEP-03/ }).click();
  const mine = page.getByRole("complementary", { name: "Task DEP-03" });
  const theirs = other.getByRole("complementary", { name: "Task DEP-03" });
  await mine.getByLabel("Note").fill("Mine");
  await theirs.getByLabel("Note").fill("Theirs");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();
  await mine.getByRole("button", { name: "Save" }).click();
  const choice = mine.getByRole("alert").filter({ hasText: "Somebody else changed this task meanwhile" });
  await expect(choice).toContainText("Theirs");
  await choice.getByRole("button", { name: "Save mine over it" }).click();
  await expect(theirs.getByLabel("Note")).toHaveValue("Mine");

  const asked = async () => {
    const { items } = await (await request.get(`/api/v1/migrations/${migration}/tasks?phase=deploy`)).json();
    return items.find(({ key }: { key: string }) => key === "DEP-02");
  };
  const { id, revision } = await asked();
  const headers = { origin: new URL(page.url()).origin, "if-match": `"${revision}"` };
  const task = `/api/v1/migrations/${migration}/tasks/${id}`;
  await page.route(
    "**/completions",
    async (route) => {
      expect((await request.patch(task, { headers, data: { note: "Seen with Jon" } })).status()).toBe(200);
      await route.continue();
    },
    { times: 1 },
  );
  await page.getByRole("checkbox", { name: /^DEP-02/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Untick" }).click();
  await expect(page.getByText("Somebody changed DEP-02 meanwhile. Ingrid Solberg ticked it.").first()).toBeVisible();
  /* Out of the tree of roles until it has the focus: what it says was announced. */
  await page.locator("button", { hasText: "Untick it" }).click();
  await expect(page.getByRole("checkbox", { name: /^DEP-02/ })).not.toBeChecked();
  expect(await asked()).toMatchObject({ note: "Seen with Jon", state: "open" });
  await context.close();
});
