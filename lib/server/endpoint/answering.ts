import "server-only";
import type { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { handler } from "./handler";
import type { Input } from "./input";

/** What an endpoint with one answer may say. */
type Said<E extends Endpoint> = {
  [S in keyof E["answers"]]: E["answers"][S] extends infer A extends z.ZodType ? z.input<A> : never;
}[keyof E["answers"]];

/** The handler of an endpoint that answers one thing in JSON, with the one status its contract names. */
export function answering<const E extends Endpoint>(endpoint: E, verb: (input: Input<E>) => Promise<Said<E>>) {
  const [status, another] = Object.keys(endpoint.answers).map(Number);
  if (status === undefined || another !== undefined) throw new Error(`${endpoint.method} ${endpoint.path} has not one answer.`);
  return handler(endpoint, async (input) => ({ status, body: await verb(input) }));
}
