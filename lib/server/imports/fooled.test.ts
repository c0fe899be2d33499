import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, names, type Row, source, target } from "./testing/exports";
import { makeMigration, sample } from "./testing/send";

useDatabase();

/** Files as people bring them, which would move the numbers without anything having moved. */
const [old, upgraded] = ["7.0.9538.0", "7.1.10184.0"];
let api: ReturnType<typeof apiOf>;
beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});
const percent = async (query = "") => (await api.progress(query)).body.percentDone;
const fqdns = async () => (await api.agents("?limit=500")).body.items.map(({ fqdn }) => fqdn);

/** Forty agents on two servers and in two domains, the first thirty upgraded; some are not well. */
const estate: Row[] = names(40).map((name, i) => ({
  name: i % 10 === 9 ? name.replace("corp.test", "dmz.test") : name,
  version: i < 30 ? upgraded : old,
  server: i % 4 === 3 ? "ms02.corp.test" : "ms01.corp.test",
  health: i % 20 === 7 ? "Error" : i % 15 === 3 ? "Warning" : "Success",
  more: i % 10 === 0 ? "True" : "False",
}));
const inBoth = (rows: readonly Row[]) => csvOf([...rows, ...rows.map((row) => ({ ...row, group: target }))], source, "ManuallyInstalled");

describe("a part of both management groups in one file", () => {
  it.each<[string, (row: Row, index: number) => boolean, string[]]>([
    ["those in good health", ({ health }) => health === "Success", ["missing", "filtered"]],
    ["those of one server", ({ server }) => server === "ms02.corp.test", ["missing", "half", "emptied", "filtered"]],
    ["those of one domain", ({ name }) => name.endsWith("corp.test"), ["filtered"]],
    ["those not installed by hand", ({ more }) => more === "False", ["filtered"]],
    ["those installed by hand", ({ more }) => more === "True", ["missing", "half", "emptied", "filtered"]],
    ["those still to do", ({ version }) => version === old, ["missing", "half", "filtered"]],
    ["the first rows of a sorted list", (_, index) => index < 32, ["missing"]],
  ])("%s: both are asked about", async (_, kept, expected) => {
    await api.send(inBoth(estate), { capturedAt: day(3) });
    expect(await percent()).toBe(75);
    const { body } = await api.send(inBoth(estate.filter(kept)), { capturedAt: day(4) });
    expect([body.status, body.needs]).toEqual(["needs-input", ["coverage"]]);
    for (const group of [source, target])
      expect([...new Set(body.doubts.filter((one) => one.group === group).map(({ code }) => code))]).toEqual(expected);
    expect(await percent()).toBe(75);
  });

  it("is asked about alone, where the other is whole", async () => {
    await api.send(inBoth(estate), { capturedAt: day(3) });
    const { body } = await api.send(csvOf([...estate, ...estate.slice(0, 30).map((row) => ({ ...row, group: target }))]), {
      capturedAt: day(4),
    });
    expect([body.coverages, await percent()]).toEqual([{ [source]: "whole", [target]: null }, 75]);
  });
});

describe("a first export", () => {
  it("that ends at a tool's limit for one of its management groups, joined with another", async () => {
    const rows = names(1_000).map((name) => ({ name, version: upgraded }));
    const joined = csvOf([...rows, ...rows.slice(0, 300).map((row) => ({ ...row, group: target }))]);
    const { body } = await api.send(joined, { capturedAt: day(3) });
    expect(body.doubts).toMatchObject([{ group: source, code: "limit", sentence: expect.stringContaining(`1,000 rows of ${source}`) }]);
    expect(body.coverages).toEqual({ [source]: null, [target]: "whole" });
  });

  it("of an original is a part of what the new one lists; under full names where that lists bare ones it is none", async () => {
    await api.send(
      csvOf(
        estate.map((row) => ({ ...row, name: row.name.split(".")[0] ?? "", version: upgraded })),
        target,
      ),
      {
        capturedAt: day(3),
      },
    );
    const part = (await api.send(csvOf(estate.slice(0, 10)), { capturedAt: day(3) })).body;
    expect(part.doubts).toMatchObject([{ code: "first", missing: 30, listed: 40 }]);
    const all = (await api.send(csvOf(estate), { capturedAt: day(3, 7) })).body;
    expect([all.status, all.doubts, await percent(), (await fqdns()).length]).toEqual(["applied", [], 100, 40]);
  });
});

