import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { endpoints } from "@/lib/contracts/endpoints";
import { account } from "@/lib/contracts/people";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { settings } from "@/lib/server/process/settings";
import { knock } from "./testing";

const accountRoute = routeAt("/api/v1/account");
const setup = routeAt("/api/v1/setup");

useDatabase({ own: true });
const { path } = endpoints.setupCreate;
const body = (name: string) => ({ name, email: `${name}@Example.org`, password: "twelve characters" });
const make = (name: string, extra: object = {}, headers = {}) =>
  knock(setup.POST, path, { method: "POST", body: { ...body(name), ...extra }, headers });

describe("the first visit", () => {
  beforeEach(async () => {
    await pool().query(`delete from "user"`);
    await pool().query(`delete from "rateLimit"`);
  });
  afterEach(() => {
    settings().setupCode = undefined;
    settings().setupFreeHere = false;
  });

  it("makes an administrator, signs in and is then over", async () => {
    expect(await (await knock(setup.GET, path)).json()).toEqual({ needed: true, codeNeeded: false });
    const made = await make("ada");
    expect(made.status).toBe(201);
    const cookie = made.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    const who = await knock(accountRoute.GET, "/api/v1/account", { headers: { cookie } });
    expect(account.parse(await who.json())).toMatchObject({
      actor: { kind: "person", name: "ada", role: "admin" },
      email: "ada@example.org",
    });
    expect(await (await knock(setup.GET, path)).json()).toEqual({ needed: false, codeNeeded: false });
    const second = await make("eve");
    expect([second.status, (await second.json()).code]).toEqual([409, "setup-done"]);
  });

  it("is won by one of two at once", async () => {
    const answers = await Promise.all([make("ada"), make("eve")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await pool().query(`select role from "user"`)).rows).toEqual([{ role: "admin" }]);
  });

  it("asks for the code when there is one, a limited number of times", async () => {
    settings().setupCode = "right-code";
    expect(await (await knock(setup.GET, path)).json()).toEqual({ needed: true, codeNeeded: true });
    for (const code of [undefined, "wrong-code", "right-cod"]) {
      const refused = await make("ada", code ? { code } : {});
      expect([refused.status, (await refused.json()).code]).toEqual([403, "wrong-setup-code"]);
    }
    for (let i = 0; i < 17; i += 1) await make("ada", { code: "wrong" }, { "x-forwarded-for": `192.0.2.${i}` });
    const late = await make("ada", { code: "right-code" });
    expect([late.status, late.headers.get("retry-after") !== null]).toEqual([429, true]);
    await pool().query(`delete from "rateLimit"`);
    expect((await make("ada", { code: "right-code" })).status).toBe(201);
  });

  it("asks for it where only users of this machine should come and a proxy passed the request on", async () => {
    Object.assign(settings(), { setupCode: "right-code", setupFreeHere: true });
    const headers = { "x-tandem-passed-on": "1" };
    expect(await (await knock(setup.GET, path)).json()).toEqual({ needed: true, codeNeeded: false });
    expect(await (await knock(setup.GET, path, { headers })).json()).toEqual({ needed: true, codeNeeded: true });
    expect((await make("eve", {}, headers)).status).toBe(403);
    expect((await make("ada")).status).toBe(201);
  });

  it("names the field that cannot be used", async () => {
    const short = await make("ada", { password: "short" });
    expect(short.status).toBe(400);
    expect((await short.json()).detail).toContain('"password"');
  });

  it("refuses pages of other sites and names that were pointed at this machine", async () => {
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, { host: "evil.example:3000" }]) {
      const refused = await make("ada", {}, headers);
      expect([refused.status, (await refused.json()).code]).toEqual([403, "wrong-origin"]);
    }
  });
});
