import "server-only";
import { z } from "zod";

/** What bin/server.mjs checked and wrote back into the environment, defaults included. */
const environment = z.object({
  PORT: z.coerce.number().int().default(3000),
  HOST: z.string().default("127.0.0.1"),
  TANDEM_DATA: z.string().default("data"),
  TANDEM_URL: z.url().optional(),
  TANDEM_KNOWN_HERE_ONLY: z.literal("1").optional(),
  TANDEM_PROXY: z.coerce.number().int().default(0),
  TANDEM_SETUP_CODE: z.string().optional(),
  TANDEM_SETUP_FREE_HERE: z.literal("1").optional(),
  TANDEM_ESTATE_MB: z.coerce.number().int().default(128),
  SMTP_URL: z.url().optional(),
  BETTER_AUTH_SECRET: z.string().min(32).optional(),
});

export type ServerSettings = {
  port: number;
  host: string;
  dataDirectory: string;
  /** The one public address, if one was set. */
  publicUrl: string | undefined;
  /** The addresses that are given away open on this machine alone. */
  knownHereOnly: boolean;
  /** Every origin a browser may come from. */
  origins: string[];
  trustedProxies: number;
  /** Asked of whoever makes the first account. */
  setupCode: string | undefined;
  /** Nobody but users of this machine should come, so they need no code: only who was passed on does. */
  setupFreeHere: boolean;
  /** How much memory the agents that are asked about may take, in millions of bytes. */
  estateMegabytes: number;
  smtpUrl: string | undefined;
  secret: string | undefined;
};

let known: ServerSettings | undefined;

export function settings(): ServerSettings {
  known ??= readSettings(process.env);
  return known;
}

export function readSettings(env: Record<string, string | undefined>): ServerSettings {
  const given = environment.parse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")));
  const local = ["localhost", "127.0.0.1"].map((name) => `http://${name}:${given.PORT}`);
  return {
    port: given.PORT,
    host: given.HOST,
    dataDirectory: given.TANDEM_DATA,
    publicUrl: given.TANDEM_URL,
    knownHereOnly: given.TANDEM_KNOWN_HERE_ONLY === "1",
    origins: given.TANDEM_URL ? [given.TANDEM_URL] : local,
    trustedProxies: given.TANDEM_PROXY,
    setupCode: given.TANDEM_SETUP_CODE,
    setupFreeHere: given.TANDEM_SETUP_FREE_HERE === "1",
    estateMegabytes: given.TANDEM_ESTATE_MB,
    smtpUrl: given.SMTP_URL,
    secret: given.BETTER_AUTH_SECRET,
  };
}
