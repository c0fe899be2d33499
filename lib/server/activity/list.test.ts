import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { ActivityEvent } from "@/lib/contracts/activity";
import { encodeCursor } from "@/lib/server/answers/cursor";
import { rangeOf } from "@/lib/server/answers/date-range";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { record } from "@/lib/server/events/record";
import { knock, makeToken } from "@/lib/server/people/testing";

const listRoute = routeAt("/api/v1/migrations/{migration}/activity");
const choicesRoute = routeAt("/api/v1/migrations/{migration}/activity/choices");
const csvRoute = routeAt("/api/v1/migrations/{migration}/activity.csv");

useDatabase();
const [mine, other] = [v7(), v7()];
const params = { migration: mine };
let authorization: string;

const list = async (query: string) => (await knock(listRoute.GET, `/activity?${query}`, { params, headers: { authorization } })).json();
const names = async (query: string) => (await list(query)).items.map(({ subject }: ActivityEvent) => subject.name);

beforeAll(async () => {
  authorization = await makeToken("viewer");
  await pool().query(
    "insert into migration (id, name, time_zone) values ($1::uuid, $1::uuid::text, 'Europe/Berlin'), ($2::uuid, $2::uuid::text, 'UTC')",
    [mine, other],
  );
  const [ada, bob] = [
    { kind: "person", id: "p1", name: "Ada Lovelace" },
    { kind: "service", id: "s1", name: "=Bob" },
  ] as const;
  const add = (at: string, actor: typeof ada | typeof bob, name: string, migrationId = mine) =>
    record(pool(), {
      migrationId,
      at: new Date(at),
      actor,
      verb: "agents.edit",
      subject: { kind: "agent", id: name, name },
      summary: '-1, "said"',
      after: { owner: "x" },
    });
  await add("2026-11-20T22:59:59Z", ada, "a.example");
  await add("2026-11-20T23:00:00Z", ada, "b.example");
  await add("2026-11-21T22:59:59.999Z", bob, "c.exam_ple");
  await add("2026-11-21T23:00:00Z", bob, "d.example");
  await add("2026-11-21T23:00:00Z", ada, "elsewhere", other);
});

describe("activity", () => {
  it("is newest first, page by page", async () => {
    const first = await list("limit=3");
    expect([first.items.map(({ subject }: ActivityEvent) => subject.name), first.total]).toEqual([
      ["d.example", "c.exam_ple", "b.example"],
      4,
    ]);
    expect(await names(`limit=3&cursor=${first.nextCursor}`)).toEqual(["a.example"]);
  });

  it.each([
    ["person=LOVELACE", ["b.example", "a.example"]],
    ["person=s1", ["d.example", "c.exam_ple"]],
    ["subject=B.EXAM", ["b.example"]],
    ["subject=m_p", ["c.exam_ple"]],
    ["subject=agent&person=ada", ["b.example", "a.example"]],
    ["subject=%25", []],
    ["from=2026-11-21&to=2026-11-21", ["c.exam_ple", "b.example"]],
    ["to=2026-11-20", ["a.example"]],
    ["from=2026-11-21T23:00:00Z", ["d.example"]],
    ["to=2026-11-20T23:00:00Z", ["b.example", "a.example"]],
  ])("%s", async (query, expected) => expect(await names(query)).toEqual(expected));

  it("tells who did anything, and to what kinds of things", async () => {
    const choices = await (await knock(choicesRoute.GET, "/activity/choices", { params, headers: { authorization } })).json();
    expect(choices).toEqual({
      people: [
        { id: "s1", name: "=Bob" },
        { id: "p1", name: "Ada Lovelace" },
      ],
      kinds: ["agent"],
    });
    expect(await names("actor=s1")).toEqual(["d.example", "c.exam_ple"]);
    expect(await names("actor=s")).toEqual([]);
  });

  it("as CSV takes the same filter and guards cells that a spreadsheet would run", async () => {
    const answer = await knock(csvRoute.GET, "/activity.csv?person=bob", { params, headers: { authorization } });
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const lines = (await answer.text()).split("\r\n");
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(
      `2026-11-21T23:00:00.000Z,'=Bob,s1,Agent edited,agents.edit,d.example,agent,d.example,"'-1, ""said""",Owner: – → x,,"{""owner"":""x""}"`,
    );
  });

  it.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "soon"])("400 for a cursor of %s", async (at) => {
    const cursor = encodeCursor([at, mine]);
    const answer = await knock(listRoute.GET, `/activity?cursor=${cursor}`, { params, headers: { authorization } });
    expect([answer.status, (await answer.json()).code]).toEqual([400, "invalid-request"]);
  });

  it("counts a day with a clock change whole", () => {
    const { from, before } = rangeOf("2026-10-25", "2026-10-25", "Europe/Berlin");
    expect([from?.toISOString(), before?.toISOString()]).toEqual(["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"]);
  });
});

