const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Answers requests that no page and no script of ours sends, and that Next answers with a fault or leads elsewhere: other
 * methods, addresses that cannot be decoded, and addresses with a host of their own.
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean} whether it is answered
 */
export function refused(request, response) {
  const { method = "", url = "" } = request;
  if (!methods.includes(method)) return answer(response, 405, "method-not-allowed", `Nothing here answers to ${method}.`);
  if (!url.startsWith("/")) return answer(response, 400, "invalid-request", "The address must be a path of this server.");
  try {
    decodeURI(url);
  } catch {
    return answer(response, 400, "invalid-request", "The address is not valid UTF-8 behind its percent signs.");
  }
  return false;
}

/** The shape of every other refusal (lib/server/answers/problem.ts), which cannot be had from here. */
function answer(response, status, code, detail) {
  const title = status === 405 ? "Method not allowed" : "Bad request";
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...(status === 405 ? { allow: methods.join(", ") } : {}),
  });
  response.end(JSON.stringify({ type: `urn:tandem:problem:${code}`, title, status, detail, code }));
  return true;
}
