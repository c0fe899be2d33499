import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * What comes back: an answer, when `before` is done, or before anything of the upload is read; the connection cut in the middle of the upload, or cut when all of
 * it has come.
 */
type Answer = { status: number; body?: unknown; headers?: Record<string, string>; early?: true; before?: () => unknown };
export type Reply = Answer | "cut early" | "cut late";
export type Received = {
  migration: string;
  url: string;
  headers: IncomingHttpHeaders;
  fields: Map<string, string>;
  fileName: string;
  file: Buffer;
  at: number;
};

export const applied = (number: number): Answer => ({ status: 201, body: { number, status: "applied", duplicate: false } });
export const problem = (status: number, code: string, detail: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { "content-type": "application/problem+json", ...headers },
  body: { type: `urn:tandem:problem:${code}`, title: "Problem", status, detail, code },
});

/** Takes uploads on loopback and answers those of a migration in turn; after the last of `replies` it goes on with that one. */
export async function startReceiver(replies: Record<string, Reply[]>) {
  const received: Received[] = [];
  const turns = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const migration = /migrations\/([^/]+)\//.exec(request.url ?? "")?.[1] ?? "";
    const turn = turns.get(migration) ?? 0;
    turns.set(migration, turn + 1);
    const list = replies[migration] ?? [];
    const reply = list[Math.min(turn, list.length - 1)] ?? { status: 500 };
    const answer = ({ status, headers, body }: Answer) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(typeof body === "string" ? body : JSON.stringify(body ?? {}));
    };
    if (typeof reply !== "string" && reply.early) return answer(reply);
    if (reply === "cut early") return request.once("data", () => request.socket.destroy());
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    received.push({
      at: Date.now(),
      migration,
      url: request.url ?? "",
      headers: request.headers,
      ...(await partsOf(body, request.headers)),
    });
    if (reply === "cut late") return request.socket.destroy();
    await reply.before?.();
    answer(reply);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    of: (migration: string) => received.filter((one) => one.migration === migration),
    address: (migration: string) => `http://127.0.0.1:${port}/api/v1/migrations/${migration}/imports`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function partsOf(body: Buffer, headers: IncomingHttpHeaders) {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": headers["content-type"] ?? "" } }).formData();
  const fields = new Map<string, string>();
  let fileName = "";
  let file = Buffer.alloc(0);
  for (const [name, value] of form) {
    if (typeof value === "string") fields.set(name, value);
    else [fileName, file] = [value.name, Buffer.from(await value.arrayBuffer())];
  }
  return { fields, fileName, file };
}
