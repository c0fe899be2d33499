import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { rewriteForwarding } from "./forwarding.mjs";

function rewritten(headers: IncomingHttpHeaders, trustedProxies = 0, remoteAddress = "::ffff:192.0.2.9") {
  const request = { headers: { ...headers }, socket: { remoteAddress } };
  rewriteForwarding(request as unknown as IncomingMessage, trustedProxies);
  return request.headers;
}

describe("forwarding headers", () => {
  it("are replaced by the address of the connection", () => {
    expect(rewritten({})).toEqual({ "x-forwarded-for": "192.0.2.9" });
    expect(rewritten({ "x-forwarded-for": "198.51.100.1, 198.51.100.2" })["x-forwarded-for"]).toBe("192.0.2.9");
  });

  it("that could mislead are dropped, others stay", () => {
    const headers = {
      forwarded: "for=1",
      "x-real-ip": "1",
      "x-forwarded-host": "evil",
      "x-forwarded-proto": "https",
      "x-request-id": "r",
      host: "h",
    };
    expect(rewritten(headers)).toEqual({ "x-forwarded-for": "192.0.2.9", "x-tandem-passed-on": "1", "x-request-id": "r", host: "h" });
  });

  it.each([
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-proto",
    "x-real-ip",
    "via",
    "max-forwards",
    "x-arr-log-id",
    "x-original-host",
    "x-envoy-external-address",
  ])("%s tells that somebody passed the request on, whoever that was", (name) => {
    const request = { headers: { [name]: "1", host: "127.0.0.1" }, socket: { remoteAddress: "127.0.0.1" } };
    expect(rewriteForwarding(request as unknown as IncomingMessage, 0)).toBe(true);
    expect(request.headers).toMatchObject({ "x-tandem-passed-on": "1" });
  });

  it("nobody but the server says that a request was passed on", () => {
    const request = { headers: { "x-tandem-passed-on": "1", host: "h" }, socket: { remoteAddress: "127.0.0.1" } };
    expect(rewriteForwarding(request as unknown as IncomingMessage, 0)).toBe(false);
    expect(request.headers).toEqual({ "x-forwarded-for": "127.0.0.1", host: "h" });
  });

  it.each([
    [1, "198.51.100.1, 198.51.100.2", "198.51.100.2"],
    [2, "203.0.113.66, 198.51.100.1,198.51.100.2", "198.51.100.1"],
    [2, "198.51.100.2", "198.51.100.2"],
    [1, "", "192.0.2.9"],
  ])("with %i proxies %s means %s", (proxies, header, client) => {
    expect(rewritten({ "x-forwarded-for": header }, proxies)["x-forwarded-for"]).toBe(client);
  });
});
