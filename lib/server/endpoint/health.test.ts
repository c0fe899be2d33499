import { describe, expect, it } from "vitest";
import * as authRoute from "@/app/api/auth/[...all]/route";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { knock, makePerson, signInAs, testPassword } from "@/lib/server/people/testing";
import packageFile from "@/package.json" with { type: "json" };

const health = routeAt("/api/health");
const account = routeAt("/api/v1/account");

useDatabase({ own: true });
const ask = async (answer: Promise<Response>) => {
  const response = await answer;
  return { status: response.status, body: await response.json() };
};

describe("health", () => {
  it("tells that all is well, and says 503 everywhere while the database is away", async () => {
    expect(await ask(knock(health.GET, "/api/health"))).toEqual({
      status: 200,
      body: { status: "ok", database: "ok", version: packageFile.version },
    });
    const { email } = await makePerson();
    const headers = { cookie: await signInAs(email) };
    const away = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });
    const [{ query, connect }, refuse] = [pool(), () => Promise.reject(away)];
    Object.assign(pool(), { query: refuse, connect: refuse });
    const unavailable = { status: 503, body: { code: "unavailable" } };
    expect(await ask(knock(health.GET, "/api/health"))).toMatchObject(unavailable);
    expect(await ask(knock(health.GET, "/api/health", { headers }))).toMatchObject(unavailable);
    expect(await ask(knock(account.GET, "/api/v1/account", { headers }))).toMatchObject(unavailable);
    const signIn = { method: "POST", body: { email, password: testPassword } };
    expect(await ask(knock(authRoute.POST, "/api/auth/sign-in/email", signIn))).toMatchObject(unavailable);
    Object.assign(pool(), { query, connect });
    const silent = () => new Promise(() => undefined);
    Object.assign(pool(), { query: silent, connect: silent });
    expect(await ask(knock(health.GET, "/api/health", { headers }))).toMatchObject(unavailable);
    expect(await ask(knock(health.GET, "/api/health", { headers: { authorization: "Bearer tandem_x" } }))).toMatchObject(unavailable);
    Object.assign(pool(), { query, connect });
    expect((await ask(knock(account.GET, "/api/v1/account", { headers }))).status).toBe(200);
  });
});
