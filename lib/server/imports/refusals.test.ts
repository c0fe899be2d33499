import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, type Fields } from "./testing/api";
import { csvOf, day, names, source, target } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();

const full = csvOf(names(2));
const noGroup = "FQDN,Version\nsrv001.corp.test,7.0.9538.0\n";
const onlyNames = "FQDN\nsrv001.corp.test\n";
let api: ReturnType<typeof apiOf>;

beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

describe("what a file leaves open is asked", () => {
  it.each([
    ["capturedAt", full, {}],
    ["group", noGroup, { capturedAt: day(3) }],
    ["kind", "FQDN,ManagementGroup\nsrv001.corp.test,OPS_2012SP1\n", { capturedAt: day(3) }],
    ["coverage", `${full}srv003.corp.test,"7.0`, { capturedAt: day(3) }],
    ["kind group capturedAt", onlyNames, {}],
    ["group capturedAt", noGroup, {}],
  ] as const)("%s", async (needs, content, fields) => {
    const { status, body } = await api.send(content, fields);
    expect([status, body.status, body.needs]).toEqual([201, "needs-input", needs.split(" ")]);
    expect(body.questions.map((q) => q.need)).toEqual(body.needs);
    expect(body.questions.every((q) => q.message.length > 10)).toBe(true);
    expect((await api.agents()).body.total).toBe(0);
    const answers: Fields = { kind: "agents", group: source, capturedAt: day(3), coverage: "whole" };
    const given = Object.fromEntries(Object.entries(answers).filter(([field]) => body.needs.some((need) => need === field)));
    const applied = await api.apply(body.id, given);
    expect([applied.status, applied.body.status, applied.body.needs, applied.body.groups]).toEqual([200, "applied", [], [source]]);
    expect((await api.agents()).body.total).toBeGreaterThan(0);
  });

  it("is told by a list of management groups that all rows share", async () => {
    const { body } = await api.send(
      'FQDN,Version,MGList\na.corp.test,7.0.9538.0,"OPS_2012SP1"\nb.corp.test,7.0.9538.0,"OTHER, ops_2012sp1"\n',
      { capturedAt: day(3) },
    );
    expect([body.status, body.groups]).toEqual(["applied", [source]]);
    const both = await api.send('FQDN,Version,MGList\na.corp.test,7.0.9538.0,"OPS_2012SP1,OPS_2012R2"\n', { capturedAt: day(4) });
    expect(both.body.needs).toEqual(["group"]);
  });
});

