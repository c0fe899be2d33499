import "server-only";
import { hostname } from "node:os";
import { createTransport, type Transporter } from "nodemailer";
import type { ReportScheduleList } from "@/lib/contracts/report-schedules";
import { publicOrigin } from "@/lib/server/answers/addresses";
import { outOfMemory } from "@/lib/server/answers/problem";
import { isOutOfMemory } from "@/lib/server/process/out-of-memory";
import { settings } from "@/lib/server/process/settings";

/** Milliseconds for each step of talking to the mail server. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Whether SMTP_URL is set, the address that mail comes from, and whether messages can lead nobody to the report. */
export function mailState(): ReportScheduleList["mail"] {
  const { smtpUrl, knownHereOnly: onlyHere } = settings();
  return smtpUrl ? { ready: true, from: fromAddress(new URL(smtpUrl)), onlyHere } : { ready: false, from: null, onlyHere };
}

/**
 * A way to send over SMTP_URL: smtp://user:password@host:port?from=address, smtps:// for TLS from the first byte. Over smtp:// the
 * connection is encrypted when the server offers it, and nothing is said over one that is not unless `tls=optional` stands there
 * (bin/mail-address.mjs decides that). Files and addresses named in a message are never fetched.
 */
export function openTransport(): { transport: Transporter; from: string } {
  const { smtpUrl } = settings();
  if (!smtpUrl) throw new Error("SMTP_URL is not set, so no mail can be sent.");
  const url = new URL(smtpUrl);
  const secure = url.protocol === "smtps:";
  const auth = url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {};
  const port = Number(url.port) || (secure ? 465 : 587);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const requireTLS = url.searchParams.get("tls") !== "optional";
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({ host, port, secure, requireTLS, ...auth, ...patience, ...closed });
  return { transport, from: fromAddress(url) };
}

/** `from` of SMTP_URL, else the user where that is an address, else tandem at this machine. */
function fromAddress(url: URL): string {
  const asked = [url.searchParams.get("from"), decodeURIComponent(url.username)].find((one) => one && isAddress(one));
  if (asked) return asked;
  const name = new URL(publicOrigin()).hostname;
  return `tandem@${/\.[a-z]+$/i.test(name) ? name : hostname()}`;
}

const isAddress = (text: string) => /^[^\s@<>,;:"\\]+@[^\s@<>,;:"\\]+$/.test(text);

/** Why it failed, in one line, without a password that the mail server may have repeated. */
export function failureWords(error: unknown): string {
  const { smtpUrl } = settings();
  const text = isOutOfMemory(error) ? outOfMemory().detail : error instanceof Error ? error.message : String(error);
  const safe = (smtpUrl ? masked(text, new URL(smtpUrl)) : text).replace(/[\p{Cc}\s]+/gu, " ").trim();
  const unencrypted = error instanceof Error && "code" in error && error.code === "ETLS";
  return `${unencrypted ? noTls : ""}${safe}`.slice(0, 300) || "Unknown reason";
}

const noTls = "The mail server did not encrypt the line, so nothing was said to it (SMTP_URL may say tls=optional). ";

/** The password as it was typed, as it stands in SMTP_URL, and in base64, as it goes to the mail server alone or behind the user. */
function masked(text: string, { username, password }: URL): string {
  const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  if (!secret) return text;
  const base64 = (said: string) => Buffer.from(said).toString("base64").replace(/=+$/, "");
  const sent = [`${user}\0${user}\0${secret}`, `\0${user}\0${secret}`, secret].map(base64);
  const words = [...sent, secret, password, encodeURIComponent(secret)].reduce((said, one) => said.replaceAll(one, "…"), text);
  // Whatever else in base64 has it inside, wherever the run of letters was cut.
  return words.replace(/[A-Za-z0-9+/_-]{8,}/g, (run) => (holds(run, secret) ? "…" : run));
}

const holds = (run: string, secret: string) =>
  [0, 1, 2, 3].some((cut) => Buffer.from(run.slice(cut), "base64").includes(Buffer.from(secret)));
