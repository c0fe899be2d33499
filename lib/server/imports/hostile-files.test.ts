import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { csvOf, day, names, source } from "./testing/exports";
import { makeMigration } from "./testing/send";

useDatabase();
const header = "FQDN,Version,PatchList,LastModified,ManagementGroup";
const csv = (...rows: string[]) => `${header}\n${rows.map((row) => `${row},${source}\n`).join("")}`;
let api: ReturnType<typeof apiOf>;

beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

const shown = async () => (await api.agents()).body.items.map(({ fqdn }) => fqdn);
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]) as Uint8Array<ArrayBuffer>;

describe("names that are no names", () => {
  it.each([
    "=HYPERLINK(0).corp.test",
    "@SUM(A1).corp.test",
    "<script>alert(1)</script>",
    "<img/src/onerror=alert(1)>.corp.test",
    "javascript:alert(1)",
    "//evil.example",
    "../../etc/passwd",
    "srv'; drop table agent;--",
    "srv\u0000.corp.test",
    "srv%00.corp.test",
    `${"a".repeat(64)}.corp.test`,
    "a.".repeat(200),
  ])("%j is rejected with its row, and the others are read", async (name) => {
    const { status, body } = await api.send(csv(`${name},7.0.9538.0,,`, "srv01.corp.test,7.0.9538.0,,"), { capturedAt: day(3) });
    expect([status, body.rows?.rejected, await shown()], String(body.detail)).toEqual([201, 1, ["srv01.corp.test"]]);
  });

  it("that hide or turn letters are the plain name; those that imitate one are told", async () => {
    const { body } = await api.send(csv("srv01\u202e.corp.test,7.0.9538.0,,", "\u0455rv02.corp.test,7.0.9538.0,,"), { capturedAt: day(3) });
    expect(body.issues.map(({ code, row }) => [code, row])).toContainEqual(["look-alike-name", 3]);
    expect((await shown()).join()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it.each(["__proto__", "constructor", "tostring", "hasownproperty"])("%s is a computer like any other", async (name) => {
    await api.send(csv(`${name}.corp.test,7.0.9538.0,,`), { capturedAt: day(3) });
    expect((await api.agent(`${name}.corp.test`)).body).toMatchObject({ fqdn: `${name}.corp.test`, stage: "waiting" });
  });
});

describe("cells", () => {
  it("with markup and formulas stay text, and leave as text", async () => {
    const version = '=cmd|"/c calc"!A0';
    await api.send(csv(`srv01.corp.test,"${version.replaceAll('"', '""')}","<b onclick=alert(1)>",`), { capturedAt: day(3) });
    const cells = (await (await api.csv()).text()).split(/[\r\n]+/)[1]?.split(",") ?? [];
    expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
  });

  it("of ten megabytes are no value; their rows count and the answer stays small", async () => {
    const { status, body } = await api.send(csv(`srv01.corp.test,7.0.9538.0,${"x".repeat(10_000_000)},`), { capturedAt: day(3) });
    expect([status, body.rows.accepted, body.issues.map(({ code }) => code)]).toEqual([201, 1, ["cell-too-large"]]);
    expect(JSON.stringify(body).length).toBeLessThan(10_000);
  });

  it("with half of a surrogate pair, or bytes that are no text, are read as something that can be kept", async () => {
    for (const content of [
      utf16(csv("srv01.corp.test,7.0.9538.0,\ud800,")),
      Buffer.concat([
        Buffer.from(csv("srv01.corp.test,7.0.9538.0,").trimEnd()),
        Buffer.from([0xed, 0xa0, 0x80, 0x0a]),
      ]) as Uint8Array<ArrayBuffer>,
    ])
      expect([201, 422]).toContain((await api.send(content, { capturedAt: day(3), coverage: "part" })).status);
  });

  it.each(["agents", "managementServers", "gateways", "pending", "failover"])(
    "of a header with NUL are refused or read, asked as %s",
    async (kind) => {
      for (const content of [`\0"FQDN","Version"\n"srv1.corp.test","7.0.9538.0"\n`, `"\0odd","\0other"\n"1","2"\n`, `\0\n\0\n`])
        expect([200, 201, 422]).toContain((await api.send(content, { kind, group: source, capturedAt: day(3) })).status);
    },
  );

  it("that lie ten years ahead do not move the moment of the export", async () => {
    const ahead = new Date(Date.now() + 10 * 365 * 86_400_000).toISOString();
    const { status, body } = await api.send(csv(`srv01.corp.test,7.0.9538.0,,${ahead}`), { capturedAt: day(3) });
    expect([status, body.capturedAt]).toEqual([201, day(3)]);
    expect((await api.send(csv("srv01.corp.test,7.0.9538.0,,"), { capturedAt: ahead })).body.code).toBe("captured-in-future");
    expect((await api.agent("srv01.corp.test")).body.periods).toEqual([{ stage: "waiting", from: day(3), to: null }]);
  });
});

describe("many at once", () => {
  it("are imported one after the other, and others are answered meanwhile", async () => {
    const files = Array.from({ length: 40 }, (_, n) => csvOf(names(5, "corp.test", n * 5)));
    const sent = files.map((file, n) => api.send(file, { capturedAt: day(3, n % 24), coverage: "part" }));
    expect((await api.progress()).status).toBe(200);
    expect(new Set((await Promise.all(sent)).map(({ status }) => status))).toEqual(new Set([201]));
    expect((await api.progress()).body.total).toBe(200);
  });

  it("more than can wait are told to come again", async () => {
    const sent = await Promise.all(Array.from({ length: 90 }, (_, n) => api.send(csvOf([`srv${n}.corp.test`]), { capturedAt: day(3) })));
    const told = sent.filter(({ status }) => status !== 201);
    expect(told.length).toBeGreaterThan(0);
    for (const { status, body, response } of told)
      expect([status, body.code, response.headers.get("retry-after")]).toEqual([503, "busy", "30"]);
  });
});

describe("whole files", () => {
  it.each<[string, () => string | Uint8Array<ArrayBuffer>, number, string]>([
    ["5,000 columns", () => `${Array.from({ length: 5_000 }, (_, i) => `c${i}`).join(",")}\n`, 413, "too-large"],
    ["64 MB of zeros, packed", () => gzipSync(Buffer.alloc(2 ** 26)) as Uint8Array<ArrayBuffer>, 422, "binary"],
    ["a workbook", () => Buffer.from("PK\u0003\u0004xl/worksheets") as Uint8Array<ArrayBuffer>, 422, "xlsx-renamed"],
    ["entities within entities", () => '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><l>&b;</l>', 422, "dtd"],
    ["an outside entity", () => '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>', 422, "dtd|html"],
    ["nothing but zeros", () => new Uint8Array(100_000), 422, "binary"],
  ])("of %s are refused, and nothing is kept", async (_, content, status, codes) => {
    const answer = await api.send(content(), { capturedAt: day(3) });
    expect([answer.status, String(answer.body.code)], String(answer.body.detail)).toEqual([status, expect.stringMatching(`^(${codes})$`)]);
    expect(Object.values(await api.kept()).every((count) => count === 0)).toBe(true);
  });

  it("two in one are told apart or refused", async () => {
    const both = csvOf(names(2)) + csvOf(names(2, "corp.test", 3));
    const { status, body } = await api.send(both, { capturedAt: day(3) });
    expect([status, body.rows.accepted, body.issues.map(({ code, row }) => [code, row])]).toEqual([201, 4, [["second-header", 4]]]);
    const other = await api.send(`${csvOf(names(2))}Name,HealthState\nsrv009.corp.test,Success\n`, { capturedAt: day(4) });
    expect([other.status, other.body.code]).toEqual([422, "unknown-kind"]);
  });

  it("that are one quote without end say that nothing was read, and take nobody away", async () => {
    await api.send(csvOf(names(6)), { capturedAt: day(3) });
    const content = `${header}\n"${"x".repeat(10_000_000)}`;
    const { status, body } = await api.send(content, { capturedAt: day(4), group: source });
    expect([status, body.status, body.needs, body.issues.map(({ code }) => code)]).toEqual([201, "needs-input", ["coverage"], ["no-rows"]]);
    expect((await api.progress()).body.stages).toMatchObject({ waiting: 6, gone: 0 });
  });

  it("cut anywhere lose no agent that was there", async () => {
    const whole = csvOf(names(6));
    await api.send(whole, { capturedAt: day(3), coverage: "whole" });
    for (let end = 1; end < whole.length; end += 9) {
      // Cut behind a line it is an export of fewer agents, and nobody can tell.
      if (whole[end - 1] === "\n" || whole[end] === "\n") continue;
      const { status, body } = await api.send(whole.slice(0, end), { capturedAt: day(4) });
      const what = `cut after ${end} of ${whole.length}: ${JSON.stringify(whole.slice(Math.max(0, end - 20), end))}`;
      expect([201, 422], what).toContain(status);
      expect((await api.progress()).body.stages, what).toMatchObject({ waiting: 6, gone: 0 });
      if (status === 201 && body.status !== "undone") await api.undo(body.id);
    }
  });
});
