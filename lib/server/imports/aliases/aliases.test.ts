import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "../testing/api";
import { csvOf, day, source, target } from "../testing/exports";
import { makeMigration } from "../testing/send";

useDatabase();

const before = "old.corp.test";
const after = "new.corp.test";
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const agents = async () => (await api.agents("?limit=500")).body.items.map((a) => a.fqdn);
const codes = (issues: readonly { code: string; row: number | null }[]) => issues.map((i) => `${i.row} ${i.code}`);
const bare = (...names: string[]) => `Name,Version,ManagementGroup\n${names.map((n) => `${n},7.0.9538.0,${source}`).join("\n")}\n`;
/** Everything that an alias may move, as the API answers it. */
async function shown(ids: readonly string[]) {
  const fqdns = await agents();
  return {
    agents: await Promise.all(fqdns.map(async (fqdn) => (await api.agent(fqdn)).body)),
    imports: await Promise.all(ids.map(async (id) => ({ ...(await api.import(id)).body, each: (await api.rows(id)).body.items }))),
    progress: (await api.progress()).body,
  };
}

describe("a computer that was renamed", () => {
  it("is one agent with one history, also in exports from before, until that is taken back", async () => {
    const first = (await api.send(csvOf([before, "other.corp.test"]), { capturedAt: day(3), coverage: "whole" })).body;
    const second = (await api.send(csvOf([after, "other.corp.test"]), { capturedAt: day(4), coverage: "whole" })).body;
    const ids = [first.id, second.id];
    const untouched = await shown(ids);
    const said = await api.say(" OLD.corp.test. ", "New.corp.test");
    expect([said.status, said.body]).toMatchObject([201, { name: before, agent: after, by: "Token lead", reason: null }]);
    expect(await agents()).toEqual([after, "other.corp.test"]);
    const { body } = await api.agent(after);
    expect(body).toMatchObject({ stage: "waiting", aliases: [{ name: before }], periods: [{ from: day(3), to: null }] });
    expect((await api.import(second.id)).body.changes).toEqual({ added: 0, changed: 0, unchanged: 2, missing: 0 });
    expect(codes((await api.import(first.id)).body.issues)).toEqual(["2 name-completed"]);
    expect((await api.import(first.id)).body.issues[0]?.message).toBe(`${before} was read as ${after}.`);
    expect((await api.rows(first.id)).body.items[0]).toMatchObject({ name: after, outcome: "added" });
    expect((await api.agent(before)).body).toMatchObject({
      status: 404,
      code: "not-observed",
      detail: `${before} means ${after} in exports.`,
    });
    expect((await api.takeBack(before, { ifMatch: said.body.revision })).status).toBe(200);
    expect(await shown(ids)).toEqual(untouched);
  });

  it("in a later export is read as the agent at once", async () => {
    await api.send(csvOf([after]), { capturedAt: day(3) });
    await api.say(before, after);
    const planned = (await api.send(csvOf([before], target), { capturedAt: day(4), apply: "false" })).body;
    expect([planned.changes, planned.stages?.after.waiting]).toMatchObject([{ added: 1 }, 0]);
    expect((await api.apply(planned.id)).body.status).toBe("applied");
    expect((await api.agent(after)).body.groups.map((g) => g.name)).toEqual([source, target]);
  });

  it("listed under both names in one file counts once, by the usual rule, and every count comes back", async () => {
    const rows = [`${before},${source},7.1.10184.0,2014-02-02T00:00:00Z`, `${after},${source},7.0.9538.0,2014-02-01T00:00:00Z`];
    const text = `FQDN,ManagementGroup,Version,LastModified\n${[...rows, `${before.toUpperCase()},${source},7.0.9538.0,2014-02-01T00:00:00Z`].join("\n")}\n`;
    const { id } = (await api.send(text, { capturedAt: day(2) })).body;
    const untouched = await shown([id]);
    const { revision } = (await api.say(before, after)).body;
    const { body } = await api.import(id);
    expect(body.rows).toEqual({ total: 3, accepted: 1, rejected: 0, duplicates: 2, ignored: 0 });
    expect(codes(body.issues).sort()).toEqual(["2 name-completed", "3 duplicate-row", "4 case-variant", "4 name-completed"].sort());
    expect(body.issues.find((i) => i.row === 3)?.message).toBe(`${after} is the same agent as ${before} in row 2.`);
    expect((await api.agent(after)).body.version).toBe("7.1.10184.0");
    await api.takeBack(before, { ifMatch: revision });
    expect(await shown([id])).toEqual(untouched);
  });

  it("keeps what people said of its former name, out of sight", async () => {
    await api.send(csvOf([before, after]), { capturedAt: day(3) });
    await api.edit(before, { owner: "Team A" }, { ifMatch: 1 });
    const { revision } = (await api.say(before, after)).body;
    expect((await api.agent(after)).body.owner).toBeNull();
    await api.takeBack(before, { ifMatch: revision });
    expect((await api.agent(before)).body.owner).toBe("Team A");
  });

  it("is not missing from a whole export under its former name, and raises no question", async () => {
    const many = Array.from({ length: 30 }, (_, i) => `srv${i}.corp.test`);
    await api.send(csvOf([...many, after]), { capturedAt: day(3) });
    await api.say(before, after);
    const { body } = await api.send(csvOf([...many, before]), { capturedAt: day(4) });
    expect([body.status, body.changes.missing]).toEqual(["applied", 0]);
    const again = await api.send(csvOf([...many, after]), { capturedAt: day(4) });
    expect([again.body.status, again.body.questions]).toEqual(["applied", []]);
  });

  it("stays with its undone import out of the count", async () => {
    await api.send(csvOf([after]), { capturedAt: day(3) });
    const late = (await api.send(csvOf([before], target), { capturedAt: day(4) })).body;
    await api.say(before, after);
    await api.undo(late.id);
    expect((await api.agent(after)).body.stage).toBe("waiting");
    expect(await agents()).toEqual([after]);
  });
});

