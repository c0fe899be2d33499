/** Pages get theirs, with a nonce, from proxy.ts; the proxy stays away from /api because it would cut large uploads. */
const apiHeaders = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "x-frame-options", value: "DENY" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "cross-origin-resource-policy", value: "same-origin" },
  {
    key: "content-security-policy",
    value: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox",
  },
];

/**
 * No TypeScript: Next would load its compiler at each start to read it, and a release has none.
 * @type {import("next").NextConfig}
 */
const config = {
  poweredByHeader: false,
  compress: true,
  // No picture is resized; the endpoint that would fetch one by its address need not be there.
  images: { unoptimized: true },
  serverExternalPackages: [
    "pg",
    "pg-copy-streams",
    "busboy",
    "@myriaddreamin/typst-ts-node-compiler",
    "pptxgenjs",
    "graphile-worker",
    "nodemailer",
  ],
  // The browser has parsers of addresses in nuqs already: those made for servers are the same once more.
  turbopack: { resolveAlias: { "nuqs/server": { browser: "nuqs" } } },
  // npm test checks the types of everything, tests included; a start does not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Where these pages were before; what people kept or were sent still leads there.
  redirects: async () => [
    { source: "/m/:migration/drift", destination: "/m/:migration/checklists/retain/drift", permanent: false },
    { source: "/m/:migration/checklists/upgrade/remaining", destination: "/m/:migration/inventory/remaining", permanent: false },
  ],
  headers: async () => [
    { source: "/api/:path*", headers: apiHeaders },
    { source: "/_next/static/:path*", headers: [{ key: "x-content-type-options", value: "nosniff" }] },
  ],
};

export default config;