describe("folded activity", () => {
  const folded = v7();
  const ask = async (query: string) =>
    (await knock(listRoute.GET, `/activity?${query}`, { params: { migration: folded }, headers: { authorization } })).json();
  const told = ({ items }: { items: ActivityEvent[] }) => items.map(({ subject, alike }) => `${subject.name} ${alike}`);

  beforeAll(async () => {
    await pool().query("insert into migration (id, name, time_zone) values ($1::uuid, 'Folded', 'UTC')", [folded]);
    const add = (minute: number, requestId: string | null, name: string, words: string, kind = "agent") =>
      record(pool(), {
        migrationId: folded,
        at: new Date(Date.UTC(2026, 10, 20, 8, minute)),
        actor: { kind: "person", id: "p1", name: "Ada" },
        verb: kind === "agent" ? "agents.edit" : "tasks.complete",
        subject: { kind, id: name, name },
        summary: `${name}: ${words}.`,
        requestId,
      });
    for (const name of ["a", "b", "c"]) await add(1, "one", name, "owner changed");
    await add(1, "one", "d", "tags changed");
    await add(1, "other", "e", "owner changed");
    await add(2, "two", "f", "owner changed");
    await add(2, null, "g", "owner changed");
    await add(2, null, "h", "owner changed");
    for (const name of ["i", "j"]) await add(3, "three", name, "ticked", "task");
    for (const [at, name] of ["k", "l", "m", "n"].entries()) await add(4 + at, name, name, "owner changed");
  });

  it("is one event for what one change did to several and says of each in the same words", async () => {
    expect(told(await ask("folded=true"))).toEqual(["n 1", "m 1", "l 1", "k 1", "j 2", "h 1", "g 1", "f 1", "e 1", "d 1", "c 3"]);
    expect(told(await ask("")).length).toBe(14);
    expect((await ask("folded=true")).total).toBe(14);
  });

  it.each([1, 2, 3, 5])("page by page, %i at a time, is the same", async (limit) => {
    const all: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { items: ActivityEvent[]; nextCursor: string | null } = await ask(
        `folded=true&limit=${limit}${cursor && `&cursor=${cursor}`}`,
      );
      all.push(...told(page));
      cursor = page.nextCursor;
    }
    expect(all).toEqual(["n 1", "m 1", "l 1", "k 1", "j 2", "h 1", "g 1", "f 1", "e 1", "d 1", "c 3"]);
  });

  it("takes kinds", async () => {
    expect(told(await ask("kind=task"))).toEqual(["j 1", "i 1"]);
    expect(told(await ask("kind=task&kind=agent&folded=true&subject=a"))).toEqual([
      "n 1",
      "m 1",
      "l 1",
      "k 1",
      "j 2",
      "h 1",
      "g 1",
      "f 1",
      "e 1",
      "d 1",
      "c 3",
    ]);
    expect((await ask("kind=nothing")).total).toBe(0);
  });

  it("opens exactly those that a folded event stands for, in the same filter", async () => {
    for (const filter of ["", "&subject=b"]) {
      const { items } = await ask(`folded=true${filter}`);
      for (const { id, alike } of items) {
        const opened = await ask(`alike=${id}${filter}`);
        expect([opened.total, opened.items.length]).toEqual([alike, alike]);
      }
    }
    const [threefold] = (await ask("folded=true")).items.filter(({ alike }: ActivityEvent) => alike === 3);
    expect(told(await ask(`alike=${threefold.id}`))).toEqual(["c 1", "b 1", "a 1"]);
    const csv = await (
      await knock(csvRoute.GET, `/activity.csv?folded=true&alike=${threefold.id}`, {
        params: { migration: folded },
        headers: { authorization },
      })
    ).text();
    expect(csv.trim().split("\r\n")).toHaveLength(4);
  });
});
