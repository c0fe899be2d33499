import { origin } from "./addresses";
import { expect, expectAccessible, test } from "./fixtures";

test("a person gets an account, a role and a password that is shown once", async ({ page, browser }) => {
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/settings\/people$/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add person" }).click();
  await page.getByLabel("Name").fill("Eve Lindqvist");
  await page.getByLabel("E-mail").fill("eve@contoso.test");
  await page.getByLabel("Role", { exact: true }).selectOption("viewer");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const told = page.getByRole("dialog", { name: "Password of Eve Lindqvist" });
  const password = (await told.getByRole("code").textContent()) ?? "";
  await expect(told.getByText("Nobody on another machine can sign in yet")).toBeVisible();
  await told.getByRole("button", { name: "I have kept it" }).click();
  await expect(page.getByText(password)).toHaveCount(0);

  const theirs = await (await browser.newContext({ storageState: { cookies: [], origins: [] }, baseURL: origin })).newPage();
  await theirs.goto("/settings/people");
  await theirs.getByLabel("E-mail").fill("eve@contoso.test");
  await theirs.getByLabel("Password", { exact: true }).fill(password);
  await theirs.getByRole("button", { name: "Sign in" }).click();
  await expect(theirs.getByText("People are for administrators")).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Catalogue of builds" })).toBeVisible();
  await expect(theirs.getByRole("link", { name: "Tokens" })).toHaveCount(0);

  await page.getByLabel("Role of Eve Lindqvist").selectOption("engineer");
  await expect(page.getByText("Eve Lindqvist is saved")).toBeVisible();
  await page.getByRole("button", { name: "Deactivate Eve Lindqvist" }).click();
  await page.getByRole("button", { name: "Deactivate", exact: true }).click();
  await expect(page.getByRole("row", { name: /Eve Lindqvist.*Deactivated/ })).toBeVisible();
  await theirs.goto("/settings/catalogue");
  await expect(theirs).toHaveURL(/\/sign-in/);
  await theirs.context().close();
});

test("a token is shown once, works, and is revoked", async ({ page, playwright }) => {
  await page.goto("/settings/tokens");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("Name").fill("nightly export");
  await page.getByLabel("Works until").fill("2099-06-30");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make token" }).click();
  const told = page.getByRole("dialog", { name: "Token nightly export" });
  const secret = (await told.getByRole("code").textContent()) ?? "";
  expect(secret).toMatch(/^tandem_/);
  await told.getByRole("button", { name: "I have kept it" }).click();
  await expectAccessible(page);

  const script = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: { authorization: `Bearer ${secret}` } });
  expect((await script.get("/api/v1/migrations")).status()).toBe(200);
  expect((await script.get("/api/v1/people")).status()).toBe(403);
  await page.getByRole("button", { name: "Revoke nightly export" }).click();
  await page.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(page.getByRole("row", { name: /nightly export.*Revoked/ })).toBeVisible();
  expect((await script.get("/api/v1/migrations")).status()).toBe(401);
  await script.dispose();
});

test("an unknown build is named, its agents move, and the name is removed", async ({ page, request }) => {
  const headers = { origin };
  const groups = [
    { name: "OLD", role: "source", release: "2012 SP1" },
    { name: "NEW", role: "target", release: "2012 R2" },
  ];
  const { id } = await (await request.post("/api/v1/migrations", { headers, data: { name: "Odd builds", groups } })).json();
  const csv = "FQDN,Version,ManagementGroup\nodd1.corp.test,9.9.4321.0,OLD\nodd2.corp.test,9.9.4321.0,OLD\n";
  const file = { name: "old.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  const sent = await request.post(`/api/v1/migrations/${id}/imports`, {
    headers,
    multipart: { apply: "true", coverage: "whole", capturedAt: "2014-02-03T06:00:00Z", file },
  });
  expect(sent.status()).toBe(201);
  const upgraded = async () => (await (await request.get(`/api/v1/migrations/${id}/progress`)).json()).stages.upgraded;

  await page.goto("/settings/catalogue");
  await expect(page.getByText(/not in the catalogue/)).toBeVisible();
  await page.getByRole("button", { name: /Name….*9\.9\.4321\.0/ }).click();
  await page.getByLabel("Release").selectOption("2012 R2");
  await page.getByLabel("Update rollup").fill("UR3");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Name it" }).click();
  await expect(page.getByText("9.9.4321.0 is named 2012 R2: 2 agents moved")).toBeVisible();
  expect(await upgraded()).toBe(2);
  await page.getByRole("button", { name: /Remove.*9\.9\.4321\.0/ }).click();
  await expect(page.getByText("9.9.4321.0 is unnamed again: 2 agents moved")).toBeVisible();
  expect(await upgraded()).toBe(0);
  await expectAccessible(page);
});

test("a limit is set and goes back to the documented one", async ({ page }) => {
  await page.goto("/settings/limits");
  await expectAccessible(page);
  const gateways = page.getByRole("textbox", { name: "Agents per gateway server" });
  await gateways.fill("1500");
  await gateways.press("Enter");
  await expect(page.getByText("Agents per gateway server: 1,500")).toBeVisible();
  await page.getByRole("button", { name: "Back to standard for Agents per gateway server" }).click();
  await expect(gateways).toHaveValue("2000");
});

test("the settings on a phone stay inside the screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ["people", "tokens", "catalogue", "limits"]) {
    await page.goto(`/settings/${path}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), path).toBe(false);
  }
});