describe("a bare name", () => {
  it("that may be several means the one people say", async () => {
    await api.send(csvOf(["srv01.corp.test", "srv01.dmz.test"], target), { capturedAt: day(3) });
    const { id } = (await api.send(bare("srv01"), { capturedAt: day(4) })).body;
    const untouched = await shown([id]);
    const { revision } = (await api.say("srv01", "srv01.dmz.test")).body;
    expect((await api.import(id)).body).toMatchObject({ rows: { accepted: 1, rejected: 0 }, issues: [{ code: "name-completed" }] });
    expect((await api.agents("?flag=ambiguousName")).body.total).toBe(0);
    expect((await api.agent("srv01.dmz.test")).body.groups).toHaveLength(2);
    await api.takeBack("srv01", { ifMatch: revision });
    expect(await shown([id])).toEqual(untouched);
  });

  it("short for a former name means the agent of today", async () => {
    await api.send(csvOf(["srv01.old.test"]), { capturedAt: day(3) });
    await api.send(csvOf(["srv01.new.test"]), { capturedAt: day(5), coverage: "whole" });
    const { body } = await api.send(bare("srv01"), { capturedAt: day(4) });
    expect(body.rows.rejected).toBe(1);
    await api.say("srv01.old.test", "srv01.new.test");
    expect((await api.rows(body.id)).body.items).toMatchObject([{ name: "srv01.new.test", outcome: "unchanged" }]);
  });

  it("of a workgroup computer means the agent people say, in files of full names as well", async () => {
    await api.send(csvOf(["box05", "srv01.corp.test"]), { capturedAt: day(3) });
    const { revision } = (await api.say("box05", "srv01.corp.test")).body;
    expect(await agents()).toEqual(["srv01.corp.test"]);
    await api.takeBack("box05", { ifMatch: revision });
    expect(await agents()).toEqual(["box05", "srv01.corp.test"]);
  });
});

