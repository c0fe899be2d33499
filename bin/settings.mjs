import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** A sentence for the person at the keyboard: shown without a stack. */
export class Refusal extends Error {}

export const checkout = realpathSync(fileURLToPath(new URL("..", import.meta.url)));

/**
 * Built-ins only: this runs before the dependencies are installed, so that a wrong value is refused at once.
 * @typedef {{ port: number, host: string, databaseUrl: string | undefined, dataDirectory: string,
 *   publicUrl: string | undefined, trustedProxies: number, smtpUrl: string | undefined }} Settings
 * @param {Record<string, string | undefined>} env
 * @returns {Settings}
 */
export function readSettings(env = process.env) {
  if (text(env, "TANDEM_QUICK_PASSWORDS") !== undefined && env.NODE_ENV !== "test") {
    throw new Refusal("TANDEM_QUICK_PASSWORDS is for tests only. Unset it.");
  }
  return {
    port: wholeNumber(env, "PORT", 3000, 0, 65_535),
    host: hostName(env),
    databaseUrl: url(env, "DATABASE_URL", ["postgres:", "postgresql:"]),
    dataDirectory: resolve(checkout, text(env, "TANDEM_DATA") ?? defaultDataDirectory()),
    publicUrl: publicUrl(env),
    trustedProxies: wholeNumber(env, "TANDEM_PROXY", 0, 0, 10),
    smtpUrl: url(env, "SMTP_URL", ["smtp:", "smtps:"]),
  };
}

export const isRoot = process.getuid?.() === 0;

/** What belongs to root lives where the unprivileged database user can reach it. */
export const rootHome = "/var/lib/tandem";

function defaultDataDirectory() {
  return isRoot ? join(rootHome, createHash("sha256").update(checkout).digest("hex").slice(0, 12)) : "data";
}

function text(env, name) {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function wholeNumber(env, name, fallback, least, most) {
  const value = text(env, name);
  if (value === undefined) return fallback;
  if (!/^\d{1,6}$/.test(value) || Number(value) < least || Number(value) > most) {
    throw new Refusal(`${name} must be a whole number from ${least} to ${most}; it is "${value}".`);
  }
  return Number(value);
}

function hostName(env) {
  const value = text(env, "HOST") ?? "127.0.0.1";
  if (!/^[A-Za-z0-9._:-]+$/.test(value)) throw new Refusal(`HOST must be a host name or an address; it is "${value}".`);
  return value;
}

function url(env, name, protocols) {
  const value = text(env, name);
  if (value === undefined) return undefined;
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  // The value itself may hold a password, so the sentence does not repeat it.
  if (!parsed || !protocols.includes(parsed.protocol)) {
    throw new Refusal(`${name} must be an address beginning with ${protocols.map((p) => `${p}//`).join(" or ")}.`);
  }
  return value;
}

function publicUrl(env) {
  const value = url(env, "TANDEM_URL", ["http:", "https:"]);
  if (value === undefined) return undefined;
  const { origin, pathname, search, hash } = new URL(value);
  if (pathname !== "/" || search || hash) throw new Refusal(`TANDEM_URL must be an address without a path, such as ${origin}.`);
  return origin;
}

/** @param {string} host */
export function isLoopback(host) {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/** @param {Settings} settings */
export function localAddress(settings, port = settings.port) {
  const everywhere = settings.host === "0.0.0.0" || settings.host === "::";
  const name = everywhere ? "127.0.0.1" : settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return `http://${name}:${port}`;
}
