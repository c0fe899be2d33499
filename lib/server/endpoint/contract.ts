import "server-only";
import type { Endpoint } from "@/lib/contracts/endpoint";

/** In tests, every answer is held against its contract, so that the document never promises what is not sent. */
export function checkAnswer(endpoint: Endpoint, status: number, body: unknown): void {
  if (process.env.NODE_ENV !== "test") return;
  const schema = endpoint.answers[status];
  if (!schema) throw new Error(`${endpoint.method} ${endpoint.path} does not announce an answer ${status}.`);
  const result = schema.safeParse(JSON.parse(JSON.stringify(body)));
  if (!result.success)
    throw new Error(`The answer of ${endpoint.method} ${endpoint.path} does not fit its contract: ${result.error.message}`);
}
