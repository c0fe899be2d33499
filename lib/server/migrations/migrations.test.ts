import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Migration } from "@/lib/contracts/migrations";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { knock, makeToken } from "@/lib/server/people/testing";

const one = routeAt("/api/v1/migrations/{migration}");
const many = routeAt("/api/v1/migrations");

useDatabase();
const path = "/api/v1/migrations";
const groups = [
  { name: "OLD", role: "source", release: "2012 R2" },
  { name: "NEW", role: "target", release: "2016" },
];
let authorization: string;
let count = 0;
const uniqueName = () => {
  count += 1;
  return `Migration ${count}`;
};

const post = (body: object) => knock(many.POST, path, { method: "POST", body, headers: { authorization } });
const create = async (body: object = {}): Promise<Migration> => (await post({ name: uniqueName(), groups, ...body })).json();
const list = async (query = "") => (await knock(many.GET, `${path}${query}`, { headers: { authorization } })).json();
const patch = (id: string, revision: number | null, body: object) =>
  knock(one.PATCH, `${path}/${id}`, {
    method: "PATCH",
    body,
    params: { migration: id },
    headers: revision === null ? { authorization } : { authorization, "if-match": `"${revision}"` },
  });
const codeOf = async (response: Response) => [response.status, (await response.json()).code];
const eventsOf = async (id: string) =>
  (await pool().query("select verb, before, after from event where migration_id = $1 order by at, id", [id])).rows;

beforeAll(async () => {
  authorization = await makeToken("lead");
});
beforeEach(() => pool().query("update migration set archived_at = now()"));

