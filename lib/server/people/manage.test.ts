import { beforeAll, describe, expect, it } from "vitest";
import * as auth from "@/app/api/auth/[...all]/route";
import type { Person } from "@/lib/contracts/people";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { knock, makePerson, signInAs, testPassword } from "./testing";

const accountRoute = routeAt("/api/v1/account");
const passwordRoute = routeAt("/api/v1/people/{person}/password");
const one = routeAt("/api/v1/people/{person}");
const people = routeAt("/api/v1/people");
const oneToken = routeAt("/api/v1/tokens/{token}");
const tokens = routeAt("/api/v1/tokens");

useDatabase({ own: true });
let admin: { id: string; email: string };
let cookie: string;

beforeAll(async () => {
  admin = await makePerson("admin", "Ada");
  cookie = await signInAs(admin.email);
});

async function ask(route: Parameters<typeof knock>[0], method: string, params: Record<string, string> = {}, body?: unknown, headers = {}) {
  const answer = await knock(route, "/api/v1/settings", { method, params, headers: { cookie, ...headers }, ...(body ? { body } : {}) });
  return { status: answer.status, body: await answer.json() };
}
const edit = (person: string, body: object) => ask(one.PATCH, "PATCH", { person }, body);
const whoIs = async (headers: Record<string, string>) => (await knock(accountRoute.GET, "/api/v1/account", { headers })).status;

