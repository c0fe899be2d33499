import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { anyOf } from "@/lib/contracts/wire";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { knock, makePerson, makeToken, signInAs } from "@/lib/server/people/testing";
import { handler } from "./handler";

useDatabase();
const path = "/api/v1/things";
const thing = z.object({ name: z.string(), tags: z.array(z.string()).optional(), revision: z.number().optional() });
const base = { path, summary: "For this test", verb: "agents.edit", answers: { 200: z.unknown() } } as const satisfies Partial<Endpoint>;
const read = {
  ...base,
  method: "GET",
  query: z.object({ q: z.string().optional(), tag: anyOf(z.string()), limit: z.coerce.number().max(5).default(2) }),
} as const satisfies Endpoint;
const write = { ...base, method: "POST", body: thing } as const satisfies Endpoint;
const edit = { ...base, method: "PATCH", body: thing, ifMatch: "required" } as const satisfies Endpoint;

let token: string;
let cookie: string;
beforeAll(async () => {
  token = await makeToken("engineer");
  cookie = await signInAs((await makePerson("engineer")).email);
});

const list = (...headers: Record<string, string>[]) => headers;
const as = (headers = {}) => ({ authorization: token, ...headers });
const answer = async (response: Response) => ({
  status: response.status,
  body: await response.json(),
  type: response.headers.get("content-type"),
});