describe("a file whose rows do not name their management group", () => {
  const unnamed = (rows: readonly Row[]) =>
    `FQDN,Version,HealthState,PrimaryManagementServerName\n${rows.map(({ name, version, health, server }) => `${name},${version},${health},${server}`).join("\n")}\n`;
  const moved = estate.map((row) => ({ ...row, server: row.server?.replace("ms0", "newms0") ?? "" }));

  it.each([[0], [10]])("given to the new one by a slip is asked about, when that lists %i", async (already) => {
    await api.send(csvOf(estate), { capturedAt: day(3) });
    if (already) await api.send(csvOf(moved.slice(0, already), target), { capturedAt: day(3) });
    const before = await percent();
    const { body } = await api.send(unnamed(estate), { capturedAt: day(4), group: target });
    expect([body.status, body.needs]).toEqual(["needs-input", ["coverage"]]);
    expect(body.doubts).toMatchObject([{ group: target, code: "otherGroup", sentence: expect.stringContaining(`one of ${source}`) }]);
    expect(await percent()).toBe(before);
    const mended = await api.apply(body.id, { group: source });
    expect([mended.body.status, mended.body.coverages, await percent()]).toEqual(["applied", { [source]: "whole" }, before]);
  });

  it("asks nobody about servers of its own, new ones, and those that one shares", async () => {
    await api.send(csvOf(estate), { capturedAt: day(3) });
    const first = (await api.send(unnamed(moved), { capturedAt: day(3), group: target })).body;
    expect([first.status, first.doubts]).toEqual(["applied", []]);
    const mixed = moved.map((row, i) => (i === 20 ? { ...row, server: "newms09.corp.test" } : row));
    const next = (await api.send(unnamed(mixed), { capturedAt: day(4), group: target })).body;
    expect([next.status, next.doubts]).toEqual(["applied", []]);
  });
});

describe("a first export that names nobody", () => {
  it.each([
    ["without rows", csvOf([])],
    ["with masked names", csvOf(estate.map(({ name }) => ({ name: `${name.slice(0, 3)}***` })))],
  ])("%s is asked about, and makes nobody new and done", async (_, text) => {
    await api.send(
      csvOf(
        estate.slice(0, 1).map((row) => ({ ...row, version: upgraded })),
        target,
      ),
      { capturedAt: day(3) },
    );
    const { body } = await api.send(text, { capturedAt: day(3), kind: "agents", group: source });
    expect([body.needs, body.doubts.map(({ code }) => code)]).toEqual([["coverage"], ["nobody"]]);
    expect((await api.progress()).body).toMatchObject({ done: 0, incomplete: [source] });
    expect((await api.apply(body.id, { coverage: "whole" })).body.status).toBe("applied");
  });
});

describe("parts and the whole", () => {
  it("leave what the parts tell when the whole between them is undone", async () => {
    await api.send(csvOf(estate.slice(0, 5)), { capturedAt: day(3), coverage: "part" });
    const whole = (await api.send(csvOf(estate.slice(0, 38)), { capturedAt: day(4), coverage: "whole" })).body;
    await api.send(csvOf(estate.slice(35)), { capturedAt: day(5), coverage: "part" });
    expect((await fqdns()).length).toBe(40);
    await api.undo(whole.id);
    expect((await api.progress()).body).toMatchObject({ total: 10, incomplete: [source] });
  });

  it("a whole export without rows is asked about, and the same bytes keep their answer", async () => {
    await api.send(csvOf(estate), { capturedAt: day(3) });
    const nobody = { kind: "agents", group: source, capturedAt: day(4) };
    expect((await api.send("", nobody)).body.code).toBe("empty");
    expect((await api.send(csvOf([]), nobody)).body).toMatchObject({
      status: "needs-input",
      needs: ["coverage"],
      changes: { missing: 40 },
    });
    const few = csvOf(estate.slice(0, 5));
    await api.send(few, { capturedAt: day(5), coverage: "part" });
    const again = await api.send(few, { capturedAt: day(5), coverage: "whole" });
    expect([again.status, again.body.coverage, (await api.progress()).body.total]).toEqual([200, "part", 40]);
  });
});

describe("words for health", () => {
  it("that mean that nobody is heard make nobody done, and one that nobody knows is said", async () => {
    const words = ["Success", "Grey", "Offline", "Not initialized", "Uninitialised", "NotMonitored", "OK", "Besorgt"];
    const rows = names(words.length).map((name, i) => ({ name, version: upgraded, health: words[i] ?? "" }));
    await api.send(csvOf(rows.map(({ name, version }) => ({ name, version }))), { capturedAt: day(3) });
    const { body } = await api.send(csvOf(rows, target), { capturedAt: day(3) });
    const said = body.issues.filter(({ code }) => code === "unknown-health");
    expect(said.map(({ row, message }) => [row, message.includes("not monitored")])).toEqual([
      [3, true],
      [4, true],
      [9, false],
    ]);
    expect((await api.progress()).body).toMatchObject({ done: 3, notReporting: 5 });
  });
});

