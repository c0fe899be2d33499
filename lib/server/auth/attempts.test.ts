import { describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { attempt, forgetTheFuture, giveBack } from "./attempts";

useDatabase();
const limit = { most: 2, seconds: 900 };
const now = new Date("2026-11-29T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

describe("attempts", () => {
  it("are counted from the first one, and begin anew when the window is over", async () => {
    expect([await attempt("a", limit, now), await attempt("a", limit, later(1)), await attempt("a", limit, later(2))]).toEqual([
      null,
      null,
      898,
    ]);
    expect(await attempt("a", limit, later(900))).toBeNull();
  });

  it("that began in the future begin anew: the clock was ahead and is put right", async () => {
    for (let n = 0; n < 5; n++) await attempt("b", limit, later(86_400));
    expect([await attempt("b", limit, now), await attempt("b", limit, now), await attempt("b", limit, now)]).toEqual([null, null, 900]);
  });

  it("of a server whose clock is a little ahead count", async () => {
    for (let n = 0; n < 2; n++) await attempt("c", limit, later(30));
    expect(await attempt("c", limit, now)).toBeGreaterThan(900);
  });

  it("that were right are given back, never more than there were", async () => {
    await attempt("d", limit, now);
    for (let n = 0; n < 3; n++) await giveBack("d");
    expect([await attempt("d", limit, now), await attempt("d", limit, now), await attempt("d", limit, now)]).toEqual([null, null, 900]);
  });

  it("of the sign-in itself that lie ahead are forgotten", async () => {
    for (const [key, at] of [
      ["ahead", later(3_600)],
      ["present", now],
    ] as const)
      await attempt(key, limit, at);
    await forgetTheFuture(now);
    const { rows } = await pool().query(`select key from "rateLimit" where key in ('ahead', 'present')`);
    expect(rows).toEqual([{ key: "present" }]);
  });
});
