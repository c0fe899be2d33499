import { origin } from "./addresses";
import { expect, expectAccessible, importSeries, signedIn, test } from "./fixtures";
import { startOwnServer } from "./own-server.mjs";
import { settled } from "./seen";

test("pages run only scripts they name, are kept by nobody and shown in no frame", async ({ browser, request }) => {
  const seen = new Set<string>();
  for (const path of ["/", "/sign-in", "/settings/people", "/no-such-page"]) {
    const answer = await request.get(path);
    const headers = answer.headers();
    const policy = headers["content-security-policy"] ?? "";
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic';/.exec(policy)?.[1] ?? "";
    expect(nonce, path).not.toBe("");
    expect(seen.has(nonce), "a new one each time").toBe(false);
    seen.add(nonce);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    for (const part of ["object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
      expect(policy).toContain(part);
    expect(headers["cache-control"], path).toContain("no-store");
    // Longer than a proxy keeps its side of a connection that rests.
    expect(headers["keep-alive"], path).toBe("timeout=75");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    for (const [, attributes = ""] of (await answer.text()).matchAll(/<script([^>]*)>/g)) expect(attributes).toContain(nonce);
  }
  // A browser of its own, since what it refuses is noted as an error.
  const apart = await browser.newContext({ storageState: signedIn, baseURL: origin });
  const attacked = await apart.newPage();
  await attacked.goto("/settings/people");
  const ran = await attacked.evaluate(async () => {
    const image = document.createElement("img");
    image.setAttribute("onerror", "document.title = 'intruded'");
    image.src = "data:,";
    document.body.append(image);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return document.title === "intruded";
  });
  expect(ran).toBe(false);
  await apart.close();
});

test("the session cookie is for the browser alone", async ({ page }) => {
  await page.goto("/settings/people");
  const session = (await page.context().cookies()).find(({ name }) => name.endsWith("session_token"));
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).not.toContain("session_token");
});

test("another site's page changes nothing, even with the cookie", async ({ request }) => {
  const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }];
  for (const headers of foreign) {
    const refused = await request.post("/api/v1/people", { headers, data: { name: "X", email: "x@example.org", role: "admin" } });
    expect([refused.status(), (await refused.json()).code]).toEqual([403, "wrong-origin"]);
  }
});

test("bodies that are too large, too deep or of another type are refused in a sentence", async ({ request }) => {
  const path = "/api/v1/people";
  const json = { origin, "content-type": "application/json" };
  const answers = await Promise.all([
    request.post(path, { headers: json, data: `"${"a".repeat(2_000_000)}"` }),
    request.post(path, { headers: json, data: "[".repeat(50_000) }),
    request.post(path, { headers: { origin, "content-type": "text/plain" }, data: "{}" }),
    request.post(path, {
      headers: json,
      data: '{"name":"X","email":"x@example.org","role":"admin","id":"1","__proto__":{"role":"admin"}}',
    }),
    request.post(path, { headers: json, data: Buffer.from([0x7b, 0xff, 0x7d]) }),
  ]);
  expect(answers.map((answer) => answer.status())).toEqual([413, 400, 415, 400, 400]);
  for (const answer of answers) {
    expect(answer.headers()["content-type"]).toBe("application/problem+json");
    expect((await answer.json()).detail).toMatch(/^[A-Z].*\.$/);
  }
});

test("answers of the API are private, are no pages, and say nothing of the inside", async ({ request }) => {
  for (const path of [
    "/api/v1/migrations",
    "/api/v1/people",
    "/api/v1/no-such-thing",
    "/api/v1/migrations/not-an-id",
    "/api/v1/builds/../../x",
  ]) {
    const answer = await request.get(path);
    expect(answer.headers()["cache-control"], path).toContain("no-store");
    if (!path.startsWith("/api/v1/builds"))
      expect(answer.headers()["content-security-policy"], path).toMatch(/default-src 'none'.*frame-ancestors 'none'.*sandbox/);
    expect(await answer.text(), path).not.toMatch(/node_modules|\/(home|root|work|usr|var)\/|select .* from|at \w+ \(/i);
  }
  const missing = await request.get("/api/v1/no-such-thing");
  expect([missing.status(), (await missing.json()).code]).toEqual([404, "not-found"]);
});

test("nothing on a page comes from elsewhere", async ({ page }) => {
  const elsewhere: string[] = [];
  page.on("request", (asked) => !asked.url().startsWith(origin) && !/^(data|blob):/.test(asked.url()) && elsewhere.push(asked.url()));
  for (const path of ["/", "/settings/catalogue"]) {
    await page.goto(path);
    await settled(page);
  }
  expect(elsewhere).toEqual([]);
});

test.describe("what is not there", () => {
  // The browser notes a page that answers 404 as an error.
  test.use({ cutsConnection: true });

  test("a page of what is not there answers 404, and says so within the frame where the migration is there", async ({ page, request }) => {
    const migration = await importSeries(request, "Missing");
    const none = "00000000-0000-7000-8000-000000000000";
    const of = (path: string) => `/m/${migration}/${path}`;
    const absent = [
      `/m/${none}`,
      "/m/none",
      ...["nothing", "report/frozen/99", "report/frozen/first", "report/frozen/99/comparison/98", `imports/${none}`, "imports/first"].map(
        of,
      ),
      ...[`inventory/servers/${none}`, "inventory/servers/first", "checklists/lunch"].map(of),
    ];
    absent.push("/shared/nothing", `/shared/${"A".repeat(43)}`);
    for (const path of absent) expect([path, (await request.get(path)).status()]).toEqual([path, 404]);
    for (const path of ["", "imports", "report/frozen", "checklists/retain"].map(of))
      expect([path, (await request.get(path)).status()]).toEqual([path, 200]);
    for (const [path, what] of [
      [`imports/${none}`, "import"],
      ["report/frozen/99", "report"],
      [`inventory/servers/${none}`, "server"],
      ["checklists/lunch", "checklist"],
    ]) {
      await page.goto(of(path ?? ""));
      await expect(page.getByRole("heading", { name: `There is no such ${what}`, level: 1 })).toBeAttached();
      await expect(page.getByRole("navigation").first()).toBeVisible();
      await expectAccessible(page);
    }
  });
});

test.describe("links that are guessed", () => {
  test.use({ cutsConnection: true });

  test("the page refuses who guesses too often, with a sentence and how long to wait", async ({ page, playwright }) => {
    const own = await startOwnServer();
    const client = await playwright.request.newContext({ baseURL: own.address });
    try {
      const guess = `/shared/${"A".repeat(43)}`;
      expect((await client.get(guess)).status()).toBe(404);
      for (let guesses = 1; guesses < 300; guesses++) expect((await client.get(`/api/v1${guess}`)).status()).toBe(404);
      const refused = await client.get(guess);
      expect(refused.status()).toBe(429);
      expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
      expect(await refused.text()).toContain("Too many attempts. Try again in");
      expect((await client.head(guess)).status()).toBe(429);
      expect((await client.get(`/api/v1${guess}`)).status()).toBe(429);
      expect((await client.get("/setup")).status()).toBe(200);
      expect((await page.goto(own.address + guess))?.status()).toBe(429);
      await expect(page.getByRole("heading", { name: "Too many requests", level: 1 })).toBeVisible();
      await expectAccessible(page);
    } finally {
      await client.dispose();
      await own.stop();
    }
  });
});
