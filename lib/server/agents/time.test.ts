import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { routeAt } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { csvOf, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { knock, makePerson, signInAs } from "@/lib/server/people/testing";
import { passTime, passTimeEverywhere } from "@/lib/server/projection/due";
import { rebuild } from "@/lib/server/projection/refresh";

const noticesRoute = routeAt("/api/v1/migrations/{migration}/notices");

useDatabase();

let migration: string;
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  migration = (await makeMigration()).id;
  api = apiOf(migration);
});

const hour = 3600_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString();
const at = (list: readonly string[], version = "7.1.10184.0") => list.map((name) => ({ name, version }));
const flagsOf = async (name: string) =>
  (await api.agent(name)).body.flags.map(({ code, severity, settling }) => `${code} ${severity}${settling ? " settling" : ""}`);

describe("a name that was excluded and comes back", () => {
  it("65: keeps its exclusion, and a flag, a count and a notice say so", async () => {
    const all = names(12);
    const back = all.slice(11);
    await api.send(csvOf(all), { capturedAt: ago(500), coverage: "whole" });
    await api.edit(back[0] ?? "", { excluded: { reason: "Switched off" } }, { ifMatch: 1 });
    await api.send(csvOf(all.slice(0, 11)), { capturedAt: ago(480), coverage: "whole" });
    expect((await api.progress()).body).toMatchObject({ total: 11, excluded: 1, flags: { excludedButListed: 0, lostMonitoring: 0 } });
    await api.send(csvOf(all), { capturedAt: ago(72), coverage: "whole" });
    const { body } = await api.agent(back[0] ?? "");
    expect(body).toMatchObject({ stage: "waiting", excluded: { reason: "Switched off" } });
    expect(body.flags).toContainEqual(expect.objectContaining({ code: "excludedButListed", severity: "warning", settling: false }));
    expect((await api.progress()).body).toMatchObject({ total: 11, excluded: 1, flags: { excludedButListed: 1 } });
    expect((await api.agents("?flag=excludedButListed&excluded=true")).body.total).toBe(1);
    const lead = { cookie: await signInAs((await makePerson("lead", "Lea")).email) };
    const told = await (
      await knock(noticesRoute.GET, `/api/v1/migrations/${migration}/notices`, { headers: lead, params: { migration } })
    ).json();
    expect(told.items).toMatchObject([{ kind: "excludedButListed", title: `${back[0]}: excluded, yet listed again` }]);
    await api.edit(back[0] ?? "", { excluded: null }, { ifMatch: 2 });
    expect((await api.agent(back[0] ?? "")).body.flags.map(({ code }) => code)).not.toContain("excludedButListed");
  });
});

describe("an agent that no management group lists any more", () => {
  it("is lost until somebody excludes it; in bulk and back again too", async () => {
    await api.send(csvOf(names(30)), { capturedAt: ago(50), coverage: "whole" });
    await api.send(csvOf(names(29)), { capturedAt: ago(2), coverage: "whole" });
    const [lost] = names(30).slice(29);
    expect(await flagsOf(lost ?? "")).toEqual(["lostMonitoring critical"]);
    expect((await api.progress()).body).toMatchObject({ total: 29, stages: { gone: 1 }, flags: { lostMonitoring: 1 } });
    expect((await api.overview()).body.flagged).toEqual({ critical: 0, warning: 0 });
    const change = { keys: [30], change: { field: "excluded", value: true }, reason: "Scrapped" };
    const { body: plan } = await api.change({ ...change, plan: true });
    const { body: made } = await api.change({ ...change, basis: plan.basis });
    expect(await flagsOf(lost ?? "")).toEqual([]);
    expect((await api.progress()).body.flags.lostMonitoring).toBe(0);
    await api.undoChange(made.id);
    expect(await flagsOf(lost ?? "")).toEqual(["lostMonitoring critical"]);
  });
});

describe("computers that the original never had", () => {
  it("66: are counted, and told apart", async () => {
    await api.send(csvOf(at(names(12))), { capturedAt: ago(50), coverage: "whole" });
    await api.send(csvOf(at(names(6)), target), { capturedAt: ago(49), coverage: "whole" });
    expect((await api.progress()).body).toMatchObject({ percentDone: 50, flags: { newOnly: 0 } });
    await api.send(csvOf(at([...names(6), ...names(30, "new.test")]), target), { capturedAt: ago(2), coverage: "whole" });
    expect((await api.progress()).body).toMatchObject({ total: 42, done: 36, flags: { newOnly: 30 } });
    expect((await api.agents("?flag=newOnly&inScope=true")).body.total).toBe(30);
  });
});

