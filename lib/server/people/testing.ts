import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import type { PersonRole, Role } from "@/lib/domain/roles";
import { auth } from "@/lib/server/auth/auth";
import { prisma } from "@/lib/server/database/prisma";
import { change } from "@/lib/server/events/change";
import { createPerson, type PersonRow } from "./people";
import { createToken } from "./tokens";

/** For tests: people and tokens that may knock at a route, and the knock itself. */
process.env.BETTER_AUTH_SECRET ??= randomBytes(32).toString("hex");

export const testPassword = "correct horse battery";
const actor = { kind: "system", id: "test", name: "Test" } as const;

/** Files share a database, and with it people: whoever is to be called so is renamed past the rule that names differ. */
export async function makePerson(role: PersonRole = "engineer", name?: string): Promise<PersonRow> {
  const id = v7();
  const input = { name: `Person ${role} ${id}`, email: `${id}@example.org`, password: testPassword, role };
  const by = { actor, now: new Date() };
  const person = await change(by, { migrationId: null }, (client) => createPerson(client, input, by));
  return name === undefined ? person : await prisma().user.update({ where: { id: person.id }, data: { name } });
}

/** The cookie header of a new session. */
export async function signInAs(email: string, password = testPassword): Promise<string> {
  const { headers } = await auth().api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** The authorization header of a new service token. */
export async function makeToken(role: Role): Promise<string> {
  const by = { actor, now: new Date() };
  const token = { name: `Token ${role}`, role, person: null, expiresAt: null };
  const { secret } = await change(by, { migrationId: null }, (client) => createToken(client, token, by));
  return `Bearer ${secret}`;
}

type Knock = { method?: string; headers?: Record<string, string>; body?: unknown; params?: Record<string, string>; signal?: AbortSignal };
type Route = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Calls a route as the server would, from a page of ours. A text is sent as it is, anything else as JSON. */
export function knock(
  route: Route,
  path: string,
  { method = "GET", headers = {}, body, params = {}, signal }: Knock = {},
): Promise<Response> {
  const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const type: Record<string, string> = sent === undefined ? {} : { "content-type": "application/json" };
  const from = { host: "localhost:3000", origin: "http://localhost:3000", "x-forwarded-for": "192.0.2.1" };
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: { ...from, ...type, ...headers },
    body: sent ?? null,
    signal: signal ?? null,
  });
  return route(request, { params: Promise.resolve(params) });
}
