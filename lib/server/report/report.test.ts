import { beforeEach, describe, expect, it } from "vitest";
import { sharesOf } from "@/lib/domain/remaining/shares";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, day, names, type Row, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { reportsOf } from "./testing/api";

useDatabase();

let api: ReturnType<typeof apiOf>;
let reports: ReturnType<typeof reportsOf>;
beforeEach(async () => {
  const { id } = await makeMigration();
  api = apiOf(id);
  reports = reportsOf(id);
});

const fresh = "7.1.10184.0";
const on = (server: string, list: string[], version = "7.0.9538.0"): Row[] => list.map((name) => ({ name, server, version }));

/** Twelve agents, of which two more a week become dual-homed; day 3 is a Monday. */
async function weeks(count: number): Promise<void> {
  for (let week = 0; week < count; week++) {
    const moved = names(week * 2);
    const rest = names(12).slice(week * 2);
    await api.send(csvOf([...on("ms01.a", moved, fresh), ...on("ms02.a", rest)]), { capturedAt: day(3 + week * 7) });
    await api.send(csvOf(on("new01.a", moved, fresh), target), { capturedAt: day(3 + week * 7, 7) });
  }
}

describe("the report", () => {
  it("says that nothing was imported", async () => {
    const { status, body } = await reports.read();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      headline: ["Nothing has been imported yet.", "The report begins with the first export of agents."],
      progress: { total: 0, percentDone: null },
      course: [],
      forecast: { state: "nothing", likely: null },
      changes: { since: null },
      imports: [],
      filterWords: "",
    });
  });

  it("has the numbers of progress, of lists and of what remains, now and then", async () => {
    await weeks(4);
    await api.edit("srv012.corp.test", { excluded: { reason: "Out" }, owner: "Databases" }, { ifMatch: 1 });
    for (const asOf of ["", day(10, 7), "2014-02-18"]) {
      const { body } = await reports.read(asOf && `?asOf=${asOf}`);
      const { asOf: at, ...progress } = (await api.progress(asOf && `?asOf=${asOf}`)).body;
      expect([body.progress, body.asOf]).toEqual([progress, at]);
      const last = body.course.at(-1);
      expect(last).toMatchObject({ scope: progress.total, done: progress.done });
      const sum = (list: { inScope: number }[]) => list.reduce((all, { inScope }) => all + inScope, 0);
      expect(sum(body.remaining.cause)).toBe(progress.total - progress.done);
      expect([sum(body.remaining.domain), sum(body.remaining.owner)]).toEqual([progress.total, progress.total]);
    }
  });

  it("measures the course, forecasts from it, and holds it against the target", async () => {
    await weeks(4);
    const { body } = await reports.read(`?asOf=${day(24, 7)}`);
    expect(body.course.map(({ date, done, scope }) => [date, done, scope])).toEqual([
      ["2014-02-03", 0, 12],
      ["2014-02-10", 2, 12],
      ["2014-02-17", 4, 12],
      ["2014-02-24", 6, 12],
    ]);
    expect(body.forecast).toMatchObject({ state: "forecast", pace: 0.4, paceDays: 15, likely: "2014-03-17", safe: "2014-03-17" });
    expect((await reports.read(`?asOf=${day(10, 7)}`)).body.forecast).toMatchObject({ state: "notEnough", likely: null });
  });

  it("leaves days without work out, whoever sets them", async () => {
    await weeks(4);
    const before = (await reports.calendar()).body;
    expect(before).toMatchObject({ weekdays: [6, 7], dates: [], revision: 0 });
    const dates = [{ date: "2014-03-10", name: "Freeze" }, { date: "2014-03-11" }];
    expect((await reports.setCalendar({ weekdays: [6, 7], dates }, { ifMatch: 0, role: "engineer" })).status).toBe(403);
    expect((await reports.setCalendar({ weekdays: [6, 7], dates }, {})).status).toBe(428);
    expect((await reports.setCalendar({ weekdays: [1, 2, 3, 4, 5, 6, 7], dates: [] }, { ifMatch: 0 })).status).toBe(400);
    const set = await reports.setCalendar({ weekdays: [7, 6], dates }, { ifMatch: 0 });
    expect(set.body).toMatchObject({ weekdays: [6, 7], revision: 1, setBy: "Token lead" });
    expect((await reports.setCalendar({ weekdays: [6, 7], dates }, { ifMatch: 1 })).body.revision).toBe(1);
    expect((await reports.setCalendar({ weekdays: [7], dates: [] }, { ifMatch: 0 })).status).toBe(412);
    expect((await reports.read(`?asOf=${day(24, 7)}`)).body.forecast.likely).toBe("2014-03-19");
    const events = await api.events();
    expect(events.filter(({ verb }) => verb === "calendar.edit")).toHaveLength(1);
  });

  it("is of a part when asked, by every key, with the numbers of the lists of that part", async () => {
    await weeks(3);
    await api.edit("srv001.corp.test", { owner: "Databases", tags: ["Berlin"] }, { ifMatch: 1 });
    await api.edit("srv012.corp.test", { owner: "Databases" }, { ifMatch: 1 });
    for (const part of ["owner=databases", "tag=Berlin", "server=ms01.A", `group=${target}`, "domain=corp.test", "domain=other.test"]) {
      const { body } = await reports.read(`?${part}`);
      const list = async (more: string) => (await api.agents(`?limit=1&inScope=true&${part}${more}`)).body.total;
      expect([part, body.progress.total, body.progress.done]).toEqual([part, await list(""), await list("&done=true")]);
      expect(body.filterWords).not.toBe("");
      expect(body.course.at(-1)).toMatchObject({ scope: body.progress.total, done: body.progress.done });
      expect(sharesOf(body.progress.total, body.progress.done).notDone).toBe(
        body.remaining.cause.reduce((all, { inScope }) => all + inScope, 0),
      );
    }
    const { body } = await reports.read("?owner=Databases");
    expect(body).toMatchObject({ filterWords: "Owner Databases", filter: { owner: ["Databases"] }, progress: { total: 2, done: 1 } });
    expect((await reports.read("?domain=other.test")).body.headline).toEqual(["No agent is in this part of the migration."]);
    expect((await reports.read("?owner=Databases")).body.changes).toMatchObject({ counts: { forward: 0 }, done: 0 });
  });

  it("tells in sentences what changed since a week before", async () => {
    await weeks(3);
    const { body } = await reports.read();
    expect(body.changes).toMatchObject({ since: day(10, 7), sinceWords: "Since 10 Feb 2014", done: 2 });
    expect(body.changes.counts).toEqual((await api.comparison(`?from=${day(10, 7)}`)).body.counts);
    expect(body.changes.sentences).toEqual(["2 more agents are done.", "2 agents moved forward."]);
    expect((await reports.read(`?asOf=${day(3, 7)}`)).body.changes.sinceWords).toBe("This is the first day with imports.");
  });

  it("names what needs a decision with the rows behind it", async () => {
    await api.send(csvOf(names(3)), { capturedAt: day(3), coverage: "whole" });
    await api.send(csvOf(on("new01.a", names(2), fresh), target), { capturedAt: day(3) });
    await api.send(csvOf(names(3).slice(1)), { capturedAt: day(4), coverage: "whole" });
    const { body } = await reports.read();
    expect(body.decisions[0]).toMatchObject({ code: "leftSource", count: 1, rows: { flag: ["leftSource"] } });
    expect((await api.agents("?flag=leftSource&excluded=false")).body.total).toBe(1);
    expect(body.headline[1]).toContain("Left the original management group: 1 agent");
    expect((await reports.read(`?asOf=${day(2)}`)).body.decisions).toMatchObject([
      { code: "incomplete", title: `No whole export of ${source}` },
    ]);
  });

  it("is for everybody who may look, and of its own migration only", async () => {
    await weeks(1);
    expect((await reports.read("", { role: "viewer" })).status).toBe(200);
    expect((await reports.read("?asOf=soon")).status).toBe(400);
    expect((await reportsOf((await makeMigration()).id).read()).body.progress.total).toBe(0);
  });
});
