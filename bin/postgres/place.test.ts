import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { clusterPlace } from "./place.mjs";

it("a data directory whose path is too long for a socket gets a folder with a short one, also where TMPDIR is long", () => {
  const folder = mkdtempSync(join(tmpdir(), "tandem-place-"));
  const long = join(folder, "a".repeat(60), "b".repeat(60));
  const before = process.env.TMPDIR;
  try {
    process.env.TMPDIR = long;
    const { home, sockets } = clusterPlace(long);
    expect(home.startsWith(folder) || home.startsWith("/var/lib/tandem/")).toBe(true);
    expect(Buffer.byteLength(join(sockets, ".s.PGSQL.5432"))).toBeLessThanOrEqual(107);
    if (!sockets.startsWith(home)) rmSync(sockets, { recursive: true });
    if (!home.startsWith(folder)) rmSync(home, { recursive: true });
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true });
  }
});
