import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock } from "@/lib/server/people/testing";
import { settings } from "@/lib/server/process/settings";
import { reportsOf } from "../testing/api";
import { refusalOf } from "./open";

const fileRoute = routeAt("/api/v1/shared/{secret}/files/{file}");
const openingRoute = routeAt("/api/v1/shared/{secret}/opening");
const sharedRoute = routeAt("/api/v1/shared/{secret}");

useDatabase();

let migration: string;
let reports: ReturnType<typeof reportsOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  reports = reportsOf(migration);
  await apiOf(migration).send(csvOf(names(3)), { capturedAt: day(3) });
  await reports.freeze();
  await pool().query(`delete from "rateLimit"`);
});

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const password = "only for the board";

async function share(body: Record<string, unknown> = {}) {
  const { body: made } = await reports.share("1", { expires: tomorrow(), ...body });
  return { id: made.link.id, secret: made.address.split("/").at(-1) ?? "", address: made.address };
}
const open = (secret: string, headers: Record<string, string> = {}) =>
  knock(sharedRoute.GET, `/api/v1/shared/${secret}`, { params: { secret }, headers });
const file = (secret: string, headers: Record<string, string> = {}) =>
  knock(fileRoute.GET, `/api/v1/shared/${secret}/files/json`, { params: { secret, file: "json" }, headers });
const give = (secret: string, said: string, headers: Record<string, string> = {}) =>
  knock(openingRoute.POST, `/api/v1/shared/${secret}/opening`, { method: "POST", params: { secret }, body: { password: said }, headers });
const links = async () => (await reports.links("1")).body.items;

