import { v7 } from "uuid";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/server/database/pool";
import { useDatabase } from "@/lib/server/database/testing";
import { transaction } from "@/lib/server/database/transaction";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { changeIn, madeAs } from "@/lib/server/events/change-name";
import { hub } from "@/lib/server/events/hub";
import { notify } from "@/lib/server/events/notify";
import { knock, makePerson, makeToken, signInAs } from "@/lib/server/people/testing";
import { changeStream } from "./event-stream";

const eventsRoute = routeAt("/api/v1/migrations/{migration}/events");
const tasksRoute = routeAt("/api/v1/migrations/{migration}/tasks");

const { owner } = useDatabase();
const [mine, other] = [v7(), v7()];
const shared = globalThis as { [key: symbol]: unknown };
let cookie: string;
let leave = new AbortController();

const open = () => knock(eventsRoute.GET, "/events", { params: { migration: mine }, headers: { cookie }, signal: leave.signal });
const tell = (migration: string, id: string) => transaction((client) => notify(client, { migration, subject: "agent", id }));

/** Reads until the text has come, or the stream ended. */
function listen(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = "";
  return async (wanted: string | null): Promise<string> => {
    while (reader && (wanted === null || !heard.includes(wanted))) {
      const { value, done } = await reader.read();
      if (done) return heard;
      heard += value;
    }
    return heard;
  };
}

beforeAll(async () => {
  cookie = await signInAs((await makePerson("viewer")).email);
  await pool().query(
    "insert into migration (id, name, time_zone) values ($1::uuid, $1::uuid::text, 'UTC'), ($2::uuid, $2::uuid::text, 'UTC')",
    [mine, other],
  );
});
afterEach(() => {
  leave.abort();
  leave = new AbortController();
});

describe("live changes", () => {
  it("reach every stream of their migration, once committed", async () => {
    const responses = await Promise.all([open(), open()]);
    expect(Object.fromEntries(responses[0].headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
    });
    const streams = responses.map(listen);
    await tell(other, "elsewhere");
    await transaction(async (client) => {
      await notify(client, { migration: mine, subject: "agent", id: "undone" });
      throw new Error("rolled back");
    }).catch(() => undefined);
    await tell(mine, "one");
    for (const read of streams) {
      const heard = await read('data: {"subject":"agent","id":"one"}\n\n');
      expect(heard).toContain("event: changed\n");
      expect(heard).not.toMatch(/elsewhere|undone/);
    }
  });

  it("tell what their asker called them, until they are answered", async () => {
    const headers = { authorization: await makeToken("lead"), "tandem-change": "mine1" };
    const read = listen(await open());
    await read(": open");
    const body = { phase: "deploy", component: "managementGroup", title: "Look" };
    const made = await knock(tasksRoute.POST, "/tasks", { method: "POST", params: { migration: mine }, headers, body });
    const { id } = await made.json();
    expect(await read(id)).toContain(`{"subject":"task","id":"${id}","change":"mine1"}`);
    await madeAs("mine2", async () => void setImmediate(() => tell(mine, "later")));
    expect(await read("later")).toContain('{"subject":"agent","id":"later"}');
    expect(changeIn(new Headers({ "tandem-change": "no word" }))).toBeUndefined();
  });

  it("come back after the connection was lost, with a call to read everything again", async () => {
    const read = listen(await open());
    await read(": open");
    const killed = await owner().query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tandem listen' and datname = current_database()",
    );
    expect(killed.rowCount).toBe(1);
    await read("event: refresh\n");
    await tell(mine, "after");
    expect(await read('"after"')).toContain("event: changed");
  });

  it("end with the session", async () => {
    const own = await signInAs((await makePerson("viewer")).email);
    const request = new Request("http://localhost:3000/events", { headers: { cookie: own } });
    const read = listen(await changeStream(mine, request, 30));
    await read(": ping");
    await pool().query(`delete from session where "userId" = (select id from "user" order by "createdAt" desc limit 1)`);
    expect(await read(null)).toContain(": open");
    expect((await knock(eventsRoute.GET, "/events", { params: { migration: mine } })).status).toBe(401);
  });

  it("end when the browser leaves and when the server stops, and leave nobody behind", async () => {
    const first = listen(await open());
    expect(hub().subscribers.size).toBe(1);
    leave.abort();
    await first(null);
    expect(hub().subscribers.size).toBe(0);
    leave = new AbortController();
    const second = listen(await open());
    const closers = shared[Symbol.for("tandem.shutdown")];
    if (!(closers instanceof Set)) throw new Error("Nobody registered.");
    for (const close of [...closers].slice(1)) close();
    expect(await second(null)).toContain(": open");
    expect(hub().subscribers.size).toBe(0);
  });
});
