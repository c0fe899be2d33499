import "server-only";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { prisma } from "@/lib/server/database/prisma";
import { change } from "@/lib/server/events/change";
import { accountKey, attempt, forgive, perAccount } from "./attempts";
import { deactivatedWords, isBanned } from "./ban";

/** Runs before each answer of better-auth. The same words whether or not the account exists. */
export const beforeAuth = createAuthMiddleware(async (context) => {
  if (context.path === "/sign-in/email") {
    const email = typeof context.body?.email === "string" ? context.body.email : "";
    const wait = await attempt(accountKey(email), perAccount, new Date());
    if (wait === null) return undefined;
    const message = `Too many attempts for this account. Try again in ${Math.ceil(wait / 60)} minutes.`;
    throw new APIError("TOO_MANY_REQUESTS", { message, code: "TOO_MANY_REQUESTS" }, { "x-retry-after": String(wait) });
  }
  // Whoever changes a password because somebody else knows it wants that somebody signed out.
  if (context.path === "/change-password") return { context: { body: { ...context.body, revokeOtherSessions: true } } };
  return undefined;
});

/** Sessions begin only once the password was right, so this tells nobody else whether there is such an account. */
export async function beforeSession({ userId }: { userId: string }): Promise<void> {
  const found = await prisma().user.findUnique({ where: { id: userId }, select: { banned: true, banExpires: true } });
  if (found && isBanned(found, new Date())) throw new APIError("FORBIDDEN", { message: deactivatedWords, code: "DEACTIVATED" });
}

export const afterAuth = createAuthMiddleware(async (context) => {
  const { newSession, returned } = context.context;
  if (context.path === "/sign-in/email" && newSession) {
    await forgive(accountKey(newSession.user.email));
  }
  if (context.path === "/change-password" && newSession && !(returned instanceof APIError)) {
    const { id, name } = newSession.user;
    const person = { kind: "person", id, name } as const;
    const told = { verb: "account.password", subject: person, summary: `${name} changed their password.` } as const;
    // The password is changed by then, in a transaction that nobody else can join.
    await change({ actor: person, now: new Date() }, { migrationId: null }, async () => ({ answer: undefined, told }));
  }
});
