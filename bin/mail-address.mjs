import { isLoopback } from "./loopback.mjs";
import { Refusal } from "./refusal.mjs";

const example = "smtp://user:password@mail.example.org:587?from=tandem@example.org";

/**
 * What SMTP_URL says, held against all that would only fail once a report is to be sent, and made plain: whether the line has
 * to be encrypted stands in it. A password that crosses a network needs that, unless `tls=optional` says otherwise.
 * The sentences never repeat the value, which may hold a password.
 * @param {string} value an address that begins with smtp:// or smtps://
 */
export function checkedMailAddress(value) {
  const url = new URL(value);
  if (!url.hostname) throw wrong("names no mail server");
  if (url.pathname !== "/" && url.pathname !== "") throw wrong("has a path, which means nothing to a mail server");
  if (url.hash) throw wrong('has a # in it; in a user or password write it as "%23"');
  for (const part of [url.username, url.password, url.hostname]) if (!canBeDecoded(part)) throw wrong('has a bare %; write it as "%25"');
  if (url.password && !url.username) throw wrong("has a password but no user");
  for (const name of url.searchParams.keys())
    if (name !== "from" && name !== "tls") throw wrong("may have ?from= and ?tls= behind the server, and nothing else");
  const from = url.searchParams.get("from");
  if (from !== null && !/^[^\s@<>,;:"\\]+@[^\s@<>,;:"\\]+$/.test(from)) throw wrong('needs an e-mail address behind "from="');
  const asked = url.searchParams.get("tls");
  if (asked !== null && asked !== "required" && asked !== "optional") throw wrong("may have ?tls=required or ?tls=optional");
  url.searchParams.set("tls", asked ?? (url.password && !isLoopback(url.hostname) ? "required" : "optional"));
  return url.href;
}

function wrong(what) {
  return new Refusal(`SMTP_URL ${what}. It looks like ${example}`);
}

/** @param {string} text */
export function canBeDecoded(text) {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
