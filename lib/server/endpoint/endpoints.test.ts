import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { endpoints } from "@/lib/contracts/endpoints";
import { type Actor, may, personRoles, type Role, roles } from "@/lib/domain/roles";
import { answerApi } from "@/lib/server/api/api";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { knock, makePerson, makeToken, signInAs } from "@/lib/server/people/testing";

useDatabase({ own: true });
const params = {
  migration: v7(),
  import: "0192f000-0000-7000-8000-000000000002",
  fqdn: "a.example.org",
  change: "0192f000-0000-7000-8000-000000000003",
  completion: "0192f000-0000-7000-8000-000000000003",
  name: "a",
  component: "0192f000-0000-7000-8000-000000000003",
  planned: "0192f000-0000-7000-8000-000000000003",
  task: "0192f000-0000-7000-8000-000000000003",
  phase: "deploy",
  group: "OLD",
  kind: "agentless",
  person: "nobody",
  token: "0192f000-0000-7000-8000-000000000003",
  build: "7.1.19999.0",
  limit: "agentsPerGateway",
  report: "1",
  earlier: "1",
  file: "json",
  link: "0192f000-0000-7000-8000-000000000003",
  secret: "a".repeat(43),
  schedule: "0192f000-0000-7000-8000-000000000003",
  comment: "0192f000-0000-7000-8000-000000000003",
  template: "0192f000-0000-7000-8000-000000000003",
};
const listed = Object.entries<Endpoint>(endpoints);
const closed = listed.filter(([, { verb }]) => verb !== null);
const tokens: Partial<Record<Role, string>> = {};
const cookies: Partial<Record<Role, string>> = {};
/** What an administrator once could come in with, and what is said of it now. */
const past: { headers: Record<string, string>; code: string }[] = [];
const archived = v7();

beforeAll(async () => {
  await pool().query("insert into migration (id, name, time_zone) values ($1::uuid, $1::uuid::text, 'UTC')", [params.migration]);
  for (const role of roles) {
    tokens[role] = await makeToken(role);
  }
  for (const role of personRoles) {
    cookies[role] = await signInAs((await makePerson(role)).email);
  }
  await pool().query("insert into migration (id, name, time_zone, archived_at) values ($1::uuid, $1::uuid::text, 'UTC', now())", [
    archived,
  ]);
  const gone = await makePerson("admin");
  const cookie = await signInAs(gone.email);
  await pool().query(`update "user" set banned = true where id = $1`, [gone.id]);
  const once = async (change: string) => {
    const authorization = await makeToken("admin");
    await pool().query(`update api_token set ${change} where hash = encode(sha256($1), 'hex')`, [Buffer.from(authorization.slice(7))]);
    return authorization;
  };
  const code = "not-signed-in";
  past.push(
    { headers: { authorization: await once("revoked_at = now()") }, code },
    { headers: { authorization: await once("expires_at = now() - interval '1 second'") }, code },
    { headers: { authorization: await once(`person_id = '${gone.id}'`) }, code: "deactivated" },
    { headers: { cookie }, code: "deactivated" },
    { headers: { cookie: `${cookies.admin}x` }, code },
    { headers: { authorization: "Bearer tandem_wrong", cookie: cookies.admin ?? "" }, code },
  );
});

async function ask(endpoint: Endpoint, headers: Record<string, string>, at: Partial<typeof params> = {}) {
  const given = { ...params, ...at };
  const left = new AbortController();
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: keyof typeof params) => {
    expect(given[name], `${endpoint.path} asks for {${name}}, which this test does not know`).toBeDefined();
    return given[name];
  });
  const response = await knock(answerApi, path, {
    method: endpoint.method,
    headers: { "if-match": '"99"', ...headers },
    signal: left.signal,
  });
  left.abort();
  const code = response.headers.get("content-type") === "application/problem+json" ? (await response.json()).code : null;
  if (code === null) await response.body?.cancel();
  return { status: response.status, code };
}

describe("every endpoint", () => {
  it.each(closed)("%s: 401 without a session", async (_, endpoint) => {
    expect(await ask(endpoint, {})).toEqual({ status: 401, code: "not-signed-in" });
  });

  it.each(closed)("%s: 401 with what counts no more, said to whom it belonged", async (_, endpoint) => {
    for (const { headers, code } of past) expect(await ask(endpoint, headers)).toEqual({ status: 401, code });
  });

  it.each(listed.filter(([, { method }]) => method !== "GET"))("%s: 403 from a page of another site", async (_, endpoint) => {
    const foreign: Record<string, string>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
      // A name of theirs that was pointed at this machine.
      { host: "evil.example", origin: "http://evil.example" },
    ];
    for (const headers of foreign) {
      const answer = await ask(endpoint, { cookie: cookies.admin ?? "", ...headers });
      expect(answer, JSON.stringify(headers)).toEqual({ status: 403, code: "wrong-origin" });
    }
  });

  it.each(closed.filter(([, { path }]) => path.includes("{migration}")))("%s: an archived migration is read-only", async (_, endpoint) => {
    const { code } = await ask(endpoint, { authorization: tokens.admin ?? "" }, { migration: archived });
    const admin: Actor = { kind: "service", id: "1", name: "S", role: "admin" };
    const changes = endpoint.verb !== null && !may(admin, endpoint.verb, { archived: true });
    expect(code === "archived").toBe(changes);
  });

  for (const role of roles) {
    const actor: Actor = { kind: "person", id: "1", name: "Ada", role };
    const mayAsk = ({ verb }: Endpoint) => verb !== null && may(actor, verb);
    // Who may load the sample would load it; lib/server/sample/sample.test.ts does that once for each of them.
    const asked = closed.filter(([name, endpoint]) => name !== "sampleLoad" || !mayAsk(endpoint));
    it.each(asked)(`${role}, %s: allowed or not as may() says`, async (_, endpoint) => {
      const allowed = mayAsk(endpoint);
      const cookie = cookies[role];
      const ways: Record<string, string>[] = [{ authorization: tokens[role] ?? "" }, ...(cookie ? [{ cookie }] : [])];
      for (const headers of ways) {
        const { status, code } = await ask(endpoint, headers);
        if (allowed) {
          expect(code).not.toBe("not-allowed");
          expect([401, 500, 503]).not.toContain(status);
        } else expect({ status, code }).toEqual({ status: 403, code: "not-allowed" });
      }
    });
  }

  it("opens one door to the collector: sending a file, and that of no archived migration", async () => {
    const authorization = tokens.collector ?? "";
    const open = [];
    for (const [name, endpoint] of closed) if ((await ask(endpoint, { authorization })).code !== "not-allowed") open.push(name);
    expect(open).toEqual(["importsCreate"]);
    const { path, method } = endpoints.importsCreate;
    const refused = await knock(answerApi, path.replace("{migration}", archived), { method, headers: { authorization } });
    expect([refused.status, (await refused.json()).code]).toEqual([409, "archived"]);
  });

  it.each(listed.filter(([, { verb }]) => verb === null))("%s: open to everybody", async (_, endpoint) => {
    expect([401, 403, 500]).not.toContain((await ask(endpoint, {})).status);
    expect([401, 403, 500]).not.toContain((await ask(endpoint, { authorization: "Bearer tandem_wrong" })).status);
  });
});
