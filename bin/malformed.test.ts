import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { refused } from "./malformed.mjs";

const server = createServer((asked, response) => {
  if (!refused(asked, response)) response.end("passed on");
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => server.close());

function ask(method: string, path: string): Promise<{ status: number | undefined; text: string; type: string | undefined }> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const asked = request({ host: "127.0.0.1", port, method, path }, (response) => {
      let text = "";
      response.on("data", (piece) => {
        text += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode, text, type: response.headers["content-type"] }));
    });
    asked.on("error", reject).end();
  });
}

it.each([
  ["TRACE", "/", 405, "method-not-allowed"],
  ["PROPFIND", "/api/v1/people", 405, "method-not-allowed"],
  ["GET", "/%ff", 400, "invalid-request"],
  ["GET", "/api/v1/migrations/%", 400, "invalid-request"],
  ["GET", "/api/v1/migrations?q=%ED%A0%80", 400, "invalid-request"],
  ["GET", "http://evil.example/api/health", 400, "invalid-request"],
  ["OPTIONS", "*", 400, "invalid-request"],
])("%s %s is answered here: %i", async (method, path, status, code) => {
  const answer = await ask(method, path);
  expect([answer.status, answer.type]).toEqual([status, "application/problem+json"]);
  expect(JSON.parse(answer.text)).toMatchObject({ status, code, detail: expect.stringMatching(/^[A-Z].*\.$/) });
});

it.each([
  ["GET", "/"],
  ["POST", "/api/v1/migrations?q=%C3%A4%25%2F"],
  ["DELETE", "/m/%00"],
])("%s %s is passed on", async (method, path) => {
  expect(await ask(method, path)).toMatchObject({ status: 200, text: "passed on" });
});
