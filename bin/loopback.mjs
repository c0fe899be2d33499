import { isIPv4 } from "node:net";

/**
 * Whether this name means this machine and nobody else's.
 * @param {string} host a name or an address, IPv6 with or without brackets
 */
export function isLoopback(host) {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  return name === "localhost" || name === "::1" || (isIPv4(name) && name.startsWith("127."));
}
