import { beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { ask, listed, makeThings, params } from "./testing/things";

useDatabase({ own: true });
const files = listed.filter(([, { method, answers }]) => method === "GET" && answers[200] === null);

beforeAll(() => makeThings());

describe("HEAD", () => {
  it.each(files)("%s: answers as GET would, without a body", async (_, endpoint) => {
    const head = await ask(endpoint, { method: "HEAD" });
    const get = await ask(endpoint);
    expect([head.status, head.type, head.text]).toEqual([get.status, get.type, ""]);
  });

  it("is refused where GET is", async () => {
    for (const [name, endpoint] of files) {
      const at: Record<string, string> = endpoint.path.includes("{migration}")
        ? { migration: "0192f000-0000-7000-8000-000000000009" }
        : { secret: "x".repeat(43) };
      expect((await ask(endpoint, { method: "HEAD", at })).status, name).toBe(404);
      if (endpoint.verb) expect((await ask(endpoint, { method: "HEAD", headers: { authorization: "Bearer x" } })).status, name).toBe(401);
    }
    const find = (name: string) => files.find(([one]) => one === name)?.[1];
    const [frozen, original] = [find("reportsFile"), find("importsFile")];
    if (!frozen || !original) throw new Error("No such endpoints");
    expect((await ask(frozen, { method: "HEAD", at: { report: "99" } })).status).toBe(404);
    expect((await ask(original, { method: "HEAD", at: { import: "0192f000-0000-7000-8000-000000000009" } })).status).toBe(404);
  });

  it("makes no file: however many ask, a reader still gets one", async () => {
    for (const [name, endpoint] of files.filter(([name]) => name.startsWith("report"))) {
      await Promise.all(Array.from({ length: 30 }, () => ask(endpoint, { method: "HEAD" })));
      expect((await ask(endpoint)).status, name).toBe(200);
    }
  });

  it("of a link is no opening of it, and neither guesses nor openings that were right use up the tries of an address", async () => {
    const shared = listed.filter(([name]) => ["sharedGet", "sharedFile"].includes(name));
    const opened = async () => (await pool().query("select opened, opened_at from report_link where id = $1", [params.link])).rows[0];
    const tries = async () =>
      (await pool().query<{ count: number }>(`select count from "rateLimit" where key like 'shared address:%'`)).rows.map(
        ({ count }) => count,
      );
    await pool().query("update report_link set opened = 0, opened_at = null");
    for (const [, endpoint] of shared) expect((await ask(endpoint, { method: "HEAD" })).status).toBe(200);
    expect(await opened()).toEqual({ opened: 0, opened_at: null });
    const before = await tries();
    for (const [, endpoint] of shared) expect((await ask(endpoint)).status).toBe(200);
    expect([await opened(), await tries()]).toEqual([{ opened: 1, opened_at: expect.any(Date) }, before]);
  });
});
