import { readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sectionNames } from "@/lib/domain/collected/sections";
import { expectAgentsOfHarbor, harbor } from "@/lib/readers/testing/harbor";
import { useDatabase } from "@/lib/server/database/testing";
import { headersOf, routeAt } from "@/lib/server/endpoint/testing/ask";
import { apiOf } from "@/lib/server/imports/testing/api";
import { harborRows } from "@/lib/server/imports/testing/collected";
import { makeMigration } from "@/lib/server/imports/testing/send";
import { collect, type End, makeFolder, patience } from "./collector";
import { estateOf } from "./estate";
import { findPowerShell } from "./shell";

const shell = await findPowerShell();
const pwsh = "path" in shell ? shell.path : "";
const skipped = "why" in shell ? `: not tried, because ${shell.why}` : "";

useDatabase();

/** The endpoint for imports of Tandem behind a socket, as a client on another machine meets it. */
async function listen(): Promise<{ server: Server; port: number }> {
  const imports = routeAt("/api/v1/migrations/{migration}/imports");
  const server = createServer(async (request, response) => {
    const migration = /^\/api\/v1\/migrations\/([^/]+)\/imports$/.exec(request.url ?? "")?.[1] ?? "";
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value] as [string, string]] : [],
    );
    const asked = new Request(`http://localhost:3000${request.url}`, {
      method: "POST",
      headers: { ...Object.fromEntries(headers), host: "localhost:3000" },
      body: Readable.toWeb(request) as ReadableStream,
      duplex: "half",
    } as RequestInit);
    const answer = await imports.POST(asked, { params: Promise.resolve({ migration }) });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

describe.skipIf(!pwsh)(`what the collector collects of an estate is its truth in Tandem${skipped}`, () => {
  const { folder, at, remove } = makeFolder();
  const names = ["HARBOR_2016", "HARBOR_2022"] as const;
  let server: Server;
  let ends: Map<string, End>;
  let api: ReturnType<typeof apiOf>;

  beforeAll(async () => {
    const migration = await makeMigration([
      { name: names[0], role: "source", release: "2016" },
      { name: names[1], role: "target", release: "2022" },
    ]);
    api = apiOf(migration.id);
    const listening = await listen();
    server = listening.server;
    const { authorization = "" } = await headersOf({ role: "collector" });
    writeFileSync(at("token.txt"), authorization.replace("Bearer ", ""));
    writeFileSync(at("wrong.txt"), "tdm_not_a_token");
    for (const name of names) writeFileSync(at(`${name}.json`), JSON.stringify(estateOf(name)));
    const run = (name: string, group: string, token: string) => ({
      name,
      environment: { SCOM_ESTATE: at(`${group}.json`), SCOM_CALLS: "" },
      parameters: {
        OutFile: at(`${name}.jsonl.gz`),
        Post: `http://127.0.0.1:${listening.port}/api/v1/migrations/${migration.id}/imports`,
        TokenFile: at(`${token}.txt`),
        Retries: 0,
      },
    });
    ends = await collect(pwsh, folder, [
      run("refused", names[0], "wrong"),
      ...names.map((group) => run(group, group, "token")),
      { ...run("plain", names[0], "token"), parameters: { OutFile: at("plain.jsonl") } },
    ]);
  }, patience);
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    remove();
  });

  test("the rows are those that the tests of imports take for the collector's", () => {
    const lines = readFileSync(at("plain.jsonl"), "utf8").trim().split("\n");
    for (const section of sectionNames) {
      const rows = lines.map((line) => JSON.parse(line)).flatMap((line) => (section in line ? [line[section]] : []));
      const expected = harborRows(names[0])[section];
      if (!expected) continue;
      expect(rows).toHaveLength(expected.length);
      expect(rows).toMatchObject(expected);
    }
  });

  test("both management groups are applied by themselves, and each agent is as the truth has it", async () => {
    for (const name of names) expect(ends.get(name)).toMatchObject({ code: 0, said: expect.stringContaining("applied.") });
    const imports = (await api.imports()).body.items;
    expect(imports.map((one) => [one.kind, one.status, one.coverage, one.groups]).sort()).toEqual(
      names.map((name) => ["inventory", "applied", "whole", [name]]),
    );
    expect(imports.flatMap((one) => one.issues)).toEqual([]);
    expectAgentsOfHarbor((await api.agents("?limit=500")).body.items);
    const { items } = (await api.components()).body;
    for (const { group, name, version } of harbor.servers) expect(items).toContainEqual(expect.objectContaining({ group, name, version }));
  });

  test("a token that Tandem does not know is refused in its own words", () => {
    expect(ends.get("refused")).toMatchObject({ code: 5, said: expect.stringMatching(/Tandem answers 401: \S/) });
  });
});