describe("a link to a frozen report", () => {
  it("opens it without a session, its files too, and counts", async () => {
    const { secret, address } = await share();
    expect(address).toMatch(/^http:\/\/localhost:3000\/shared\/[\w-]{43}$/);
    const answer = await open(secret);
    expect(answer.status).toBe(200);
    expect([answer.headers.get("cache-control"), answer.headers.get("x-robots-tag")]).toEqual(["no-store", "noindex, nofollow, noarchive"]);
    const { report } = (await reports.frozen("1")).body;
    expect((await answer.json()).report).toEqual(report);
    const download = await file(secret);
    expect(await download.json()).toEqual(report);
    expect([download.headers.get("cache-control"), download.headers.get("x-robots-tag")]).toEqual([
      "no-store",
      "noindex, nofollow, noarchive",
    ]);
    expect(await links()).toMatchObject([{ opened: 1, state: "open", password: false, createdBy: "Token lead" }]);
  });

  it("says where nobody else could open it", async () => {
    const made = async () => (await reports.share("1", { expires: tomorrow() })).body;
    expect(await made()).toMatchObject({ onlyHere: false });
    settings().knownHereOnly = true;
    try {
      expect(await made()).toMatchObject({ onlyHere: true });
    } finally {
      settings().knownHereOnly = false;
    }
  });

  it("answers unknown, expired and revoked alike", async () => {
    const [expired, revoked] = [await share(), await share()];
    await pool().query("update report_link set expires_at = now() - interval '1 second' where id = $1", [expired.id]);
    await reports.revoke("1", revoked.id);
    const said = await Promise.all(
      ["A".repeat(43), expired.secret, revoked.secret].map(async (secret) => {
        const answers = await Promise.all([open(secret), file(secret), give(secret, password)]);
        return Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]));
      }),
    );
    expect(said[0]?.map(([status]) => status)).toEqual([404, 404, 404]);
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
    expect((await links()).map(({ state }) => state).sort()).toEqual(["expired", "revoked"]);
  });

  it("tells the page what it refuses: guesses count as at the API, and who guesses too often learns nothing of what opens", async () => {
    const [plain, locked, revoked] = [await share(), await share({ password }), await share()];
    await reports.revoke("1", revoked.id);
    const from = new Headers({ "x-forwarded-for": "192.0.2.7" });
    const asked = async (secret: string) => (await refusalOf(secret, from, new Date()))?.status ?? null;
    const counted = async () => (await pool().query(`select count from "rateLimit" where key like 'shared address:%'`)).rows[0]?.count ?? 0;
    expect([await asked(plain.secret), await asked(locked.secret), Number(await counted())]).toEqual([null, null, 0]);
    expect([await asked(revoked.secret), await asked("A".repeat(43)), Number(await counted())]).toEqual([404, 404, 2]);
    await pool().query(`update "rateLimit" set count = 300 where key like 'shared address:%'`);
    const now = new Date();
    const [opening, none] = [await refusalOf(plain.secret, from, now), await refusalOf("B".repeat(43), from, now)];
    expect(none).toMatchObject({ status: 429, detail: expect.stringMatching(/^Too many attempts\. Try again in /) });
    expect([opening?.status, opening?.detail, opening?.headers]).toEqual([none?.status, none?.detail, none?.headers]);
    expect(await refusalOf(plain.secret, new Headers({ "x-forwarded-for": "192.0.2.8" }), now)).toBe(null);
  });

  it("with a password opens only with it, by a cookie that is good for this link alone", async () => {
    const [one, other] = [await share({ password }), await share({ password })];
    for (const answer of [await open(one.secret), await file(one.secret), await give(one.secret, "wrong password")]) {
      expect([answer.status, (await answer.json()).code]).toEqual([403, "password-needed"]);
    }
    const given = await give(one.secret, password);
    expect(given.status).toBe(204);
    const set = given.headers.get("set-cookie") ?? "";
    expect(set).toMatch(new RegExp(`Path=/api/v1/shared/${one.secret}; Max-Age=28800; HttpOnly; SameSite=Strict`));
    const cookie = set.split(";")[0] ?? "";
    expect((await open(one.secret, { cookie })).status).toBe(200);
    expect((await file(one.secret, { cookie })).status).toBe(200);
    expect((await open(other.secret, { cookie })).status).toBe(403);
    const [name, value = ""] = cookie.split("=");
    const [until = "", sealed = ""] = value.split(".");
    for (const forged of [`${Number(until) + 1}.${sealed}`, `${until}.${"A".repeat(43)}`, until, "", `${until}.`])
      expect((await open(one.secret, { cookie: `${name}=${forged}` })).status).toBe(403);
    expect((await links()).map(({ opened }) => opened).sort()).toEqual([0, 1]);
  });

  it("keeps neither the secret nor the password, in no table", async () => {
    const { secret } = await share({ password });
    await give(secret, password);
    await open(secret);
    const { rows } = await pool().query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
    );
    for (const { name } of rows.filter(({ name }) => name !== "_prisma_migrations")) {
      const found = await pool().query(`select 1 from "${name}" t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0`, [
        secret,
        password,
      ]);
      expect([name, found.rowCount]).toEqual([name, 0]);
    }
  });

  it("limits wrong passwords per link and requests per address and per link", async () => {
    const { secret } = await share({ password });
    for (let tried = 0; tried < 10; tried++) expect((await give(secret, "wrong password")).status).toBe(403);
    const refused = await give(secret, password);
    expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
    await pool().query(`update "rateLimit" set count = 10000 where key like 'shared address:%'`);
    expect((await open("A".repeat(43))).status).toBe(429);
    expect((await open("A".repeat(43), { "x-forwarded-for": "192.0.2.9" })).status).toBe(404);
    await pool().query(`update "rateLimit" set count = 10000 where key like 'shared link:%'`);
    expect((await open(secret, { "x-forwarded-for": "192.0.2.9" })).status).toBe(429);
  });

  it("is made and revoked by leads, each with an event; it must end, and not in the past", async () => {
    expect((await reports.share("1", { expires: tomorrow() }, { role: "engineer" })).status).toBe(403);
    expect((await reports.links("1", { role: "engineer" })).status).toBe(403);
    for (const body of [{}, { expires: "2014-02-02" }, { expires: "2099-01-01" }, { expires: tomorrow(), password: "short" }])
      expect((await reports.share("1", body)).status).toBe(400);
    expect((await reports.share("2", { expires: tomorrow() })).status).toBe(404);
    const { id, secret } = await share();
    expect((await reports.revoke("1", id)).body).toMatchObject({ state: "revoked", revokedBy: "Token lead" });
    expect((await reports.revoke("1", id)).status).toBe(200);
    const events = (await apiOf(migration).events()).filter(({ verb }) => /share$/.test(verb));
    expect(events.map(({ verb }) => verb)).toEqual(["reports.share", "reports.unshare"]);
    expect(JSON.stringify(events)).not.toContain(secret);
  });

  it("lets a password be given only from a page of ours", async () => {
    const { secret } = await share({ password });
    expect((await give(secret, password, { origin: "https://evil.example" })).status).toBe(403);
    expect((await give(secret, password, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  });
});