describe("a refusal says why, and leaves nothing but an event", () => {
  const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const cases: [string, string, Fields][] = [
    ["bad-captured-at", full, { capturedAt: "2014-02-03T06:00:00" }],
    ["bad-captured-at", full, { capturedAt: "2014-02-03" }],
    ["bad-captured-at", full, { capturedAt: "yesterday" }],
    ["bad-captured-at", full, { capturedAt: "2014-02-30T06:00:00Z" }],
    ["bad-captured-at", full, { capturedAt: "2014-02-03T25:00:00Z" }],
    ["bad-captured-at", full, { capturedAt: "0000-01-01T00:00:00Z" }],
    ["captured-in-future", full, { capturedAt: soon(6) }],
    ["unknown-group", full.replaceAll(source, "ELSEWHERE"), { capturedAt: day(3) }],
    ["unknown-group", noGroup, { capturedAt: day(3), group: "ELSEWHERE" }],
    ["group-mismatch", full, { capturedAt: day(3), group: target }],
    ["wrong-kind", full, { capturedAt: day(3), kind: "managementServers" }],
    ["wrong-kind", "Name,IsRootManagementServer,AemEnabled\nms01.corp.test,True,False\n", { capturedAt: day(3), kind: "agents" }],
    ["unknown-kind", "Name,Severity,Priority,ResolutionState,TimeRaised\nDisk full,Error,High,0,2014-02-03\n", { capturedAt: day(3) }],
    ["empty", "", { capturedAt: day(3) }],
    ["empty", "\r\n\r\n", { capturedAt: day(3), kind: "agents", group: source }],
    ["empty", "", { capturedAt: day(3), kind: "agents", coverage: "whole" }],
    ["empty", "", { capturedAt: day(3), group: source, kind: "agents", coverage: "part" }],
    ["no-header", "srv001.corp.test,7.0.9538.0\nsrv002.corp.test,7.0.9538.0\n", { capturedAt: day(3) }],
    ["html", "<!doctype html><html><body>Sign in</body></html>", { capturedAt: day(3) }],
    ["string-export", '"Length"\n"40"\n"36"\n', { capturedAt: day(3) }],
  ];
  it.each(cases)("%s", async (code, content, fields) => {
    const { status, body } = await api.send(content, fields);
    expect([status, body.code, body.status], String(body.detail)).toEqual([422, code, 422]);
    expect(body.issues).toMatchObject([{ code, severity: "error", message: body.detail }]);
    expect(body.issues?.[0]?.hint.length).toBeGreaterThan(10);
    expect(Object.values(await api.kept()).every((count) => count === 0)).toBe(true);
    expect((await api.events()).map(({ verb, after }) => [verb, after.code])).toEqual([["imports.refuse", code]]);
    expect((await api.imports()).body).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  it("also when the answer to a question cannot be used: the import waits on", async () => {
    const { body } = await api.send(noGroup, {});
    const before = await api.kept();
    for (const [answer, code] of [
      [{ group: "ELSEWHERE" }, "unknown-group"],
      [{ group: source, capturedAt: "2014-02-03" }, "bad-captured-at"],
      [{ group: source, capturedAt: soon(6) }, "captured-in-future"],
      [{ group: source, capturedAt: day(3), kind: "configuration" }, "unknown-kind"],
    ] as const) {
      const refused = await api.apply(body.id, answer);
      expect([refused.status, refused.body.code, refused.body.issues?.length]).toEqual([422, code, 1]);
      const again = await api.send(noGroup, answer);
      expect([again.status, again.body.code]).toEqual([422, code]);
    }
    expect(await api.kept()).toEqual(before);
    expect((await api.import(body.id)).body).toMatchObject({ status: "needs-input", revision: 1, needs: ["group", "capturedAt"] });
    expect((await api.events()).filter(({ verb }) => verb === "imports.refuse")).toHaveLength(8);
  });

  it("a clock a little ahead is fine, and so is an offset", async () => {
    expect((await api.send(full, { capturedAt: soon(4) })).status).toBe(201);
    const { body } = await api.send(full, { capturedAt: "2014-02-03T08:00:00.000+02:00" });
    expect(body.capturedAt).toBe("2014-02-03T06:00:00.000Z");
  });
});

describe("management groups", () => {
  it("compare without case", async () => {
    const { body } = await api.send(full.replaceAll(source, "ops_2012sp1"), { capturedAt: day(3), group: " OPS_2012sp1 " });
    expect([body.status, body.groups]).toEqual(["applied", [source]]);
  });

  it("that are unknown reject their rows alone; the agents of those rows are not added", async () => {
    const { body } = await api.send(csvOf([{ name: "a.corp.test" }, { name: "b.corp.test", group: "ELSEWHERE" }]), { capturedAt: day(3) });
    expect([body.rows, body.groups]).toEqual([{ total: 2, accepted: 1, rejected: 1, duplicates: 0, ignored: 0 }, [source]]);
    expect(body.issues).toMatchObject([{ row: 3, code: "unknown-group", severity: "error" }]);
    expect((await api.agents()).body.items.map((a) => a.fqdn)).toEqual(["a.corp.test"]);
  });

  it("said by the caller go only to rows that name none", async () => {
    const { body } = await api.send(
      csvOf([{ name: "a.corp.test", group: target }, { name: "b.corp.test", group: " " }, { name: "a.corp.test" }]),
      { capturedAt: day(3), group: source },
    );
    expect([body.groups, body.rows]).toMatchObject([[source, target], { accepted: 3, duplicates: 0 }]);
    const rows = (await api.rows(body.id)).body.items;
    expect(rows.map((r) => [r.row, r.name, r.group, r.outcome])).toEqual([
      [2, "a.corp.test", target, "added"],
      [3, "b.corp.test", source, "added"],
      [4, "a.corp.test", source, "added"],
    ]);
  });
});

describe("a file without rows", () => {
  const all = { kind: "agents", group: source, coverage: "whole" };

  it.each(["", "\n\n", "FQDN,Version,HealthState\n"])(
    "%j is taken when everything about it is said: all agents go missing",
    async (content) => {
      await api.send(csvOf(names(30)), { capturedAt: day(3) });
      const { status, body } = await api.send(content, { ...all, capturedAt: day(4) });
      expect([status, body.status, body.changes, body.rows.total]).toEqual([
        201,
        "applied",
        { added: 0, changed: 0, unchanged: 0, missing: 30 },
        0,
      ]);
      expect(body.issues.map((i) => i.code)).toEqual(["no-rows"]);
      expect((await api.progress()).body.stages.gone).toBe(30);
      expect((await api.rows(body.id)).body).toMatchObject({
        total: 30,
        items: Array.from({ length: 30 }, () => ({ row: null, outcome: "missing", group: source })),
      });
      await api.undo(body.id);
      expect((await api.progress()).body.stages.waiting).toBe(30);
    },
  );

  it("but a header is asked about without a group, and about its coverage", async () => {
    await api.send(csvOf(names(30)), { capturedAt: day(3) });
    const { body } = await api.send("FQDN,Version,HealthState\n", { capturedAt: day(4) });
    expect([body.status, body.needs]).toEqual(["needs-input", ["group"]]);
    expect((await api.apply(body.id, { group: source })).body).toMatchObject({
      status: 409,
      code: "needs-input",
      import: { needs: ["coverage"] },
    });
  });
});

it("large cells do not make a large answer", async () => {
  const rows = names(20)
    .map((name) => `${name},${"7".repeat(300_000)},${source}\n${"8".repeat(900)},7.0.9538.0,${source}\n`)
    .join("");
  const { status, body } = await api.send(`FQDN,Version,ManagementGroup\n${rows}`, { capturedAt: day(3) });
  expect([status, body.rows.accepted, body.rows.rejected]).toEqual([201, 20, 20]);
  expect(body.issues.map((i) => i.code)).toEqual(expect.arrayContaining(["cell-too-large", "excel-damage"]));
  expect(JSON.stringify(body).length).toBeLessThan(50_000);
  const refused = await api.send(`FQDN,Version,ManagementGroup\nsrv001.corp.test,7.0.9538.0,${"g".repeat(900_000)}\n`, {
    capturedAt: day(3),
  });
  expect([refused.status, refused.body.code]).toEqual([422, "unknown-group"]);
  expect(JSON.stringify(refused.body).length).toBeLessThan(2_000);
});