describe("rows that are no Windows agents", () => {
  it("are ignored among those that are: versions of UNIX and Linux agents", async () => {
    const mixed = estate.slice(0, 10).map((row, i) => (i < 3 ? { ...row, version: "1.6.8-1" } : row));
    const { body } = await api.send(csvOf(mixed), { capturedAt: day(3) });
    expect([body.rows, body.issues.map(({ row, code }) => [row, code])]).toEqual([
      { total: 10, accepted: 7, rejected: 0, duplicates: 0, ignored: 3 },
      [2, 3, 4].map((row) => [row, "not-an-agent"]),
    ]);
    expect(await fqdns()).toEqual(estate.slice(3, 10).map(({ name }) => name));
  });
});

describe("placeholders", () => {
  it("in every column but one are no names, versions or servers", async () => {
    const words = ["NA", "N/A", "n.a.", "#N/A", "?", "none", "NULL", "-", "(none)", "System.Object[]"];
    const lines = words.map((word, i) => `${word},${names(10)[i]},${word},${word},${word},${source}`);
    const { body } = await api.send(
      `FQDN,DisplayName,Version,HealthState,PrimaryManagementServerName,ManagementGroup\n${lines.join("\n")}\n`,
      { capturedAt: day(3) },
    );
    expect([body.rows.accepted, await fqdns(), [...new Set(body.issues.map(({ code }) => code))]]).toEqual([
      10,
      names(10),
      ["unknown-build"],
    ]);
    expect((await api.agent("srv004.corp.test")).body.groups[0]).toMatchObject({ version: null, health: null, primaryServer: null });
  });
});

describe("Tandem's own list of agents, edited in a spreadsheet", () => {
  it("is refused however its header was changed", async () => {
    await api.send(csvOf(estate), { capturedAt: day(3) });
    const [header = "", ...rows] = (await (await api.csv()).text()).replace("\uFEFF", "").trimEnd().split("\r\n");
    const under = (changed: string) => [changed, ...rows].join("\n");
    for (const [how, text] of Object.entries({
      semicolons: [header, ...rows].map((line) => line.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, ";")).join("\r\n"),
      added: [`${header},Comment`, ...rows.map((row) => `${row},seen`)].join("\n"),
      renamed: under(header.replace("FQDN", "Server")),
      translated: under(header.replace("Stage reason", "Grund").replace("Stage", "Stufe").replace("What remains", "Rest")),
      narrow: `FQDN,Stage,Version\n${estate.map(({ name, version }) => `${name},"Upgraded, original MG only",${version}`).join("\n")}`,
    })) {
      const { body } = await api.send(text, { capturedAt: day(4), group: source });
      expect([how, body.code, body.detail]).toEqual([how, "unknown-kind", expect.stringContaining("Tandem wrote itself")]);
    }
  });
});

describe("files that PowerShell wrote", () => {
  const file = async (name: string) => new Uint8Array(await readFile(sample(`powershell/${name}`)));
  const captured = (hour: number) => new Date(Date.UTC(2026, 8, 15, 6 + hour)).toISOString();
  beforeEach(async () => {
    const groups = [
      { name: "HARBOR_2016", role: "source", release: "2016" },
      { name: "HARBOR_2022", role: "target", release: "2022" },
    ] as const;
    api = apiOf((await makeMigration([...groups])).id);
  });

  it("tell the truth of both management groups, and a filtered one is asked about", async () => {
    await api.send(await file("a18-both-appended.csv"), { capturedAt: captured(0) });
    const { body } = await api.progress();
    expect(body).toMatchObject({ total: 36, done: 18, notReporting: 4, percentDone: 50 });
    expect(body.stages).toEqual({ waiting: 13, upgraded: 0, joined: 1, dualHomed: 20, cutOver: 2, gone: 0 });
    const part = (await api.send(await file("c09-filtered.csv"), { capturedAt: captured(1) })).body;
    expect([part.needs, part.doubts.map(({ code }) => code), await percent()]).toEqual([["coverage"], ["missing", "filtered"], 50]);
  });

  it("change nothing where only encoding, separator, culture or calendar differ", async () => {
    await api.send(await file("a01-default.csv"), { capturedAt: captured(0) });
    const others = ["a03-typed-unicode", "a06-utf8bom-tab", "a09-pipe", "d-de-DE", "d-ja-JP", "d-pt-BR", "d-sv-SE", "e-fa-IR"];
    for (const [i, name] of others.entries()) {
      const { body } = await api.send(await file(`${name}.csv`), { capturedAt: captured(i + 1) });
      expect([name, body.status, body.changes]).toEqual([name, "applied", { added: 0, changed: 0, unchanged: 34, missing: 0 }]);
    }
  });
});
