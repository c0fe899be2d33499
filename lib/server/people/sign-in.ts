import "server-only";
import type { Account } from "@/lib/contracts/people";
import { jsonAnswer, toResponse } from "@/lib/server/answers/answer";
import { auth } from "@/lib/server/auth/auth";
import { asRole } from "@/lib/server/auth/session";
import type { PersonRow } from "./people";

/** Answers a person who has just made their account, with a session begun. */
export async function signedIn(person: PersonRow, password: string, headers: Headers): Promise<Response> {
  const body: Account = { actor: { kind: "person", id: person.id, name: person.name, role: asRole(person.role) }, email: person.email };
  const response = toResponse(jsonAnswer(201, body, { location: "/api/v1/account" }));
  for (const cookie of await beginSession(person.email, password, headers)) response.headers.append("set-cookie", cookie);
  return response;
}

async function beginSession(email: string, password: string, headers: Headers): Promise<string[]> {
  // The request's own cookies have no say here; only where it came from is noted with the session.
  const from = new Headers();
  for (const name of ["user-agent", "x-forwarded-for"]) {
    const value = headers.get(name);
    if (value) from.set(name, value);
  }
  const { headers: answered } = await auth().api.signInEmail({ body: { email, password }, headers: from, returnHeaders: true });
  return answered.getSetCookie();
}
