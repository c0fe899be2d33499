import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, type Fields } from "@/lib/server/imports/testing/api";
import { collectedFile } from "@/lib/server/imports/testing/collected";
import { csvOf, day, names, source } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";

useDatabase();
const role = "collector" as const;

let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

/** A collection of that many agents. */
const collection = (agents: number, at = day(1)) =>
  collectedFile({ group: source, at, rows: { agents: names(agents).map((Name) => ({ Name, Version: "7.0.9538.0" })) } });
const standing = async () => ({
  kept: await api.kept(),
  events: await api.events(),
  imports: (await api.imports()).body.items,
  columns: (await pool().query("select count(*) from column_mapping")).rows[0].count,
});

it("a collector's token sends a collection and has it applied, and looks at nothing afterwards", async () => {
  const sent = await api.send(gzipSync(collection(3)), { upload: "0199f0c5-0000-7000-8000-000000000000" }, { role });
  expect([sent.status, sent.body.status, sent.body.changes]).toMatchObject([201, "applied", { added: 3 }]);
  const { id } = sent.body;
  const asked = [api.import(id, { role }), api.imports("", { role }), api.rows(id, "", { role }), api.undo(id, { role })];
  for (const { status } of await Promise.all(asked)) expect(status).toBe(403);
  expect((await api.file(id, { role })).status).toBe(403);
});

it("what asks for an answer waits for a person, as it does whoever sends it", async () => {
  await api.send(collection(9));
  const [mine, another] = [
    await api.send(collection(2, day(2)), {}, { role }),
    await api.send(collection(1, day(3)), {}, { role: "engineer" }),
  ];
  for (const { status, body } of [mine, another]) expect([status, body.status, body.needs]).toEqual([201, "needs-input", ["coverage"]]);
  expect((await api.apply(mine.body.id, { coverage: "whole" }, { role })).status).toBe(403);
  expect((await api.apply(mine.body.id, { coverage: "whole" }, { role: "engineer" })).status).toBe(200);
});

describe("a collector's token decides nothing", () => {
  const fields: Fields[] = [
    { coverage: "whole" },
    { [`coverage.${source}`]: "whole" },
    { kind: "inventory" },
    { group: source },
    { capturedAt: day(2) },
    { dateOrder: "DMY" },
    { columns: '{"host":"name"}' },
    { columns: "{}" },
    { sheet: "Sheet1" },
  ];

  it.each(fields)("by a first file with %j", async (field) => {
    const before = await standing();
    for (const content of [collection(3), csvOf(names(3))]) {
      const { status, body } = await api.send(content, field, { role });
      expect([status, body]).toMatchObject([403, { code: "not-allowed", detail: expect.stringMatching(/may not say its \w+:/) }]);
    }
    expect(await standing()).toEqual(before);
  });

  it.each(fields)("by the same file again with %j", async (field) => {
    await api.send(collection(9));
    const { body } = await api.send(collection(2, day(2)), {}, { role });
    expect(body.status).toBe("needs-input");
    const before = await standing();
    expect((await api.send(collection(2, day(2)), field, { role })).status).toBe(403);
    expect(await standing()).toEqual(before);
  });

  it("by the same file again: it is answered with the import as it waits", async () => {
    await api.send(collection(9));
    const asks = await api.send(collection(2, day(2)), {}, { role });
    const planned = await api.send(collection(8, day(3)), { apply: "false" }, { role: "engineer" });
    expect([asks.body.status, planned.body.status]).toEqual(["needs-input", "planned"]);
    const before = await standing();
    const again = [await api.send(collection(2, day(2)), {}, { role }), await api.send(collection(8, day(3)), {}, { role })];
    for (const [at, { status, body }] of again.entries()) {
      const made = [asks, planned][at]?.body;
      expect([status, body]).toMatchObject([200, { duplicate: true, id: made?.id, status: made?.status, revision: made?.revision }]);
    }
    expect(await standing()).toEqual(before);
    expect((await api.send(collection(8, day(3)), {}, { role: "engineer" })).body.status).toBe("applied");
  });

  it("by sending one file twice at once", async () => {
    const both = await Promise.all([0, 1].map(() => api.send(collection(4), {}, { role })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    expect(both.map(({ body }) => body.status)).toEqual(["applied", "applied"]);
  });

  it.each([
    ["an export", () => csvOf(names(3))],
    ["a packed export", () => gzipSync(csvOf(names(3)))],
    ["an empty file", () => ""],
    ["JSON of another kind", () => '{"tandem":"backup"}\n'],
  ])("by %s: no file but the collector's is taken, nor one that waits", async (_, content) => {
    const { status, body } = await api.send(content(), {}, { role });
    expect([status, body]).toMatchObject([422, { code: "unknown-kind", detail: expect.stringContaining("no file of the collector") }]);
    const { kept, events } = await standing();
    expect([kept.import, kept.agent, events.map(({ verb }) => verb)]).toEqual([0, 0, ["imports.refuse"]]);
  });

  it("by somebody's export that waits", async () => {
    const waits = await api.send(csvOf(names(3)), { group: source, capturedAt: day(1), apply: "false" }, { role: "engineer" });
    expect(["planned", "needs-input"]).toContain(waits.body.status);
    expect((await api.send(csvOf(names(3)), {}, { role })).status).toBe(422);
    expect((await api.import(waits.body.id)).body).toMatchObject({ status: waits.body.status, revision: waits.body.revision });
  });
});
