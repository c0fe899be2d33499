import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf, formOf } from "./testing/api";
import { makeMigration } from "./testing/send";

useDatabase();

const capturedAt = "2014-02-03T06:00:00Z";
const content = "FQDN,Version,ManagementGroup\nsrv01.corp.test,7.0.9538.0,OPS_2012SP1\n";
const nothing = { import: 0, import_chunk: 0, import_issue: 0, observation: 0, fact_value: 0, agent: 0, agent_period: 0 };
const file = ["file", { content, fileName: "agents.csv" }] as const;
/** A folder of its own for what is on its way, since other tests upload at the same time. */
let folder: string;
const { TMPDIR } = process.env;
const leftovers = async () => (await readdir(folder)).filter((name) => name.startsWith("tandem-upload-")).length;
let api: ReturnType<typeof apiOf>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tandem-test-"));
  process.env.TMPDIR = folder;
});
afterAll(async () => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

/** A body written by hand, as the bytes go over the line. */
function raw(body: string, type = "multipart/form-data; boundary=cut") {
  return [new TextEncoder().encode(body), { headers: { "content-type": type } }] as const;
}
const part = (disposition: string, text: string) => `--cut\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;

describe("a multipart body", () => {
  it.each([
    ["before the file", [["apply", "true"], ["capturedAt", capturedAt], ["coverage", "whole"], file]],
    ["after the file", [file, ["coverage", "whole"], ["apply", "true"], ["capturedAt", capturedAt]]],
    ["around the file", [["capturedAt", capturedAt], file, ["apply", "true"], ["group", "ops_2012sp1"], ["dateOrder", "DMY"]]],
    ["blank", [file, ["capturedAt", capturedAt], ["apply", "true"], ["group", ""], ["kind", ""], ["coverage", ""], ["dateOrder", ""]]],
  ] as const)("may have its fields %s", async (_where, parts) => {
    const { status, body } = await api.post(formOf(parts));
    expect([status, body.status, body.kind, body.groups, body.coverage]).toEqual([201, "applied", "agents", ["OPS_2012SP1"], "whole"]);
  });

  it("plans without apply, and with apply=false", async () => {
    expect((await api.post(formOf([file, ["capturedAt", capturedAt]]))).body.status).toBe("planned");
    expect((await api.post(formOf([file, ["apply", "false"]]))).body).toMatchObject({ status: "planned", duplicate: true });
  });

  it.each([
    ["no file", formOf([["capturedAt", capturedAt]])],
    ["a file under another name", formOf([["upload", { content, fileName: "a.csv" }]])],
    ["a second file of another name", formOf([file, ["more", { content, fileName: "a.csv" }]])],
    ["two files", formOf([file, ["file", { content: "x", fileName: "b.csv" }]])],
    ["a file that is a field", formOf([["file", content]])],
    ["an unknown field", formOf([file, ["colour", "red"] as never])],
    ["an unknown field called like a prototype", formOf([file, ["__proto__", "x"] as never])],
    ["an unknown kind", formOf([file, ["kind", "toasters"]])],
    ["an unknown coverage", formOf([file, ["coverage", "half"]])],
    ["an unknown date order", formOf([file, ["dateOrder", "YDM"]])],
    ["an unclear apply", formOf([file, ["apply", "yes"]])],
  ])("400 for %s, and nothing stays", async (_what, form) => {
    const before = await leftovers();
    const { status, body } = await api.post(form);
    expect([status, body.code]).toEqual([400, "invalid-request"]);
    expect(await api.kept()).toEqual(nothing);
    expect(await leftovers()).toBe(before);
  });

  it("400 for more fields than are read, and for one that would be cut", async () => {
    const many = Array.from({ length: 20 }, () => ["group", "OPS_2012SP1"] as const);
    for (const form of [formOf([...many, ["coverage", "whole"], file]), formOf([file, ["group", "x".repeat(4_001)]])]) {
      const { status, body } = await api.post(form);
      expect([status, body.code]).toEqual([400, "invalid-request"]);
    }
    expect(await api.kept()).toEqual(nothing);
    expect(await leftovers()).toBe(0);
    expect((await api.post(formOf([...many, file]))).status).toBe(201);
  });

  it("an Idempotency-Key answers again for the same upload only, also at the same length", async () => {
    const call = { headers: { "idempotency-key": "again" } };
    const other = content.replace("srv01", "srv02");
    const first = await api.send(content, { capturedAt }, call);
    const again = await api.send(content, { capturedAt }, call);
    expect([first.status, again.status, again.response.headers.get("idempotency-replayed")]).toEqual([201, 201, "true"]);
    expect(again.body).toEqual(first.body);
    for (const [text, fields] of [
      [other, { capturedAt }],
      [content, { capturedAt, apply: "false" }],
      [content, { capturedAt, fileName: "others.csv" }],
    ] as const) {
      const { status, body } = await api.send(text, fields, call);
      expect([status, body.code]).toEqual([422, "idempotency-mismatch"]);
    }
    expect(await leftovers()).toBe(0);
    expect((await api.imports()).body.total).toBe(1);
  });

  it("lies in the data directory while it is read", async () => {
    const data = await mkdtemp(join(folder, "data-"));
    vi.stubEnv("TANDEM_DATA", data);
    let inside: string[] = [];
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          inside = await readdir(join(data, "uploads"));
          controller.error(new Error("The line broke"));
        },
      },
      { highWaterMark: 0 },
    );
    expect((await api.post(body, { headers: { "content-type": "multipart/form-data; boundary=cut" } })).status).toBe(400);
    vi.unstubAllEnvs();
    expect([inside.length, await readdir(join(data, "uploads"))]).toEqual([1, []]);
    await rm(data, { recursive: true });
  });

  it.each(["application/json", "text/csv", "application/x-www-form-urlencoded"])("415 for %s", async (type) => {
    const { status, body } = await api.post(...raw(content, type));
    expect([status, body.code]).toEqual([415, "unsupported-media-type"]);
  });

  it("415 without a body, 400 without a boundary", async () => {
    expect((await api.post(null)).status).toBe(415);
    expect((await api.post(...raw(content, "multipart/form-data"))).status).toBe(400);
  });

  it.each([
    ["inside the file", part('name="file"; filename="a.csv"', content).slice(0, -20)],
    ["before the last boundary", part('name="file"; filename="a.csv"', content)],
    ["at once", ""],
  ])("400 when it ends %s, and nothing stays", async (_where, body) => {
    const before = await leftovers();
    const answer = await api.post(...raw(body));
    expect([answer.status, answer.body.code]).toEqual([400, "invalid-request"]);
    expect(await api.kept()).toEqual(nothing);
    expect(await leftovers()).toBe(before);
  });

  it("leaves nothing when the client goes away half-way", async () => {
    const before = await leftovers();
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled > 3) return controller.error(new Error("The line broke"));
        controller.enqueue(
          new TextEncoder().encode(pulled === 1 ? part('name="file"; filename="a.csv"', content).slice(0, -2) : "x".repeat(70_000)),
        );
      },
    });
    const answer = await api.post(body, { headers: { "content-type": "multipart/form-data; boundary=cut" } });
    expect([answer.status, answer.body.code]).toEqual([400, "invalid-request"]);
    expect(await api.kept()).toEqual(nothing);
    expect(await leftovers()).toBe(before);
  });

  it("is taken byte by byte, wherever the pieces end", async () => {
    const bytes = new TextEncoder().encode(
      `${part('name="file"; filename="a.csv"', content)}${part('name="capturedAt"', capturedAt)}--cut--\r\n`,
    );
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const answer = await api.post(body, { headers: { "content-type": "multipart/form-data; boundary=cut" } });
    expect([answer.status, answer.body.status, answer.body.bytes]).toEqual([201, "planned", content.length]);
  });
});

describe("who may", () => {
  it("send, apply and download: engineer and up; look: everybody", async () => {
    expect((await api.send(content, { capturedAt }, { role: "viewer" })).status).toBe(403);
    const made = await api.send(content, { capturedAt }, { role: "engineer" });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect((await api.apply(id, {}, { role: "viewer" })).status).toBe(403);
    expect((await api.undo(id, { role: "viewer" })).status).toBe(403);
    expect((await api.file(id, { role: "viewer" })).status).toBe(403);
    expect((await api.file(id, { role: "engineer" })).status).toBe(200);
    for (const ask of [api.import(id, { role: "viewer" }), api.rows(id, "", { role: "viewer" }), api.imports("", { role: "viewer" })])
      expect((await ask).status).toBe(200);
    const stranger = { headers: { authorization: "Bearer tandem_nobody" } };
    for (const ask of [
      api.send(content, {}, stranger),
      api.import(id, stranger),
      api.file(id, stranger),
      api.rows(id, "", stranger),
      api.apply(id, {}, stranger),
      api.undo(id, stranger),
    ]) {
      expect((await ask).status).toBe(401);
    }
  });
});

describe("the original file", () => {
  it.each([
    ["../../etc/passwd.csv", "passwd.csv"],
    ["C:\\exports\\agents day 1.csv", "agents day 1.csv"],
    ["a\u0085b\u200B\u202Ec.csv", "abc.csv"],
    ["Übersicht 概要 😀.csv", "Übersicht 概要 😀.csv"],
    [`${"😀".repeat(300)}.csv`, `${"😀".repeat(196)}.csv`],
    ["/", "export"],
  ])("%j is kept as %j", async (sent, kept) => {
    const { body } = await api.send(content, { capturedAt, fileName: sent });
    expect(body.fileName).toBe(kept);
    const answer = await api.file(body.id);
    const disposition = answer.headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(/^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w.%~!-]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? "")).toBe(kept);
    expect([answer.headers.get("content-type"), answer.headers.get("x-content-type-options")]).toEqual([
      "application/octet-stream",
      "nosniff",
    ]);
  });

  it("keeps quotes in its name out of the header", async () => {
    const [body, call] = raw(
      `${part('name="file"; filename="a\\"; filename=b;.csv"', content)}${part('name="capturedAt"', capturedAt)}--cut--\r\n`,
    );
    const made = await api.post(body, call);
    expect(made.body.fileName).toBe('a"; filename=b;.csv');
    expect((await api.file(made.body.id)).headers.get("content-disposition")).toBe(
      `attachment; filename="a__ filename_b_.csv"; filename*=UTF-8''a%22%3B%20filename%3Db%3B.csv`,
    );
  });

  it("comes back byte for byte, also after undo", async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `srv${i}.corp.test,7.0.9538.0,OPS_2012SP1,${Math.sin(i)}`);
    const bytes = Buffer.from(`\uFEFFFQDN,Version,ManagementGroup,Note\r\n${lines.join("\r\n")}`, "utf16le");
    const { body } = await api.send(bytes, { capturedAt, apply: "false" });
    expect([body.status, body.bytes]).toEqual(["planned", bytes.length]);
    await api.undo(body.id);
    const answer = await api.file(body.id);
    expect(answer.headers.get("content-length")).toBe(String(bytes.length));
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it("does not exist for an import that does not", async () => {
    const other = apiOf((await makeMigration()).id);
    const { body } = await other.send(content, { capturedAt });
    for (const ask of [api.file(body.id), api.import(body.id), api.rows(body.id), api.apply(body.id), api.undo(body.id)])
      expect((await ask).status).toBe(404);
    expect((await api.import("nonsense")).status).toBe(404);
    expect((await other.import(body.id)).body.status).toBe("applied");
  });
});
