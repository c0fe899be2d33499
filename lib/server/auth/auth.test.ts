import { beforeEach, describe, expect, it } from "vitest";
import * as route from "@/app/api/auth/[...all]/route";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { setPassword } from "@/lib/server/people/people";
import { knock, makePerson, signInAs, testPassword } from "@/lib/server/people/testing";

const account = routeAt("/api/v1/account");

useDatabase();
const post = (path: string, body: object, headers = {}) => knock(route.POST, `/api/auth/${path}`, { method: "POST", body, headers });
const signIn = (email: string, password: string, address = "192.0.2.1") =>
  post("sign-in/email", { email, password }, { "x-forwarded-for": address });
const whoami = (cookie: string) => knock(account.GET, "/api/v1/account", { headers: { cookie } });

describe("signing in", () => {
  beforeEach(() => pool().query(`delete from "rateLimit"`));

  it("begins a session of seven days that ends with sign-out", async () => {
    const person = await makePerson("lead");
    const answer = await signIn(person.email.toUpperCase(), testPassword);
    expect(answer.status).toBe(200);
    const [first = ""] = answer.headers.getSetCookie();
    expect(first).toMatch(/^tandem\.session_token=.*Max-Age=604800.*HttpOnly.*SameSite=Lax/i);
    const cookie = first.split(";")[0] ?? "";
    expect(await (await whoami(cookie)).json()).toMatchObject({ actor: { id: person.id, role: "lead" } });
    expect((await post("sign-out", {}, { cookie })).status).toBe(200);
    expect((await whoami(cookie)).status).toBe(401);
  });

  it("keeps the token of the session in the cookie, out of every answer", async () => {
    const person = await makePerson();
    const signedIn = await signIn(person.email, testPassword);
    const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const session = await knock(route.GET, "/api/auth/get-session", { headers: { cookie } });
    const changed = await post("change-password", { currentPassword: testPassword, newPassword: "another long password" }, { cookie });
    const answers = [await signedIn.text(), await session.text(), await changed.text()];
    expect(answers.map((text) => JSON.parse(text).user.email)).toEqual(Array(3).fill(person.email));
    expect(JSON.parse(answers[1] ?? "").session.userId).toBe(person.id);
    const tokens = await pool().query<{ token: string }>(`select token from session where "userId" = $1`, [person.id]);
    const secrets = [...tokens.rows.map(({ token }) => token), decodeURIComponent(cookie).split("=")[1]?.split(".")[0] ?? "none"];
    for (const secret of secrets) expect(answers.join()).not.toContain(secret);
    expect(await (await knock(route.GET, "/api/auth/get-session")).json()).toBeNull();
  });

  it("a password set by an administrator ends the lock", async () => {
    const person = await makePerson();
    for (let i = 0; i < 11; i += 1) await signIn(person.email, "wrong password", `192.0.2.${i}`);
    expect((await signIn(person.email, testPassword, "192.0.2.98")).status).toBe(429);
    const actor = { kind: "system", id: "test", name: "Test" } as const;
    await transaction((client) => setPassword(client, person, "another long password", { actor, now: new Date() }));
    expect((await signIn(person.email, "another long password", "192.0.2.99")).status).toBe(200);
  });

  it("says the same whether or not the account exists", async () => {
    const person = await makePerson();
    const [known, unknown] = [await signIn(person.email, "wrong password"), await signIn("nobody@example.org", "wrong password")];
    expect(known.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await known.json()).toEqual(await unknown.json());
  });

  it("is not open to sign-up or to what changes people without an event", async () => {
    for (const path of ["sign-up/email", "update-user", "delete-user", "change-email", "request-password-reset"]) {
      expect((await post(path, { email: "x@example.org", password: testPassword, name: "X", role: "admin" })).status).toBe(404);
    }
  });

  it("does not read more than a megabyte", async () => {
    const answer = await signIn("ada@example.org", "x".repeat(1_000_001));
    expect([answer.status, (await answer.json()).code]).toEqual([413, "too-large"]);
  });

  it("locks an account after ten failures, from whatever address, and no other", async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    for (let i = 0; i < 10; i += 1) expect((await signIn(person.email, "wrong password", `192.0.2.${i}`)).status).toBe(401);
    const late = await signIn(person.email, testPassword, "192.0.2.99");
    expect([late.status, (await late.json()).code]).toEqual([429, "too-many-requests"]);
    expect(Number(late.headers.get("retry-after"))).toBeGreaterThan(800);
    expect((await signIn(other.email, testPassword, "192.0.2.99")).status).toBe(200);
    await pool().query(`update "rateLimit" set "lastRequest" = "lastRequest" - 900000 where key like 'account:%'`);
    expect((await signIn(person.email, testPassword)).status).toBe(200);
  });

  it("answers for an unknown account in the same way once it is locked", async () => {
    for (let i = 0; i < 10; i += 1) await signIn("nobody@example.org", "wrong password", `192.0.2.${i}`);
    expect((await signIn("nobody@example.org", "wrong password")).status).toBe(429);
  });

  it("forgets failures after a success", async () => {
    const person = await makePerson();
    for (let i = 0; i < 9; i += 1) await signIn(person.email, "wrong password", `192.0.2.${i}`);
    expect((await signIn(person.email, testPassword, "192.0.2.50")).status).toBe(200);
    expect((await signIn(person.email, "wrong password", "192.0.2.51")).status).toBe(401);
  });

  it("limits each address, whatever other headers say", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1) {
      const forged = {
        "x-forwarded-for": "198.51.100.7",
        "x-real-ip": `10.0.0.${i}`,
        forwarded: `for=10.0.0.${i}`,
        "cf-connecting-ip": `10.0.0.${i}`,
      };
      statuses.push((await post("sign-in/email", { email: `p${i}@example.org`, password: "wrong password" }, forged)).status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(20)).toEqual([429, 429]);
    expect((await signIn("p@example.org", "wrong password", "198.51.100.8")).status).toBe(401);
  });
});

