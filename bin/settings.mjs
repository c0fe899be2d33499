import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { isIPv6 } from "node:net";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isLoopback } from "./loopback.mjs";
import { canBeDecoded, checkedMailAddress } from "./mail-address.mjs";
import { Refusal } from "./refusal.mjs";

export { Refusal } from "./refusal.mjs";

export const checkout = realpathSync(fileURLToPath(new URL("..", import.meta.url)));

/**
 * Built-ins only: this runs before the dependencies are installed, so that a wrong value is refused at once.
 * @typedef {{ port: number, host: string, databaseUrl: string | undefined, dataDirectory: string,
 *   publicUrl: string | undefined, trustedProxies: number, estateMegabytes: number, smtpUrl: string | undefined, secret: string | undefined }} Settings
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
    databaseUrl: databaseUrl(env),
    dataDirectory: dataDirectory(env),
    publicUrl: publicUrl(env),
    trustedProxies: wholeNumber(env, "TANDEM_PROXY", 0, 0, 10),
    estateMegabytes: wholeNumber(env, "TANDEM_ESTATE_MB", 128, 16, 65_536),
    smtpUrl: mailAddress(env),
    secret: secret(env),
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
  if (isIPv6(value)) return value;
  if (/^\[.*\]$/.test(value)) throw new Refusal(`HOST must be an address without brackets, such as ::1; it is "${value}".`);
  if (/^[^:]+:\d*$/.test(value)) throw new Refusal(`HOST must be without a port, which PORT says; it is "${value}".`);
  if (!/^[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_])?$/.test(value))
    throw new Refusal(`HOST must be a host name or an address; it is "${value}".`);
  return value;
}

function dataDirectory(env) {
  const value = text(env, "TANDEM_DATA") ?? defaultDataDirectory();
  if (/\p{Cc}/u.test(value)) throw new Refusal("TANDEM_DATA must be the path of a folder; it has a control character in it.");
  if (/^[a-z]{2,}:\/\//i.test(value)) throw new Refusal(`TANDEM_DATA must be the path of a folder of this machine; it is "${value}".`);
  return resolve(checkout, value);
}

function databaseUrl(env) {
  const given = text(env, "DATABASE_URL") ?? "";
  if (/^postgres(ql)?:\/\/[^/?]*,|[?&]host=[^&]*,/.test(given)) {
    throw new Refusal(
      "DATABASE_URL names several hosts; Tandem uses one. Give the address that always leads to the primary, such as that of haproxy (docs/operation.md).",
    );
  }
  if (/^postgres(ql)?:\/\/[^/?]*@(:\d*)?\//.test(given)) {
    throw new Refusal(
      "DATABASE_URL has a user and no host. A socket is written so: postgresql:///NAME?host=/var/run/postgresql&user=USER&password=PASSWORD",
    );
  }
  const value = url(env, "DATABASE_URL", ["postgres:", "postgresql:"]);
  if (value === undefined) return undefined;
  const { username, password, hostname, pathname } = new URL(value);
  if (![username, password, hostname, pathname].every(canBeDecoded))
    throw new Refusal('DATABASE_URL has a bare %; in a user, a password or a name write it as "%25".');
  return value;
}

function mailAddress(env) {
  const value = url(env, "SMTP_URL", ["smtp:", "smtps:"]);
  return value === undefined ? undefined : checkedMailAddress(value);
}

/** As many characters as the digests that it signs with need. */
export const shortestSecret = 32;

function secret(env) {
  const value = text(env, "BETTER_AUTH_SECRET");
  if (value !== undefined && value.length < shortestSecret) {
    throw new Refusal(
      `BETTER_AUTH_SECRET must have ${shortestSecret} characters or more; it has ${value.length}. Make one with: openssl rand -hex 32`,
    );
  }
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
  const { origin, hostname, username, password, pathname, search, hash } = new URL(value);
  if (username || password) throw new Refusal(`TANDEM_URL must be an address without a user and a password, such as ${origin}.`);
  if (pathname !== "/" || search || hash) throw new Refusal(`TANDEM_URL must be an address without a path, such as ${origin}.`);
  if (hostname === "0.0.0.0" || hostname === "[::]")
    throw new Refusal(`TANDEM_URL must be the address that people type, such as https://tandem.example.org; it is ${origin}.`);
  return origin;
}

/**
 * Whether the addresses that Tandem gives away open on this machine alone: nobody said under which others know it.
 * @param {Pick<Settings, "publicUrl">} settings
 */
export function knownHereOnly({ publicUrl: known }) {
  return known === undefined || isLoopback(new URL(known).hostname);
}

/**
 * Whether anybody but the users of this machine can come here: listening beyond it, known under another name, or behind a proxy.
 * @param {Settings} settings
 */
export function othersMayCome(settings) {
  return !isLoopback(settings.host) || settings.trustedProxies > 0 || !knownHereOnly(settings);
}

/** @param {Settings} settings */
export function localAddress(settings, port = settings.port) {
  const everywhere = settings.host === "0.0.0.0" || settings.host === "::";
  const name = everywhere ? "127.0.0.1" : settings.host.includes(":") ? `[${settings.host}]` : settings.host;
  return `http://${name}:${port}`;
}
