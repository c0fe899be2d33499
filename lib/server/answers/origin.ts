import "server-only";
import { settings } from "@/lib/server/process/settings";
import { allowedOrigins, localOrigins } from "./addresses";
import { wrongOrigin } from "./problem";

/**
 * A change asked for by a browser must come from a page of ours, under a name of ours. The second half stops a foreign
 * name that was pointed at this machine. Requests with a token are not checked: no browser sends one by itself.
 */
export function checkOrigin(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (site === "cross-site" || site === "same-site") throw wrongOrigin("The request comes from a page of another site.");
  const origins = allowedOrigins();
  const origin = request.headers.get("origin");
  if (origin !== null && !origins.includes(origin))
    throw wrongOrigin(`The request comes from ${shown(origin)}; this server answers pages of ${origins.join(" and ")}.`);
  // A proxy of ours may ask under a name of its own; then the origin alone tells.
  if (origin !== null && settings().trustedProxies > 0) return;
  const host = request.headers.get("host") ?? new URL(request.url).host;
  if (![...origins, ...localOrigins()].some((known) => sameHost(known, host))) {
    throw wrongOrigin(`This server is not known as ${shown(host)}. Set TANDEM_URL to the address that people use.`);
  }
}

function sameHost(origin: string, host: string): boolean {
  const { protocol, host: known } = new URL(origin);
  const spelled = `${protocol}//${host}`;
  return URL.canParse(spelled) && new URL(spelled).host === known;
}

function shown(text: string): string {
  return /^[\w.:/[\]-]{1,100}$/.test(text) ? text : "an unknown address";
}