describe("people", () => {
  it("are added with a password that is told once and works", async () => {
    const added = await ask(people.POST, "POST", {}, { name: "Eve", email: "Eve@Example.org", role: "engineer" });
    expect(added).toMatchObject({
      status: 201,
      body: { person: { name: "Eve", email: "eve@example.org", role: "engineer", active: true, seenAt: null } },
    });
    expect(added.body.password).toMatch(/^(\w{5}-){3}\w{5}$/);
    expect(await whoIs({ cookie: await signInAs("eve@example.org", added.body.password) })).toBe(200);
    const listed = (await ask(people.GET, "GET")).body.items as Person[];
    expect(listed.find(({ name }) => name === "Eve")?.seenAt).not.toBeNull();
    expect(JSON.stringify(listed)).not.toContain(added.body.password);
    const kept = await pool().query("select summary, before, after from event where subject_name = 'Eve'");
    expect(JSON.stringify(kept.rows)).not.toContain(added.body.password);
    expect((await ask(people.POST, "POST", {}, { name: "E", email: "eve@example.org", role: "viewer" })).status).toBe(409);
    expect(
      (await ask(people.POST, "POST", {}, { name: "E", email: "e@example.org", role: "viewer", password: "chosen by hand" })).status,
    ).toBe(400);
  });

  it("are never collectors: that role is of tokens that act for nobody", async () => {
    const eve = await makePerson("viewer");
    const body = { name: "Col", email: "col@example.org", role: "collector" };
    expect((await ask(people.POST, "POST", {}, body)).status).toBe(400);
    expect((await edit(eve.id, { role: "collector" })).status).toBe(400);
    const token = { name: "collector-old", role: "collector" };
    const refused = await ask(tokens.POST, "POST", {}, { ...token, person: eve.email });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: "person" }] } });
    expect((await ask(tokens.POST, "POST", {}, token)).status).toBe(201);
    await pool().query(`update "user" set role = 'collector' where id = $1`, [eve.id]);
    const listed = (await ask(people.GET, "GET")).body.items as Person[];
    expect(listed.find(({ id }) => id === eve.id)?.role).toBe("viewer");
  });

  it("are not in an answer kept for a repeat", async () => {
    const body = { name: "Kim", email: "kim@example.org", role: "viewer" };
    const key = { "idempotency-key": "make-kim" };
    const made = await ask(people.POST, "POST", {}, body, key);
    expect([made.status, made.body.password]).toEqual([201, expect.stringMatching(/^(\w{5}-){3}\w{5}$/)]);
    const kept = await pool().query("select status, answer from idempotency");
    expect(kept.rows).toMatchObject([{ status: 409 }]);
    expect(JSON.stringify(kept.rows)).not.toContain(made.body.password);
    expect((await ask(people.POST, "POST", {}, body, key)).status).toBe(409);
  });

  it("have names that nobody takes for another's, and in which nothing hides", async () => {
    let count = 0;
    const add = (name: string) => ask(people.POST, "POST", {}, { name, email: `n${count++}@example.org`, role: "viewer" });
    expect((await add("  Ingrid Solberg ")).body.person.name).toBe("Ingrid Solberg");
    const alike = [
      "ingrid SOLBERG",
      "Ingrid\u00A0 Solberg",
      "Ｉngrid Solberg",
      "Іngrid Ѕоlberg",
      "Ingrid Sol\u200Dberg",
      "Tandem",
      "TANDEM",
    ];
    for (const name of alike) expect(await add(name), name).toMatchObject({ status: 409, body: { code: "name-taken" } });
    for (const name of ["Ingrid\nSolberg", "Ingrid\u202ESolberg", "Ingrid\u0007", "\u200B", "\u3164", "a\u2066b"])
      expect(await add(name), name).toMatchObject({ status: 400, body: { code: "invalid-request" } });
    const own = await makePerson("viewer", "Olav");
    const theirs = { cookie: await signInAs(own.email) };
    const rename = (name: string) => ask(accountRoute.PATCH, "PATCH", {}, { name }, theirs);
    expect(await rename("INGRID SOLBERG")).toMatchObject({ status: 409, body: { code: "name-taken" } });
    expect(await rename("OLAV")).toMatchObject({ status: 200, body: { actor: { name: "OLAV" } } });
    const race = await Promise.all([add("Race"), add("race")]);
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it("keep the names that were given before that rule", async () => {
    const [one, other] = [await makePerson("viewer", "Per One"), await makePerson("viewer", "Per Two")];
    await pool().query(`update "user" set name = 'Per\u202E' where id = any($1)`, [[one.id, other.id]]);
    const listed = (await ask(people.GET, "GET")).body.items as Person[];
    expect(listed.filter(({ name }) => name === "Per\u202E")).toHaveLength(2);
    expect((await edit(one.id, { role: "lead" })).body).toMatchObject({ name: "Per\u202E", role: "lead" });
  });

  it("lose their sessions and tokens when deactivated, and come back", async () => {
    const person = await makePerson("lead", "Max");
    const theirs = await signInAs(person.email);
    const made = await ask(tokens.POST, "POST", {}, { name: "script", role: "admin", person: person.email });
    const bearer = { authorization: `Bearer ${made.body.secret}` };
    expect([await whoIs({ cookie: theirs }), await whoIs(bearer)]).toEqual([200, 200]);
    expect((await edit(person.id, { active: false })).body).toMatchObject({ active: false, role: "lead" });
    expect([await whoIs({ cookie: theirs }), await whoIs(bearer)]).toEqual([401, 401]);
    const told = async (password: string) => {
      const answer = await knock(auth.POST, "/api/auth/sign-in/email", { method: "POST", body: { email: person.email, password } });
      return { status: answer.status, cookies: answer.headers.getSetCookie(), ...(await answer.json()) };
    };
    const detail = "This account was deactivated. An administrator can activate it again.";
    expect(await told(testPassword)).toMatchObject({ status: 403, code: "deactivated", detail, cookies: [] });
    expect(await told("a wrong password")).toMatchObject({ status: 401, code: "not-signed-in" });
    const byToken = await knock(accountRoute.GET, "/api/v1/account", { headers: bearer });
    expect([byToken.status, await byToken.json()]).toMatchObject([401, { code: "deactivated", detail }]);
    expect((await pool().query(`select from session where "userId" = $1`, [person.id])).rowCount).toBe(0);
    expect((await edit(person.id, { active: true, role: "viewer" })).body).toMatchObject({ active: true, role: "viewer" });
    expect(await whoIs(bearer)).toBe(200);
    const events = await pool().query("select summary from event where verb = 'people.edit' and subject_id = $1 order by at, id", [
      person.id,
    ]);
    expect(events.rows.map(({ summary }) => summary)).toEqual([
      "Ada deactivated the account of Max.",
      "Ada activated the account of Max and changed the role of Max from lead to viewer.",
    ]);
  });

  it("get a new password, which ends their sessions", async () => {
    const person = await makePerson("viewer", "Ned");
    const before = await signInAs(person.email);
    const reset = await ask(passwordRoute.POST, "POST", { person: person.id });
    expect([reset.status, await whoIs({ cookie: before })]).toEqual([201, 401]);
    expect(await whoIs({ cookie: await signInAs(person.email, reset.body.password) })).toBe(200);
    expect((await ask(passwordRoute.POST, "POST", { person: "nobody" })).status).toBe(404);
  });

  it("include one administrator always, and nobody locks themselves out", async () => {
    expect((await edit(admin.id, { role: "lead" })).body.detail).toContain("only administrator");
    expect((await edit(admin.id, { active: false })).body.detail).toContain("your own account");
    const other = await makePerson("admin", "Bea");
    const theirs = await signInAs(other.email);
    const both = await Promise.all([
      knock(one.PATCH, "/x", { method: "PATCH", params: { person: admin.id }, headers: { cookie: theirs }, body: { role: "lead" } }),
      knock(one.PATCH, "/x", { method: "PATCH", params: { person: other.id }, headers: { cookie }, body: { role: "lead" } }),
    ]);
    // The second is told so, or is no administrator any more when it is looked at.
    const [done, refused] = both.map(({ status }) => status).sort();
    expect([done, [403, 409].includes(refused ?? 0)]).toEqual([200, true]);
    expect((await pool().query(`select from "user" where role = 'admin' and not banned`)).rowCount).toBe(1);
    await pool().query(`update "user" set role = 'admin' where id = $1`, [admin.id]);
  });
});

