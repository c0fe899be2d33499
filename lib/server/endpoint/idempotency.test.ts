import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { once as showOnce } from "@/lib/server/answers/answer";
import { ProblemError } from "@/lib/server/answers/problem";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { knock, makeToken } from "@/lib/server/people/testing";
import { handler } from "./handler";

useDatabase();
const path = "/api/v1/things";
const holder = fileURLToPath(new URL("testing/hold-until-killed.ts", import.meta.url));
const body = z.object({ name: z.string() });
const write = {
  method: "POST",
  path,
  summary: "For this test",
  verb: "agents.edit",
  body,
  answers: { 200: z.unknown(), 201: z.unknown() },
} as const satisfies Endpoint;

let token: string;
beforeAll(async () => {
  token = await makeToken("engineer");
});
const as = (headers = {}) => ({ authorization: token, ...headers });
const answer = async (response: Response) => ({ status: response.status, body: await response.json() });

describe("Idempotency-Key", () => {
  const run = vi.fn<(name: string) => Promise<{ status: number; body: unknown }>>();
  const post = handler(write, ({ body }) => run(body.name));
  const send = (key: string, name = "a", headers = {}) =>
    knock(post, path, { method: "POST", body: { name }, headers: as({ "idempotency-key": key, ...headers }) });
  beforeEach(() => {
    run.mockReset();
  });

  it("replays the answer, header and all", async () => {
    run.mockImplementation(async () => ({ status: 201, body: { revision: 1 }, headers: { location: "/x" } }));
    const [first, second] = [await send("one"), await send("one")];
    expect(run).toHaveBeenCalledTimes(1);
    expect([second.status, second.headers.get("location"), second.headers.get("etag"), second.headers.get("idempotency-replayed")]).toEqual(
      [201, "/x", '"1"', "true"],
    );
    expect(await second.json()).toEqual(await first.json());
    await send("two");
    await send("one", "a", { authorization: await makeToken("lead") });
    expect(run).toHaveBeenCalledTimes(3);
  });

  it("422 for another payload, 400 for a key that cannot be one", async () => {
    run.mockImplementation(async () => ({ status: 200, body: {} }));
    await send("three");
    expect(await answer(await send("three", "b"))).toMatchObject({ status: 422, body: { code: "idempotency-mismatch" } });
    expect((await send("a b")).status).toBe(400);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("409 while the first is running", async () => {
    let open = () => {};
    const begun = new Promise<void>((hasBegun) => {
      run.mockImplementation(
        () =>
          new Promise((resolve) => {
            open = () => resolve({ status: 200, body: {} });
            hasBegun();
          }),
      );
    });
    const first = send("four");
    await begun;
    expect(await answer(await send("four"))).toMatchObject({ status: 409, body: { code: "idempotency-running" } });
    open();
    expect((await first).status).toBe(200);
    expect((await send("four")).headers.get("idempotency-replayed")).toBe("true");
  });

  it("belongs to a process: once that was killed, the key works at once, and not before", { timeout: 60_000 }, async () => {
    run.mockImplementation(async () => ({ status: 200, body: {} }));
    expect((await send("killed")).status).toBe(200);
    // As the process that is killed left it: taken, without an answer.
    const { rows } = await pool().query("select actor, digest from idempotency where key = 'killed'");
    const [actor, digest] = [rows[0]?.actor.split(":")[1] ?? "", rows[0]?.digest ?? ""];
    await pool().query("delete from idempotency where key = 'killed'");
    const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", holder, actor, path, "killed", digest], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    expect(await answer(await send("killed"))).toMatchObject({ status: 409, body: { code: "idempotency-running" } });
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    // The database ends the connection of a killed process in its own time, which is not long.
    await expect.poll(async () => (await send("killed")).status, { timeout: 20_000 }).toBe(200);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("makes a secret once, and says so to a repeat", async () => {
    run.mockImplementation(async () => ({ status: 201, body: { secret: "s" } }));
    const make = handler(write, async ({ body }) => showOnce(201, (await run(body.name)).body));
    const sendFor = () => knock(make, path, { method: "POST", body: { name: "a" }, headers: as({ "idempotency-key": "secret" }) });
    expect(await (await sendFor()).json()).toEqual({ secret: "s" });
    expect(await answer(await sendFor())).toMatchObject({ status: 409, body: { code: "shown-once" } });
    expect(run).toHaveBeenCalledTimes(1);
    expect(JSON.stringify((await pool().query("select answer from idempotency where key = 'secret'")).rows)).not.toContain('"s"');
  });

  it("keeps a refusal, not a fault, and nothing longer than a day", async () => {
    run.mockRejectedValueOnce(new ProblemError(409, "conflict", "No.")).mockRejectedValueOnce(new Error("fault"));
    run.mockImplementation(async () => ({ status: 200, body: {} }));
    expect([(await send("five")).status, (await send("five")).status]).toEqual([409, 409]);
    expect([(await send("six")).status, (await send("six")).status]).toEqual([500, 200]);
    await pool().query("update idempotency set created_at = now() - interval '25 hours'");
    expect((await send("five")).status).toBe(200);
  });

  it("knows an upload by what its verb received, whatever its length and boundary", async () => {
    run.mockImplementation(async () => ({ status: 200, body: {} }));
    const upload = handler({ ...write, body: undefined, rawBody: true }, async ({ request, received }) => {
      const content = await request.text();
      if (content === "broken") throw new ProblemError(400, "invalid-request", "No.");
      await received(content);
      return run(content);
    });
    const tryWith = (boundary: string, content: string) =>
      knock(upload, path, {
        method: "POST",
        body: content,
        headers: as({ "idempotency-key": "seven", "content-type": `multipart/form-data; boundary=${boundary}` }),
      });
    expect((await tryWith("a", "broken")).status).toBe(400);
    expect((await tryWith("a", "x")).status).toBe(200);
    const again = await tryWith("b", "x");
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect(await answer(await tryWith("a", "y"))).toMatchObject({ status: 422, body: { code: "idempotency-mismatch" } });
    expect(run).toHaveBeenCalledTimes(1);
  });
});
