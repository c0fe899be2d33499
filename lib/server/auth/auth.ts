import "server-only";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { passwordLength } from "@/lib/contracts/people";
import { allowedOrigins, publicOrigin } from "@/lib/server/answers/addresses";
import { logNote } from "@/lib/server/answers/log";
import type { PrismaClient } from "@/lib/server/database/client/client";
import { prisma } from "@/lib/server/database/prisma";
import { settings } from "@/lib/server/process/settings";
import { longestWindow } from "./attempts";
import { afterAuth, beforeAuth, beforeSession } from "./guards";
import { hashPassword, isPassword } from "./passwords";

export const cookiePrefix = "tandem";

const made = new WeakMap<PrismaClient, ReturnType<typeof make>>();

/** Made at first use of a database: route modules are loaded by the build, where there is neither a secret nor a database. */
export function auth() {
  const database = prisma();
  const known = made.get(database) ?? make(database);
  made.set(database, known);
  return known;
}

function make(database: PrismaClient) {
  const { secret } = settings();
  if (!secret) throw new Error("BETTER_AUTH_SECRET must be set, with 32 characters or more. The start script does so.");
  return betterAuth({
    appName: "Tandem",
    baseURL: publicOrigin(),
    basePath: "/api/auth",
    secret,
    trustedOrigins: allowedOrigins(),
    database: prismaAdapter(database, { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      password: { hash: hashPassword, verify: ({ password, hash }) => isPassword(password, hash) },
    },
    user: {
      additionalFields: {
        role: { type: "string", required: false, defaultValue: "viewer", input: false },
        banned: { type: "boolean", required: false, defaultValue: false, input: false },
        banExpires: { type: "date", required: false, input: false },
      },
    },
    session: { expiresIn: 7 * 24 * 3600, updateAge: 24 * 3600 },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 120,
      // Whole offices share an address, so this one is wide; the narrow limit is per account (guards.ts).
      customRules: {
        "/sign-in/email": { window: 60, max: 20 },
        "/change-password": { window: longestWindow, max: 20 },
        "/get-session": false,
      },
    },
    hooks: { before: beforeAuth, after: afterAuth },
    databaseHooks: { session: { create: { before: beforeSession } } },
    advanced: { cookiePrefix, ipAddress: { ipAddressHeaders: ["x-forwarded-for"] } },
    // Faults come out at route.ts, which maps and logs them like everywhere else.
    onAPIError: { throw: true },
    logger: { level: "error", log: (_level, message, cause) => logNote(message, cause) },
    telemetry: { enabled: false },
  });
}