describe("who may", () => {
  const get = handler(read, async ({ actor }) => ({ status: 200, body: actor }));
  const post = handler(write, async () => ({ status: 200, body: {} }));

  it("401 without, with a wrong token, and with a wrong token beside a good cookie", async () => {
    for (const headers of list(
      {},
      { authorization: "Bearer tandem_x" },
      { authorization: "Basic abc" },
      { authorization: "Bearer tandem_x", cookie },
    )) {
      expect(await answer(await knock(get, path, { headers }))).toMatchObject({
        status: 401,
        type: "application/problem+json",
        body: { code: "not-signed-in", status: 401, type: "urn:tandem:problem:not-signed-in" },
      });
    }
  });

  it("403 with too little, the person or service otherwise", async () => {
    expect(await answer(await knock(get, path, { headers: { authorization: await makeToken("viewer") } }))).toMatchObject({
      status: 403,
      body: { code: "not-allowed" },
    });
    expect(await answer(await knock(get, path, { headers: as() }))).toMatchObject({ status: 200, body: { kind: "service" } });
    expect(await answer(await knock(get, path, { headers: { cookie } }))).toMatchObject({ status: 200, body: { kind: "person" } });
  });

  it("a cookie needs a page of ours, a token does not", async () => {
    for (const headers of list(
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "same-site" },
      { host: "evil.example" },
    )) {
      expect(await answer(await knock(post, path, { method: "POST", body: { name: "a" }, headers: { cookie, ...headers } }))).toMatchObject(
        { status: 403, body: { code: "wrong-origin" } },
      );
      expect((await knock(post, path, { method: "POST", body: { name: "a" }, headers: as(headers) })).status).toBe(200);
    }
    for (const headers of list({ origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" }, { "sec-fetch-site": "same-origin" })) {
      expect((await knock(post, path, { method: "POST", body: { name: "a" }, headers: { cookie, ...headers } })).status).toBe(200);
    }
  });

  it("404 for a migration that is not there, 409 for one that is archived", async () => {
    const inMigration = z.object({ migration: z.uuid() });
    const change = handler({ ...base, method: "DELETE", params: inMigration }, async ({ migration }) => ({
      status: 200,
      body: migration.name,
    }));
    const look = handler({ ...base, method: "GET", verb: "agents.read", params: inMigration }, async ({ migration }) => ({
      status: 200,
      body: migration.timeZone,
    }));
    const id = "0192f000-0000-7000-8000-000000000001";
    for (const migration of ["not-a-uuid", id]) {
      expect(await answer(await knock(change, path, { method: "DELETE", headers: as(), params: { migration } }))).toMatchObject({
        status: 404,
        body: { code: "not-found" },
      });
    }
    await pool().query("insert into migration (id, name, time_zone) values ($1, 'M', 'Europe/Berlin')", [id]);
    expect(await answer(await knock(change, path, { method: "DELETE", headers: as(), params: { migration: id } }))).toMatchObject({
      status: 200,
      body: "M",
    });
    await pool().query("update migration set archived_at = now() where id = $1", [id]);
    expect(await answer(await knock(change, path, { method: "DELETE", headers: as(), params: { migration: id } }))).toMatchObject({
      status: 409,
      body: { code: "archived" },
    });
    expect(await answer(await knock(look, path, { headers: as(), params: { migration: id } }))).toMatchObject({
      status: 200,
      body: "Europe/Berlin",
    });
  });
});

describe("what goes in", () => {
  const get = handler(read, async ({ query }) => ({ status: 200, body: query }));
  const post = handler(write, async ({ body }) => ({ status: 200, body }));
  const send = (body: unknown, headers = {}) => knock(post, path, { method: "POST", body, headers: as(headers) });

  it("repeated keys are lists, unknown ones are dropped, defaults apply", async () => {
    expect((await answer(await knock(get, `${path}?tag=a&tag=b&other=1&q=x`, { headers: as() }))).body).toEqual({
      tag: ["a", "b"],
      q: "x",
      limit: 2,
    });
    expect((await answer(await knock(get, `${path}?tag=a`, { headers: as() }))).body).toEqual({ tag: ["a"], limit: 2 });
  });

  it("names what cannot be used", async () => {
    expect(await answer(await knock(get, `${path}?limit=9`, { headers: as() }))).toMatchObject({
      status: 400,
      body: { code: "invalid-request", detail: expect.stringContaining('"limit"') },
    });
    expect(await answer(await send({ name: "a", tags: ["b", 3] }))).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('"tags[1]"') },
    });
  });

  it.each([
    ["{", 400],
    ["[]", 400],
    ["", 400],
    ['{"name":"a\\u0000"}', 400],
    ['{"name":"a\\ud800"}', 400],
    ['{"name":"\\udc00\\ud800"}', 400],
    ['{"name":"a","\\ud800":1}', 400],
    [`${"[".repeat(5000)}${"]".repeat(5000)}`, 400],
    [`{"name":"${"a".repeat(1_000_001)}"}`, 413],
  ])("refuses %#", async (body, status) => {
    expect((await answer(await send(body))).status).toBe(status);
  });

  it("415 for anything but JSON; an empty body is fine where {} is", async () => {
    expect(await answer(await send("name=a", { "content-type": "application/x-www-form-urlencoded" }))).toMatchObject({
      status: 415,
      body: { code: "unsupported-media-type" },
    });
    const open = handler({ ...base, method: "POST", body: z.object({ name: z.string().default("x") }) }, async ({ body }) => ({
      status: 200,
      body,
    }));
    expect(await answer(await knock(open, path, { method: "POST", headers: as() }))).toMatchObject({ status: 200, body: { name: "x" } });
  });

  it("If-Match: 428 without, 400 when malformed, a number otherwise", async () => {
    const patch = handler(edit, async ({ ifMatch }) => ({ status: 200, body: { ifMatch, revision: 8 } }));
    const change = (headers: Record<string, string>) => knock(patch, path, { method: "PATCH", body: { name: "a" }, headers: as(headers) });
    expect(await answer(await change({}))).toMatchObject({ status: 428, body: { code: "precondition-required" } });
    for (const value of ["3", 'W/"3"', "*", '"x"']) expect((await change({ "if-match": value })).status).toBe(400);
    const done = await change({ "if-match": '"7"' });
    expect(done.headers.get("etag")).toBe('"8"');
    expect(done.headers.get("cache-control")).toBe("no-store");
    expect((await done.json()).ifMatch).toBe(7);
  });
});