describe("saying and taking back", () => {
  beforeEach(async () => {
    await api.send(csvOf([before, after, "third.corp.test"]), { capturedAt: day(3) });
  });

  it.each([
    [before, "nobody.corp.test", 422, "not-observed"],
    [before, before, 422, "alias-refused"],
    ["a b", after, 400, "invalid-request"],
    [before, "", 400, "invalid-request"],
  ])("%j means %j: %i %s", async (name, agent, status, code) => {
    const answer = await api.say(name, agent);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await api.events()).filter((e) => e.verb.startsWith("aliases."))).toEqual([]);
  });

  it("refuses chains and cycles, and a second meaning", async () => {
    await api.say(before, after);
    expect((await api.say("x", before)).body).toMatchObject({ status: 422, detail: expect.stringContaining(`another name of ${after}`) });
    expect((await api.say(after, "third.corp.test")).body.code).toBe("alias-refused");
    expect((await api.say(after, before)).body.code).toBe("alias-refused");
    expect((await api.say(before, "third.corp.test")).body).toMatchObject({ status: 409, code: "name-taken" });
    expect((await api.aliases()).body).toMatchObject({ total: 1, items: [{ name: before, agent: after }] });
  });

  it("the same again changes nothing; taking back needs the revision that was shown", async () => {
    const { body } = await api.say(before, after);
    expect((await api.say(before, after)).status).toBe(200);
    expect((await api.takeBack(before)).status).toBe(428);
    await api.takeBack(before, { ifMatch: body.revision });
    const again = (await api.say(before, after)).body;
    expect(again.revision).not.toBe(body.revision);
    expect((await api.takeBack(before, { ifMatch: body.revision })).body).toMatchObject({ code: "stale", current: { name: before } });
    expect((await api.takeBack("x", { ifMatch: 1 })).status).toBe(404);
    expect((await api.events()).filter((e) => e.verb.startsWith("aliases."))).toMatchObject([
      { verb: "aliases.set", before: null, after: { alias: before } },
      { verb: "aliases.remove", before: { alias: before }, after: null },
      { verb: "aliases.set" },
    ]);
  });

  it("by two at once: one means what is kept", async () => {
    const sent = await Promise.all([after, "third.corp.test"].map((agent) => api.say(before, agent)));
    expect(sent.map((s) => s.status).sort()).toEqual([201, 409]);
  });

  it("makes a planned import be confirmed where it would change other things now", async () => {
    const planned = (await api.send(csvOf([before], target), { capturedAt: day(4), apply: "false" })).body;
    await api.say(before, after);
    expect((await api.apply(planned.id)).body).toMatchObject({ status: 409, code: "plan-changed" });
    expect((await api.apply(planned.id)).body.status).toBe("applied");
    expect((await api.agent(after)).body.groups).toHaveLength(2);
  });

  it("in pages", async () => {
    for (const name of ["a", "b", "c"]) await api.say(name, after);
    const first = (await api.aliases("?limit=2")).body;
    const rest = (await api.aliases(`?limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.total, [...first.items, ...rest.items].map((a) => a.name), rest.nextCursor]).toEqual([3, ["a", "b", "c"], null]);
  });

  it("takes a lead", async () => {
    expect((await api.say(before, after, { role: "engineer" })).status).toBe(403);
    expect((await api.aliases("", { role: "viewer" })).status).toBe(200);
  });
});

describe("two forms of one name that are two computers", () => {
  const [bareName, full] = ["web01", "web01.dmz.test"];
  const listed = (names: readonly string[], group: string) =>
    `FQDN,Version,ManagementGroup\n${names.map((name) => `${name},7.0.9538.0,${group}`).join("\n")}\n`;
  const labels = async (id: string) => (await api.import(id)).body.issues.filter(({ code }) => code === "same-label").length;

  it("are said once: no export says again that they may be one, until that is taken back", async () => {
    const first = (await api.send(listed([bareName, "srv.corp.test"], source), { capturedAt: day(3), coverage: "whole" })).body;
    const second = (await api.send(listed([full], target), { capturedAt: day(4), coverage: "whole" })).body;
    const ids = [first.id, second.id];
    expect([await labels(first.id), await labels(second.id)]).toEqual([1, 1]);
    const untouched = await shown(ids);
    const said = await api.keepApart(full, "WEB01");
    expect([said.status, said.body]).toMatchObject([200, { name: bareName, agent: full, by: "Token lead", reason: "Two machines" }]);
    expect([await labels(first.id), await labels(second.id)]).toEqual([0, 0]);
    expect((await api.agent(bareName)).body.apart).toEqual([said.body]);
    expect((await api.keepApart(full, bareName)).body).toEqual(said.body);
    const later = (await api.send(listed(["srv.corp.test"], source), { capturedAt: day(5), coverage: "whole" })).body;
    expect([later.changes.missing, await labels(later.id)]).toEqual([1, 0]);
    await api.undo(later.id);
    expect((await api.say(bareName, full)).body).toMatchObject({ status: 409, detail: expect.stringContaining("two computers") });
    expect((await api.takeApartBack(full, bareName)).status).toBe(200);
    expect((await api.takeApartBack(full, bareName)).status).toBe(404);
    expect(await shown(ids)).toEqual(untouched);
    expect((await api.events()).filter(({ verb }) => verb.startsWith("aliases."))).toMatchObject([
      { verb: "aliases.apart", before: null, after: { apart: bareName }, reason: "Two machines" },
      { verb: "aliases.unapart", before: { apart: bareName }, after: null },
    ]);
  });

  it("keeps them listed as last told no longer: one that a whole export leaves out is missing", async () => {
    await api.send(listed([full, "srv.corp.test"], source), { capturedAt: day(3), coverage: "whole" });
    const { id } = (await api.send(listed([bareName, "srv.corp.test"], source), { capturedAt: day(4), coverage: "whole" })).body;
    expect((await api.agent(full)).body.stage).toBe("waiting");
    await api.keepApart(full, bareName);
    expect([(await api.agent(full)).body.stage, (await api.import(id)).body.changes.missing]).toEqual(["gone", 1]);
  });

  it("even with the same Id, and planned imports say nothing either", async () => {
    const withId = (name: string, group: string) =>
      `FQDN,Id,Version,ManagementGroup\n${name},00000000-0000-0000-0000-000000000001,7.0.9538.0,${group}\nsrv.corp.test,00000000-0000-0000-0000-000000000002,7.0.9538.0,${group}\n`;
    await api.send(withId(full, target), { capturedAt: day(3), coverage: "whole" });
    const planned = (await api.send(withId(bareName, source), { capturedAt: day(4), apply: "false", coverage: "whole" })).body;
    expect(planned.issues.map(({ code }) => code)).toContain("name-completed");
    await api.keepApart(full, bareName);
    expect((await api.import(planned.id)).body.issues.map(({ code }) => code)).not.toContain("name-completed");
  });

  it("in a file of bare names, the name means its own computer", async () => {
    await api.send(csvOf([full]), { capturedAt: day(3), coverage: "whole" });
    await api.send(bare(bareName), { capturedAt: day(4), coverage: "part" });
    expect(await agents()).toEqual([full]);
    await api.keepApart(full, bareName);
    expect(await agents()).toEqual([bareName, full]);
    await api.takeApartBack(full, bareName);
    expect(await agents()).toEqual([full]);
  });

  it.each([
    ["nobody.corp.test", "nobody", 404],
    [full, "srv", 400],
    [full, full, 400],
  ])("%s and %s: %i", async (fqdn, name, status) => {
    await api.send(listed([full], source), { capturedAt: day(3), coverage: "whole" });
    expect((await api.keepApart(fqdn, name)).status).toBe(status);
  });

  it("takes a lead, and no alias that says otherwise", async () => {
    await api.send(listed([full, bareName], source), { capturedAt: day(3), coverage: "whole" });
    expect((await api.keepApart(full, bareName, { role: "engineer" })).status).toBe(403);
    await api.say(bareName, full);
    expect((await api.keepApart(full, bareName)).status).toBe(409);
  });
});
