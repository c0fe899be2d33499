import { expect, expectAccessible, importSeries, test } from "./fixtures";
import { settled, watch } from "./seen";

test("whoever is given a task hears of it at once, opens it from the bell, and has read it by that", async ({ page, browser, request }) => {
  const migration = await importSeries(request, "Notices");
  await page.goto(`/m/${migration}/checklists/deploy`);
  const headers = { origin: new URL(page.url()).origin };
  const email = "jon.notices@contoso.test";
  const made = await request.post("/api/v1/people", { headers, data: { name: "Jon Aas", email, role: "engineer" } });
  expect(made.status()).toBe(201);
  const { password } = await made.json();

  const context = await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL: headers.origin });
  expect((await context.request.post("/api/auth/sign-in/email", { headers, data: { email, password } })).ok()).toBe(true);
  const theirs = await context.newPage();
  await watch(theirs);
  await theirs.goto(`/m/${migration}`);
  await expect(theirs.getByRole("button", { name: "Notices", exact: true })).toBeVisible();
  await settled(theirs);

  const { items } = await (await request.get(`/api/v1/migrations/${migration}/tasks?phase=deploy`)).json();
  const { id, revision } = items.find(({ key }: { key: string }) => key === "DEP-02");
  const given = await request.patch(`/api/v1/migrations/${migration}/tasks/${id}`, {
    headers: { ...headers, "if-match": `"${revision}"` },
    data: { owner: email },
  });
  expect(given.status()).toBe(200);
  const bell = theirs.getByRole("button", { name: /^Notices, \d unread$/ });
  await expect(bell).toBeVisible();
  await bell.focus();
  await theirs.keyboard.press("Enter");
  const list = theirs.getByRole("dialog", { name: "Notices" });
  const notice = list.getByRole("link").filter({ hasText: "DEP-02" });
  await expect(notice).toContainText("Ingrid Solberg gave it to you.");
  await expectAccessible(theirs);
  await notice.click();
  await expect(theirs.getByRole("complementary", { name: "Task DEP-02" })).toBeVisible();
  await expect(theirs.getByRole("button", { name: "Notices", exact: true })).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByRole("button", { name: "Notices", exact: true })).toBeVisible();
  await context.close();
});
