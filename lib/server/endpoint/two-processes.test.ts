import { type ChildProcess, fork } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Address } from "@/lib/queries/ask";
import { useDatabase } from "@/lib/server/database/testing";
import { csvOf, day, names, source, target } from "@/lib/server/imports/testing/exports";
import { makeMigration } from "@/lib/server/imports/testing/send";
import type { Asked, Call } from "./testing/ask";
import type { Message, Order } from "./testing/process-of-its-own";

useDatabase({ own: true });

const script = fileURLToPath(new URL("testing/process-of-its-own.ts", import.meta.url));

class Server {
  readonly child: ChildProcess = fork(script, { execArgv: ["--conditions=react-server", "--import", "tsx"] });
  readonly said = new EventEmitter();
  #orders = 0;

  async begin(): Promise<void> {
    this.child.on("message", (message: Message) => {
      if ("ready" in message) this.said.emit("ready");
      else if ("heard" in message) this.said.emit("heard", message.heard);
      else this.said.emit(`order ${message.order}`, message);
    });
    await once(this.said, "ready");
  }

  async follow(what: Order): Promise<string> {
    const order = ++this.#orders;
    const answered = once(this.said, `order ${order}`);
    this.child.send({ order, what });
    const [{ status, text }] = await answered;
    expect([200, 201], text).toContain(status);
    return text;
  }

  ask = (address: Address, asked: Asked, call: Call = {}) => this.follow({ ask: address, with: asked, call });

  async end(): Promise<void> {
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
  }
}

let servers: Server[] = [];
beforeAll(async () => {
  servers = [new Server(), new Server()];
  await Promise.all(servers.map((server) => server.begin()));
});
afterAll(() => Promise.all(servers.map((server) => server.end())));

const questions: [Address, string][] = [
  ["GET /api/v1/migrations/{migration}/overview", ""],
  ["GET /api/v1/migrations/{migration}/progress", ""],
  ["GET /api/v1/migrations/{migration}/agents", "?limit=100"],
  ["GET /api/v1/migrations/{migration}/agents", "?sort=-owner&inScope=true"],
  ["GET /api/v1/migrations/{migration}/agents.csv", ""],
  ["GET /api/v1/migrations/{migration}/remaining", "?by=cause"],
  ["GET /api/v1/migrations/{migration}/tasks", "?limit=500"],
  ["GET /api/v1/migrations/{migration}/components", ""],
];

it("two processes on one database hear of each other's changes, and each answers at once what the other wrote", async () => {
  const [one, two] = servers;
  if (!one || !two) throw new Error("Two servers were begun.");
  const migration = (await makeMigration()).id;
  const params = { migration };
  const answersOf = (server: Server) => Promise.all(questions.map(([address, query]) => server.ask(address, { params, query })));
  const send = (group: string, listed: readonly string[], n: number) => (server: Server) =>
    server.follow({ migration, send: csvOf(listed, group), fields: { capturedAt: day(n), coverage: "whole" } });
  const tick = async (server: Server) => {
    const { items } = JSON.parse(await server.ask("GET /api/v1/migrations/{migration}/tasks", { params, query: "?limit=500" }));
    const tasks = items.filter(({ key }: { key: string }) => key === "DEP-02");
    const body = { done: true, tasks: tasks.map(({ id, revision }: { id: string; revision: number }) => ({ id, revision })) };
    await server.ask("POST /api/v1/migrations/{migration}/tasks/completions", { params, body });
  };
  const edit = (fqdn: string, body: object, ifMatch: number) => (server: Server) =>
    server.ask("PATCH /api/v1/migrations/{migration}/agents/{fqdn}", { params: { ...params, fqdn }, body }, { ifMatch });
  const enter = (name: string) => (server: Server) =>
    server.ask("POST /api/v1/migrations/{migration}/components", {
      params,
      body: { kind: "managementServer", name, group: target, planned: true },
    });
  const undo = async (server: Server) => {
    const { items } = JSON.parse(await server.ask("GET /api/v1/migrations/{migration}/imports", { params }));
    await server.ask("DELETE /api/v1/migrations/{migration}/imports/{import}", { params: { ...params, import: items[0].id } });
  };
  const changes: [string, (server: Server) => Promise<unknown>][] = [
    ["import", send(target, names(5), 2)],
    ["agent", edit("srv001.corp.test", { owner: "Ops" }, 1)],
    ["agent", edit("srv002.corp.test", { excluded: { reason: "Old" } }, 1)],
    ["task", tick],
    ["component", enter("nms01.corp.test")],
    ["import", send(target, names(12), 3)],
    ["import", undo],
  ];
  await send(source, names(20), 1)(one);
  let before = await answersOf(one);
  expect(await answersOf(two)).toEqual(before);
  for (const server of servers) await server.follow({ hear: migration });
  for (const [i, [subject, make]] of changes.entries()) {
    const [writer, other] = i % 2 ? [two, one] : [one, two];
    const heard = once(other.said, "heard");
    await make(writer);
    const told = await answersOf(other);
    expect(told).not.toEqual(before);
    expect(told).toEqual(await answersOf(writer));
    expect(await heard).toEqual([subject]);
    before = told;
  }
});
