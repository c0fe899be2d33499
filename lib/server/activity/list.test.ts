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
