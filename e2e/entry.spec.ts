import { origin } from "./addresses";
import { administrator, expect, expectAccessible, test } from "./fixtures";
import { startOwnServer } from "./own-server.mjs";

/** No session: these are the doors. */
test.use({ storageState: { cookies: [], origins: [] } });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("one signs in, is told what went wrong, and comes to where one wanted to go", async ({ page }) => {
    const posted: string[] = [];
    page.on("request", (asked) => posted.push(`${asked.method()} ${asked.url()}`));
    await page.goto("/settings/people");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    const tryWith = async (password: string) => {
      await page.getByLabel("E-mail").fill(administrator.email);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
    };
    await tryWith("not the password");
    await expect(page.getByText("E-mail address and password do not belong together.")).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Fpeople&refused=not-signed-in$/);
    await tryWith(administrator.password);
    await expect(page).toHaveURL(/\/settings\/people$/);
    await expect(page.getByText(administrator.name).first()).toBeVisible();
    expect(posted.filter((one) => one.startsWith("POST")).length).toBe(2);
    expect(posted.join("\n")).not.toMatch(/password=|correct|battery/);
  });

  test("the first account is made behind a proxy, with the code that the server printed", async ({ browser }) => {
    const own = await startOwnServer({ TANDEM_PROXY: "1" });
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: own.address });
    try {
      const page = await context.newPage();
      await page.goto("/");
      const fill = async (code: string) => {
        await page.getByLabel("Setup code").fill(code);
        await page.getByLabel("Your name").fill("Ada");
        await page.getByLabel("E-mail").fill("ada@example.org");
        await page.getByLabel("Password", { exact: true }).fill("twelve characters");
        await page.getByLabel("Password again").fill("twelve characters");
        await page.getByRole("button", { name: "Create administrator" }).click();
      };
      await fill("abcd-efgh-jkmn");
      await expect(page.getByText("This is not the setup code the server printed.")).toBeVisible();
      const code = /The first account needs this code: (\S+)/.exec(own.said())?.[1] ?? "";
      expect(code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
      await fill(code);
      await expect(page).toHaveURL(`${own.address}/`);
      await expect(page.getByText("Ada").first()).toBeVisible();
    } finally {
      await context.close();
      await own.stop();
    }
  });
});

test("with scripts, a server that others may reach asks for its code, and a local one does where a proxy passed the visit on", async ({
  browser,
}) => {
  for (const env of [{ TANDEM_PROXY: "1" }, {}]) {
    const own = await startOwnServer(env);
    const context = await browser.newContext({ baseURL: own.address });
    try {
      const page = await context.newPage();
      await page.goto("/setup");
      const asked = "TANDEM_PROXY" in env;
      await expect(page.getByLabel("Setup code")).toHaveCount(asked ? 1 : 0);
      expect(own.said().includes("needs this code")).toBe(asked);
      await expectAccessible(page);
      await page.setExtraHTTPHeaders({ via: "1.1 somewhere" });
      await page.goto("/setup");
      await expect(page.getByLabel("Setup code")).toHaveCount(1);
      expect(own.said().match(/needs this code: \S+/g)).toHaveLength(1);
    } finally {
      await context.close();
      await own.stop();
    }
  }
});

test("a deactivated person is told so, with the right password only", async ({ page, playwright }) => {
  const admin = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  const { email, password: known } = administrator;
  expect((await admin.post("/api/auth/sign-in/email", { data: { email, password: known } })).status()).toBe(200);
  const number = Date.now();
  const theirs = { name: `Nils Berg ${number}`, email: `nils.${number}@contoso.test` };
  const added = await admin.post("/api/v1/people", { data: { ...theirs, role: "viewer" } });
  const { person, password } = await added.json();
  expect((await admin.patch(`/api/v1/people/${person.id}`, { data: { active: false } })).status()).toBe(200);
  await admin.dispose();
  await page.goto("/sign-in");
  const tryWith = async (said: string) => {
    await page.getByLabel("E-mail").fill(theirs.email);
    await page.getByLabel("Password", { exact: true }).fill(said);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await tryWith("not the password");
  const told = page.getByRole("main").getByRole("alert");
  await expect(told).toHaveText("E-mail address and password do not belong together.");
  await tryWith(password);
  await expect(told).toHaveText("This account was deactivated. An administrator can activate it again.");
  await expectAccessible(page);
});
