import { type NextRequest, NextResponse } from "next/server";

/** Pages run only scripts that this answer itself names. Next reads the number from the request's policy. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = policyOf(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  const shared = request.nextUrl.pathname.startsWith("/shared/") ? unlisted : {};
  for (const [name, value] of Object.entries({ ...always, ...shared })) response.headers.set(name, value);
  return response;
}

const always = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Pages whose address is a secret: kept by nobody, listed by nobody, named to nobody. */
const unlisted = { "x-robots-tag": "noindex, nofollow, noarchive", "cache-control": "no-store", "referrer-policy": "no-referrer" };

function policyOf(nonce: string): string {
  // The development server compiles in the browser; the built app never does.
  const evaluate = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

/** Uploads must not pass through here: the body would be cut at 10 MB. */
export const config = { matcher: ["/((?!api/|_next/static/|_next/image).*)"] };