describe("creating", () => {
  it("answers 201 with its place, revision 1, and writes one event", async () => {
    const answer = await post({ name: "Estate", groups, timeZone: "Europe/Berlin", targetDate: "2027-03-31" });
    const made: Migration = await answer.json();
    expect([answer.status, answer.headers.get("location"), answer.headers.get("etag")]).toEqual([201, `${path}/${made.id}`, '"1"']);
    expect(made).toMatchObject({ name: "Estate", timeZone: "Europe/Berlin", targetDate: "2027-03-31", archived: false, warnings: [] });
    expect(made.groups).toMatchObject(groups.map((group) => ({ ...group, observedAt: null, importId: null, importNumber: null })));
    expect(await eventsOf(made.id)).toMatchObject([{ verb: "migrations.create", before: null, after: { name: "Estate", groups } }]);
  });

  it("warns of pairs that are not listed, and makes it all the same", async () => {
    const made = await create({
      groups: [
        { name: "OLD", role: "source", release: "2012 SP1" },
        { name: "NEW", role: "target", release: "2025" },
      ],
    });
    expect(made.warnings).toMatchObject([{ code: "pair-not-listed" }]);
  });

  it("refuses a name that is taken, in any case, also by two at once", async () => {
    const { name } = await create();
    expect(await codeOf(await post({ name: name.toUpperCase(), groups }))).toEqual([409, "name-taken"]);
    const race = await Promise.all([post({ name: "Race", groups }), post({ name: "race", groups })]);
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it("refuses a name that is taken for another one, and one in which something hides", async () => {
    await create({ name: "Contoso estate" });
    for (const name of ["Ｃｏｎｔｏｓｏ estate", "Contoso  estate", "Сontoso estate"])
      expect(await codeOf(await post({ name, groups })), name).toEqual([409, "name-taken"]);
    for (const name of ["Contoso\u202Eetatse", "Contoso\nestate", "\u200B", "Contoso\u200Bestate"])
      expect(await codeOf(await post({ name, groups })), name).toEqual([400, "invalid-request"]);
    const alike = [groups[0], { ...groups[1], name: groups[0]?.name.replace("O", "О") }];
    expect(await codeOf(await post({ name: "Alike", groups: alike }))).toEqual([400, "invalid-request"]);
  });

  it("keeps names that were given before that rule readable, and lets the rest of them change", async () => {
    const made = await create();
    await pool().query("update migration set name = $2 where id = $1", [made.id, "Old\u202E name"]);
    const read = await patch(made.id, made.revision, { targetDate: "2030-01-01" });
    expect([read.status, (await read.json()).name]).toEqual([200, "Old\u202E name"]);
  });

  it.each([
    { name: "" },
    { groups: [groups[0], groups[0]] },
    { groups: [groups[0]] },
    { timeZone: "Mars/Olympus" },
    { targetDate: "2027-02-30" },
    { targetDate: "0000-01-01" },
    { targetDate: "1899-12-31" },
    { name: "Estate\u202Egpj" },
    { name: "\u2066Estate" },
    { groups: [groups[0], { ...groups[1], name: "NE\u202DW" }] },
    { groups: [...groups, { name: "new", role: "target", release: "2016" }] },
    { groups: [groups[0], { ...groups[1], release: "2020" }] },
    { extra: 1 },
  ])("400 for %j", async (body) => {
    expect(await codeOf(await post({ name: "Bad", groups, ...body }))).toEqual([400, "invalid-request"]);
  });
});

describe("listing", () => {
  it("goes through all of them, newest first, while others are made", async () => {
    const made = [await create(), await create(), await create()].map(({ id }) => id).reverse();
    const first = await list("?limit=2");
    expect([first.items.map(({ id }: Migration) => id), first.total]).toEqual([made.slice(0, 2), 3]);
    await create();
    const second = await list(`?limit=2&cursor=${first.nextCursor}`);
    expect([second.items.map(({ id }: Migration) => id), second.nextCursor]).toEqual([made.slice(2), null]);
    expect((await knock(many.GET, `${path}?cursor=abc`, { headers: { authorization } })).status).toBe(400);
  });
});

describe("editing", () => {
  it("needs the present revision", async () => {
    const made = await create();
    expect(await codeOf(await patch(made.id, null, { name: "X" }))).toEqual([428, "precondition-required"]);
    const done = await patch(made.id, 1, { name: "Renamed", targetDate: "2027-01-01" });
    expect(await done.json()).toMatchObject({ name: "Renamed", targetDate: "2027-01-01", revision: 2 });
    const late = await patch(made.id, 1, { name: "Y" });
    expect([late.status, await late.json()]).toMatchObject([412, { code: "stale", current: { name: "Renamed", revision: 2 } }]);
    expect(await eventsOf(made.id)).toMatchObject([
      { verb: "migrations.create" },
      { verb: "migrations.edit", before: { name: made.name, targetDate: null }, after: { name: "Renamed", targetDate: "2027-01-01" } },
    ]);
  });

  it("changes nothing and writes no event when all is as it was", async () => {
    const made = await create();
    expect(
      await (
        await patch(made.id, 1, {
          name: made.name,
          groups: made.groups.map(({ id, name, role, release }) => ({ id, name, role, release })),
        })
      ).json(),
    ).toMatchObject({ revision: 1 });
    expect(await eventsOf(made.id)).toHaveLength(1);
  });

  it("archives, refuses other changes then, and restores", async () => {
    const made = await create();
    expect(await (await patch(made.id, 1, { archived: true })).json()).toMatchObject({ archived: true, revision: 2 });
    expect((await list()).items).toEqual([]);
    expect((await list("?archived=true")).items.map(({ id }: Migration) => id)).toContain(made.id);
    expect(await codeOf(await patch(made.id, 2, { name: "X" }))).toEqual([409, "archived"]);
    const other = await create({ name: made.name });
    expect(await codeOf(await patch(made.id, 2, { archived: false }))).toEqual([409, "name-taken"]);
    await patch(other.id, 1, { archived: true });
    expect(await (await patch(made.id, 2, { archived: false })).json()).toMatchObject({ archived: false, revision: 3 });
    expect((await eventsOf(made.id)).map(({ verb }) => verb)).toEqual(["migrations.create", "migrations.archive", "migrations.restore"]);
  });
});

describe("management groups", () => {
  const plain = (made: Migration) => made.groups.map(({ id, name, role, release }) => ({ id, name, role, release }));

  it("can swap names, change and be added", async () => {
    const made = await create();
    const [old, fresh] = plain(made);
    const wanted = [
      { ...old, name: "NEW" },
      { ...fresh, name: "OLD", release: "2019" },
      { name: "Third", role: "target", release: "2022" },
    ];
    const after: Migration = await (await patch(made.id, 1, { groups: wanted })).json();
    expect(plain(after)).toMatchObject(wanted);
    expect(after.warnings.map(({ code }) => code)).toEqual(["pair-disputed", "pair-not-listed"]);
    const kept = await pool().query("select facts_revision from migration where id = $1", [made.id]);
    expect(kept.rows).toEqual([{ facts_revision: 1 }]);
  });

  it("can be taken away unless an import speaks of them, and say when they were last observed", async () => {
    const made = await create({ groups: [...groups, { name: "Third", role: "target", release: "2016" }] });
    const importId = "0192f000-0000-7000-8000-0000000000aa";
    await pool().query(
      `insert into import (migration_id, number, id, status, kind, agents_told, group_keys, whole_keys, part_keys, captured_at, file_name, bytes, sha256, encoding, columns,
         received_at, received_by)
       values ($1, 1, $2, 'applied', 'agents', 'listed', '{1}', '{1}', '{}', '2026-11-01T00:00:00Z', 'a.csv', 1, 'a', 'utf-8', '{}', now(), 'x'),
              ($1, 2, gen_random_uuid(), 'undone', 'agents', 'listed', '{1}', '{1}', '{}', '2026-11-02T00:00:00Z', 'b.csv', 1, 'b', 'utf-8', '{}', now(), 'x')`,
      [made.id, importId],
    );
    const [old, fresh, third] = plain(made);
    expect(await codeOf(await patch(made.id, 1, { groups: [{ ...fresh, role: "source" }, third] }))).toEqual([409, "group-in-use"]);
    const after: Migration = await (await patch(made.id, 1, { groups: [old, fresh] })).json();
    expect(after.groups).toMatchObject([
      { name: "OLD", observedAt: "2026-11-01T00:00:00.000Z", importId, importNumber: 1 },
      { name: "NEW", observedAt: null },
    ]);
  });

  it("of another migration are refused", async () => {
    const [made, other] = [await create(), await create()];
    expect(await codeOf(await patch(made.id, 1, { groups: plain(other) }))).toEqual([400, "invalid-request"]);
  });
});
