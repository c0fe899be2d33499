const misleading =
  /^(forwarded|x-forwarded-.+|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-ip|fastly-client-ip)$/;

/**
 * Anyone can write these headers, and limits per address rely on them: they are rewritten from what is known.
 * @param {import("node:http").IncomingMessage} request
 * @param {number} trustedProxies how many proxies of our own stand in front, each adding one address on the right
 */
export function rewriteForwarding(request, trustedProxies) {
  const peer = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "unknown";
  const header = request.headers["x-forwarded-for"];
  const chain = (Array.isArray(header) ? header.join(",") : (header ?? ""))
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);
  for (const name of Object.keys(request.headers)) {
    if (misleading.test(name)) delete request.headers[name];
  }
  request.headers["x-forwarded-for"] = trustedProxies > 0 ? (chain.at(-trustedProxies) ?? chain[0] ?? peer) : peer;
}