describe("a session", () => {
  it("counts no more once its person is banned, and shows a changed role at once", async () => {
    const person = await makePerson("admin");
    const cookie = await signInAs(person.email);
    await pool().query(`update "user" set role = 'viewer' where id = $1`, [person.id]);
    expect(await (await whoami(cookie)).json()).toMatchObject({ actor: { role: "viewer" } });
    await pool().query(`update "user" set banned = true where id = $1`, [person.id]);
    expect((await whoami(cookie)).status).toBe(401);
  });

  it("is prolonged when it is used after a day", async () => {
    const person = await makePerson();
    const cookie = await signInAs(person.email);
    expect((await whoami(cookie)).headers.getSetCookie()).toEqual([]);
    await pool().query(`update session set "expiresAt" = now() + interval '5 days' where "userId" = $1`, [person.id]);
    expect((await whoami(cookie)).headers.getSetCookie()[0]).toMatch(/^tandem\.session_token=/);
  });

  it("a new password ends the other sessions and is written down", async () => {
    const person = await makePerson();
    const [mine, other] = [await signInAs(person.email), await signInAs(person.email)];
    const short = await post("change-password", { currentPassword: testPassword, newPassword: "short" }, { cookie: mine });
    expect(short.status).toBe(400);
    const changed = await post(
      "change-password",
      { currentPassword: testPassword, newPassword: "another long password" },
      { cookie: mine },
    );
    expect(changed.status).toBe(200);
    const fresh = changed.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    expect((await whoami(fresh)).status).toBe(200);
    expect((await whoami(other)).status).toBe(401);
    const events = await pool().query("select verb from event where actor_id = $1", [person.id]);
    expect(events.rows).toEqual([{ verb: "account.password" }]);
  });

  it("renames its person with an event", async () => {
    const person = await makePerson("viewer", "Ada");
    const cookie = await signInAs(person.email);
    const renamed = await knock(account.PATCH, "/api/v1/account", { method: "PATCH", body: { name: "Ada L." }, headers: { cookie } });
    expect(await renamed.json()).toMatchObject({ actor: { name: "Ada L." } });
    const events = await pool().query("select before, after from event where actor_id = $1", [person.id]);
    expect(events.rows).toEqual([{ before: { name: "Ada" }, after: { name: "Ada L." } }]);
  });
});