describe("agents that nobody hears about", () => {
  it("are counted beside percent done and opened by their flag, until a whole export speaks of them", async () => {
    const [first, second] = [ago(24 * 40), ago(24 * 39)];
    await api.send(csvOf(at(names(6))), { capturedAt: first, coverage: "whole" });
    await api.send(csvOf(at(names(6)), target), { capturedAt: second, coverage: "whole" });
    await api.send(csvOf(at(names(4)), target), { capturedAt: ago(24 * 3), coverage: "part" });
    await api.send(csvOf(at(names(2))), { capturedAt: ago(24 * 2), coverage: "part" });
    expect((await api.progress()).body).toMatchObject({
      percentDone: 100,
      flags: { notHeardAbout: 2 },
      silent: [
        { group: source, agents: 2, wholeAt: first },
        { group: target, agents: 2, wholeAt: second },
      ],
    });
    expect((await api.overview()).body.flagged).toEqual({ critical: 0, warning: 0 });
    expect((await api.agents("?worst=critical&worst=warning&inScope=true")).body.total).toBe(0);
    expect((await api.agents("?flag=notHeardAbout&inScope=true")).body.items.map(({ fqdn }: { fqdn: string }) => fqdn)).toEqual(
      names(6).slice(4),
    );
    const late = await api.send(csvOf(at(names(6))), { capturedAt: ago(1), coverage: "whole" });
    expect((await api.progress()).body.flags.notHeardAbout).toBe(0);
    await api.undo(late.body.id ?? "");
    expect((await api.progress()).body.flags.notHeardAbout).toBe(2);
  });
});

describe("what settles", () => {
  it("is information until the new side was exported again, though that export repeats what it said", async () => {
    const silent = names(3).map((name) => ({ name, version: "7.1.10184.0", health: "Uninitialized" }));
    await api.send(csvOf(at(names(3))), { capturedAt: ago(60), coverage: "whole" });
    await api.send(csvOf(silent, target), { capturedAt: ago(59), coverage: "whole" });
    const counts = async () => {
      const { progress, flagged } = (await api.overview()).body;
      return [progress.flags.neverReported, progress.settling.neverReported, flagged.warning];
    };
    expect(await flagsOf("srv001.corp.test")).toEqual(["neverReported information settling"]);
    expect(await counts()).toEqual([3, 3, 0]);
    const next = await api.send(csvOf(silent, target), { capturedAt: ago(30), coverage: "whole" });
    expect(next.body.changes).toMatchObject({ unchanged: 3, changed: 0 });
    expect(await flagsOf("srv001.corp.test")).toEqual(["neverReported warning"]);
    expect(await counts()).toEqual([3, 0, 3]);
    expect((await api.agents("?worst=warning")).body.total).toBe(3);
    expect((await api.progress(`?asOf=${encodeURIComponent(ago(40))}`)).body.settling.neverReported).toBe(3);
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);
    await api.undo(next.body.id);
    expect(await flagsOf("srv001.corp.test")).toEqual(["neverReported information settling"]);
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);
  });
});

describe("what was told grows old", () => {
  const heard = (list: readonly string[], group: string, available: string) =>
    csvOf(
      list.map((name) => ({ name, version: "7.1.10184.0", more: available })),
      group,
      "IsAvailable",
    );
  const grey = async (name: string) => (await api.agent(name)).body.groups.map((group) => group.grey);

  it("without a new import, in lists, counts and at past moments alike, as deriving everything again says", async () => {
    await api.send(heard(names(3), source, "True"), { capturedAt: ago(100), coverage: "whole" });
    await api.send(heard(names(3), target, "True"), { capturedAt: ago(99), coverage: "whole" });
    expect(await grey("srv001.corp.test")).toEqual([false, false]);
    const later = new Date(Date.now() + 68.5 * hour);
    expect(await passTimeEverywhere(new Date())).toEqual(expect.any(Date));
    await passTime(migration, later);
    expect(await grey("srv001.corp.test")).toEqual([null, false]);
    expect(await rebuild(migration, later, "Test")).toBe(0);
    expect(await passTimeEverywhere(later)).toEqual(expect.any(Date));
    await passTime(migration, new Date(Date.now() + 80 * hour));
    expect(await grey("srv001.corp.test")).toEqual([null, null]);
    expect(await passTimeEverywhere(new Date(Date.now() + 80 * hour))).toBeNull();
  });

  it("an export that comes after a long time tells again; going, it takes that with it", async () => {
    await api.send(heard(names(3), source, "True"), { capturedAt: ago(900), coverage: "whole" });
    expect(await grey("srv001.corp.test")).toEqual([null]);
    const again = await api.send(heard(names(3), source, "True"), { capturedAt: ago(10), coverage: "whole" });
    expect(await grey("srv001.corp.test")).toEqual([false]);
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);
    await api.undo(again.body.id);
    expect(await grey("srv001.corp.test")).toEqual([null]);
    expect(await rebuild(migration, new Date(), "Test")).toBe(0);
  });
});
