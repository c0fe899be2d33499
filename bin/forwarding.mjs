const misleading =
  /^(forwarded|x-forwarded-.+|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip|fastly-client-ip)$/;
/** What else only something between the browser and us writes; IIS sends the last four kinds. */
const between = /^(via|x-envoy-.+|x-original-.+|x-proxyuser-ip|x-arr-.+|max-forwards)$/;

/** Set for the app where somebody passed the request on, by whomever (lib/server/people/setup.ts). */
const mark = "x-tandem-passed-on";

/**
 * Anyone can write these headers, and limits per address rely on them: they are rewritten from what is known.
 * @param {import("node:http").IncomingMessage} request
 * @param {number} trustedProxies how many proxies of our own stand in front, each adding one address on the right
 * @returns {boolean} whether somebody passed the request on: then it is not known to come from this machine, whatever its Host says
 */
export function rewriteForwarding(request, trustedProxies) {
  const peer = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "unknown";
  const header = request.headers["x-forwarded-for"];
  const chain = (Array.isArray(header) ? header.join(",") : (header ?? ""))
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  const names = Object.keys(request.headers);
  const passedOn = names.some((name) => misleading.test(name) || between.test(name));
  for (const name of names) {
    if (misleading.test(name) || name === mark) delete request.headers[name];
  }
  if (passedOn) request.headers[mark] = "1";
  request.headers["x-forwarded-for"] = trustedProxies > 0 ? (chain.at(-trustedProxies) ?? chain[0] ?? peer) : peer;
  return passedOn;
}