describe("tokens", () => {
  it("of services are not called like a person, those of a person may be", async () => {
    const person = await makePerson("lead", "Siri Dahl");
    const make = (more: object) => ask(tokens.POST, "POST", {}, { name: "siri  DAHL", role: "viewer", ...more });
    expect(await make({})).toMatchObject({ status: 409, body: { code: "name-taken" } });
    expect((await make({ person: person.email })).status).toBe(201);
    for (let i = 0; i < 2; i += 1) expect((await make({ name: "twice" })).status).toBe(201);
    expect(await ask(people.POST, "POST", {}, { name: "Twice", email: "twice@example.org", role: "viewer" })).toMatchObject({
      status: 409,
    });
    expect((await make({ name: "a\u202Eb" })).status).toBe(400);
  });

  it("are told once, listed without their secret, and revoked", async () => {
    const made = await ask(tokens.POST, "POST", {}, { name: "nightly", role: "engineer", expires: "2099-01-31" });
    expect(made).toMatchObject({ status: 201, body: { token: { name: "nightly", person: null, expiresAt: "2099-01-31T23:59:59.999Z" } } });
    const bearer = { authorization: `Bearer ${made.body.secret}` };
    expect(await whoIs(bearer)).toBe(200);
    const listed = await ask(tokens.GET, "GET");
    expect(listed.body.items[0]).toEqual(made.body.token);
    expect(JSON.stringify(listed.body)).not.toContain(made.body.secret);
    const revoked = await ask(oneToken.DELETE, "DELETE", { token: made.body.token.id });
    expect([revoked.body.revokedAt !== null, await whoIs(bearer)]).toEqual([true, 401]);
    expect((await ask(oneToken.DELETE, "DELETE", { token: made.body.token.id })).status).toBe(200);
  });

  it("do not begin expired or for nobody", async () => {
    expect((await ask(tokens.POST, "POST", {}, { name: "x", role: "viewer", expires: "2020-01-01" })).status).toBe(400);
    expect((await ask(tokens.POST, "POST", {}, { name: "x", role: "viewer", person: "nobody@example.org" })).status).toBe(404);
  });
});
