import "server-only";
import type { z } from "zod";
import type { Endpoint } from "@/lib/contracts/endpoint";
import { type FormPost, orForm } from "./form-post";
import { handler } from "./handler";
import type { Head, Input, Run } from "./input";

/** What an endpoint with one answer may say. */
type Said<E extends Endpoint> = {
  [S in keyof E["answers"]]: E["answers"][S] extends infer A extends z.ZodType ? z.input<A> : never;
}[keyof E["answers"]];

/** The JSON of an endpoint's one answer, whose status the contract names; or the whole answer, what HEAD tells, and the form of a page that sends the same. */
type Verb<E extends Endpoint> = ((input: Input<E>) => Promise<Said<E>>) | { run: Run<E>; head?: Head<E>; form?: FormPost };

export type Handler = ReturnType<typeof handler>;
/** A handler for each endpoint of a subject. */
export type Handlers<L> = { [K in keyof L]: Handler };

/** The handlers of a subject's endpoints, by what each of them says. */
export function answers<const L extends Record<string, Endpoint>>(endpoints: L, verbs: { [K in keyof L]: Verb<L[K]> }): Handlers<L> {
  const made = Object.entries(endpoints).map(([key, endpoint]) => [key, handlerOf(endpoint, verbs[key] as Verb<Endpoint>)]);
  return Object.fromEntries(made);
}

function handlerOf(endpoint: Endpoint, verb: Verb<Endpoint>): Handler {
  if (typeof verb === "function") {
    const [status, another] = Object.keys(endpoint.answers).map(Number);
    if (status === undefined || another !== undefined) throw new Error(`${endpoint.method} ${endpoint.path} has not one answer.`);
    return handler(endpoint, async (input) => ({ status, body: await verb(input) }));
  }
  const { run, head, form } = verb;
  const made = handler(endpoint, run, head);
  return form
    ? Object.assign(
        orForm(made, () => form),
        { within: made.within },
      )
    : made;
}
