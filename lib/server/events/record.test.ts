import { describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { systemActor } from "./call";
import { record } from "./record";

const { owner } = useDatabase({ own: true });
const event = {
  migrationId: null,
  at: new Date(),
  actor: systemActor,
  verb: "tasks.edit" as const,
  subject: { kind: "test", id: "1", name: "Test" },
  summary: "A test.",
};

describe("the log", () => {
  it("shares the fate of the change it tells of", async () => {
    await expect(
      transaction(async (client) => {
        await record(client, event);
        throw new Error("no change");
      }),
    ).rejects.toThrow("no change");
    expect((await pool().query("select 1 from event")).rowCount).toBe(0);
    await transaction((client) => record(client, event));
    expect((await pool().query("select 1 from event")).rowCount).toBe(1);
  });

  it.each(["update event set summary = ''", "delete from event", "update event set summary = '' where false"])(
    "refuses %s for the app and for the owner",
    async (sql) => {
      await expect(pool().query(sql)).rejects.toThrow("append-only");
      await expect(owner().query(sql)).rejects.toThrow("append-only");
    },
  );

  it("keeps what no database keeps as it can", async () => {
    const [nul, half] = ["a\0b", "a\uD800b"];
    const told = { summary: nul, reason: half, subject: { kind: "test", id: "1", name: nul }, after: { name: half, list: [nul] } };
    await record(pool(), { ...event, ...told, requestId: "odd" });
    const { rows } = await pool().query("select summary, reason, subject_name as name, after from event where request_id = 'odd'");
    expect(rows).toEqual([{ summary: "a\uFFFDb", reason: "a\uFFFDb", name: "a\uFFFDb", after: { name: "a\uFFFDb", list: ["a\uFFFDb"] } }]);
  });

  it("refuses truncate", async () => {
    await expect(pool().query("truncate event")).rejects.toThrow("permission denied");
    await expect(owner().query("truncate event")).rejects.toThrow("append-only");
  });
});
