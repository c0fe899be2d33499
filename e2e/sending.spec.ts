import { readFileSync } from "node:fs";
import { startMailServer } from "../lib/server/report/sending/testing/mail-server";
import { administrator, expect, expectAccessible, test } from "./fixtures";
import { startOwnServer } from "./own-server.mjs";

/** A server of its own, whose mail goes to a real mail server on this machine. */
let server: Awaited<ReturnType<typeof startOwnServer>>;
let mail: Awaited<ReturnType<typeof startMailServer>>;

test.beforeAll(async () => {
  mail = await startMailServer();
  server = await startOwnServer({ SMTP_URL: `smtp://127.0.0.1:${mail.port}?from=tandem@contoso.test` });
});
test.afterAll(async () => {
  await server?.stop();
  await mail?.stop();
});

test("a report leaves the building: frozen, compared, shared without an account, sent by mail", async ({ browser, page: _page }) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ baseURL: server.address, storageState: { cookies: [], origins: [] } });
  const headers = { origin: server.address };
  expect((await context.request.post("/api/v1/setup", { headers, data: administrator })).status()).toBe(201);
  const { email, password } = administrator;
  expect((await context.request.post("/api/auth/sign-in/email", { headers, data: { email, password } })).ok()).toBe(true);
  const { id } = await (await context.request.post("/api/v1/sample", { headers })).json();
  const page = await context.newPage();

  await page.goto(`/m/${id}/report`);
  await expect(page.getByRole("heading", { name: /^Since report #1, / })).toBeVisible();
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("menuitem", { name: "Freeze…" }).click();
  const freezing = page.getByRole("dialog", { name: "Freeze this report" });
  await freezing.getByLabel("Name").fill("Steering committee");
  await expectAccessible(page);
  await freezing.getByRole("button", { name: "Freeze" }).click();
  await expect(page).toHaveURL(/report\/frozen\/3$/);
  await expect(page.getByText("Frozen #3")).toBeVisible();
  await expect(page.getByRole("link", { name: "59.3 %" })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "All frozen" }).click();
  await page.getByRole("checkbox", { name: "Compare report #1" }).check();
  await page.getByRole("checkbox", { name: "Compare report #3" }).check();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Compare #1 and #3" }).click();
  await expect(page.getByRole("row", { name: /^Done for the parallel run 51\.7 % 59\.3 % \+7\.6 points$/ })).toBeVisible();
  await expect(page.getByText("5 more agents are done.")).toBeVisible();
  await expectAccessible(page);

  await page.goto(`/m/${id}/report/frozen/3`);
  await page.getByRole("button", { name: "Share…" }).click();
  const sharing = page.getByRole("dialog", { name: "Share report #3" });
  await sharing.getByLabel("Password", { exact: true }).fill("only for the board");
  await expectAccessible(page);
  await sharing.getByRole("button", { name: "Make link" }).click();
  const once = page.getByRole("dialog", { name: "Link to report #3" });
  const address = (await once.locator("code").textContent()) ?? "";
  await expect(once.getByText("Nobody on another machine can open this link")).toBeVisible();
  await expectAccessible(page);
  await once.getByRole("button", { name: "I have kept it" }).click();

  const outside = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const guest = await outside.newPage();
  const path = new URL(address).pathname;
  const answer = await guest.goto(`${server.address}${path}`);
  expect(answer?.headers()["x-robots-tag"]).toContain("noindex");
  expect(answer?.headers()["cache-control"]).toContain("no-store");
  await guest.getByLabel("Password", { exact: true }).fill("something else");
  await guest.getByRole("button", { name: "Open the report" }).click();
  await expect(guest.getByText("This is not the password of the link.")).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel("Password", { exact: true }).fill("only for the board");
  await guest.getByRole("button", { name: "Open the report" }).click();
  await expect(guest.getByRole("heading", { name: "Steering committee" })).toBeVisible();
  await expect(guest.getByText("59.3 %").first()).toBeVisible();
  expect(await guest.locator("main a[href*='/m/']").count()).toBe(0);
  await expectAccessible(guest);
  await guest.getByRole("button", { name: "Download" }).click();
  const [download] = await Promise.all([guest.waitForEvent("download"), guest.getByRole("link", { name: "JSON of the data" }).click()]);
  expect(JSON.parse(readFileSync(await download.path(), "utf8")).progress.percentDone).toBe(59.3);
  for (const page of ["report", "inventory", "checklists/retain/drift"]) {
    await guest.goto(`${server.address}/m/${id}/${page}`);
    await expect(guest).toHaveURL(/sign-in/);
  }
  expect((await outside.request.get(`${server.address}/api/v1/migrations/${id}/reports/3`)).status()).toBe(401);

  await page.reload();
  await expect(page.getByText("1 time")).toBeVisible();
  await page.getByRole("button", { name: /^Revoke/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(`Revoked by ${administrator.name}`)).toBeVisible();
  await guest.goto(`${server.address}${path}`);
  await expect(guest.getByRole("heading", { name: "This link opens nothing" })).toBeVisible();

  await page.goto(`/m/${id}/report/sending`);
  await expect(page.getByText("Messages hold no link to the report")).toBeVisible();
  await page.getByRole("button", { name: "New schedule" }).click();
  const scheduling = page.getByRole("dialog", { name: "Send the report on a schedule" });
  await scheduling.getByLabel("Name").fill("Board");
  await scheduling.getByLabel("To", { exact: true }).fill("board@contoso.test\nlead@contoso.test");
  const json = scheduling.getByRole("checkbox", { name: "JSON of the data" });
  if (!(await json.isChecked())) await json.check();
  await expectAccessible(page);
  await scheduling.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/Every Monday at 08:00/)).toBeVisible();
  await page.getByRole("button", { name: "Send now Board" }).click();
  await expect(page.getByText("Sent", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  expect(mail.received.map(({ to }) => to)).toEqual([["board@contoso.test", "lead@contoso.test"]]);
  const attached = mail.received[0]?.mail.attachments.find(({ contentType }) => contentType === "application/json");
  const frozen = await (await context.request.get(`/api/v1/migrations/${id}/reports/4`)).json();
  expect(JSON.parse(attached?.content.toString() ?? "")).toEqual(frozen.report);
  await outside.close();
  await context.close();
});
