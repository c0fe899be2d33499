import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { useDatabase } from "@/lib/server/database/testing";
import { handler } from "@/lib/server/endpoint/handler";
import { knock, makeToken } from "@/lib/server/people/testing";
import { conflict } from "./problem";

useDatabase();
const path = "/api/v1/things";
const read = {
  method: "GET",
  path,
  summary: "For this test",
  verb: "agents.edit",
  answers: { 200: z.unknown() },
} as const satisfies Endpoint;

let token: string;
beforeAll(async () => {
  token = await makeToken("engineer");
});
const as = () => ({ authorization: token });
const answer = async (response: Response) => ({ status: response.status, body: await response.json() });

describe("what goes wrong", () => {
  const failing = (error: unknown) => handler(read, async () => Promise.reject(error));
  const ask = async (error: unknown) => answer(await knock(failing(error), path, { headers: as() }));

  it("tells problems as they are and faults without their words", async () => {
    expect(await ask(conflict("needs-input", "Say which.", { needs: ["kind"] }))).toMatchObject({
      status: 409,
      body: { code: "needs-input", detail: "Say which.", needs: ["kind"] },
    });
    const fault = await ask(new Error('select "secret" from x'));
    expect(fault).toMatchObject({ status: 500, body: { code: "internal" } });
    expect(JSON.stringify(fault.body)).not.toContain("secret");
  });

  it("503 when the database is away", async () => {
    for (const error of [
      Object.assign(new Error("x"), { code: "ECONNREFUSED", syscall: "connect" }),
      new Error("wrapped", { cause: Object.assign(new Error("x"), { code: "57P01" }) }),
      new Error("Connection terminated unexpectedly"),
    ]) {
      expect(await ask(error)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    }
    expect((await ask(Object.assign(new Error("x"), { code: "ENOENT", syscall: "open" }))).status).toBe(500);
  });

  it.each(["ENOSPC", "53100"])("507 with a word about the disk when it is full (%s)", async (code) => {
    const full = await ask(new Error("wrapped", { cause: Object.assign(new Error("x"), { code, syscall: "write" }) }));
    expect(full).toMatchObject({ status: 507, body: { code: "disk-full", detail: expect.stringContaining("disk is full") } });
  });

  // What a database that finds no room for its log says is only that it ends; /proc has no room for anything.
  it.runIf(process.platform === "linux")("507 too when the database went away for want of room", async () => {
    const { TANDEM_DATA, DATABASE_URL } = process.env;
    const gone = () => ask(Object.assign(new Error("x"), { code: "57P02" }));
    try {
      delete process.env.DATABASE_URL;
      process.env.TANDEM_DATA = "/proc";
      expect(await gone()).toMatchObject({ status: 507, body: { code: "disk-full" } });
      process.env.DATABASE_URL = "postgresql://elsewhere/x";
      expect(await gone()).toMatchObject({ status: 503, body: { code: "unavailable" } });
    } finally {
      Object.assign(process.env, { ...(TANDEM_DATA ? { TANDEM_DATA } : {}), ...(DATABASE_URL ? { DATABASE_URL } : {}) });
      if (!TANDEM_DATA) delete process.env.TANDEM_DATA;
      if (!DATABASE_URL) delete process.env.DATABASE_URL;
    }
  });
});
