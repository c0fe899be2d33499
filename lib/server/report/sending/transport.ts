import "server-only";
import { hostname } from "node:os";
import { createTransport, type Transporter } from "nodemailer";
import { publicOrigin } from "@/lib/server/http/addresses";
import { settings } from "@/lib/server/settings";

/** Milliseconds for each step of talking to the mail server. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Whether SMTP_URL is set, and the address that mail comes from. */
export function mailState(): { ready: boolean; from: string | null } {
  const { smtpUrl } = settings();
  return smtpUrl ? { ready: true, from: fromAddress(new URL(smtpUrl)) } : { ready: false, from: null };
}

/**
 * A way to send over SMTP_URL: smtp://user:password@host:port?from=address, smtps:// for TLS from the first byte. Over smtp:// the
 * connection is encrypted when the server offers it. Files and addresses named in a message are never fetched.
 */
export function openTransport(): { transport: Transporter; from: string } {
  const { smtpUrl } = settings();
  if (!smtpUrl) throw new Error("SMTP_URL is not set, so no mail can be sent.");
  const url = new URL(smtpUrl);
  const secure = url.protocol === "smtps:";
  const auth = url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {};
  const port = Number(url.port) || (secure ? 465 : 587);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const transport = createTransport({ host, port, secure, ...auth, ...patience, disableFileAccess: true, disableUrlAccess: true });
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
  const url = smtpUrl ? new URL(smtpUrl) : null;
  const secrets = [url?.password, url && decodeURIComponent(url.password)].filter((one): one is string => Boolean(one));
  const text = error instanceof Error ? error.message : String(error);
  const safe = secrets.reduce((words, secret) => words.replaceAll(secret, "…"), text);
  return (
    safe
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim()
      .slice(0, 300) || "Unknown reason"
  );
}
