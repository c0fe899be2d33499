import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkRelease, readRelease } from "../released.mjs";
import { checkout } from "../settings.mjs";
import { copyApp } from "./app.mjs";
import { belongs, filesBelow } from "./contents.mjs";
import { pack } from "./pack.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tandem-release-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe("a release", () => {
  it.each([
    ["bin/start.mjs", true],
    ["bin/tandem/backup.ts", true],
    ["lib/domain/golden/series.ts", true],
    ["lib/server/report/paper/paper.typ", true],
    ["bin/start.test.ts", false],
    ["lib/server/imports/testing", false],
    ["lib/server/imports/testing/send.ts", false],
    ["lib/server/people/testing.ts", false],
    ["lib/readers/read-text.fixture.ts", false],
    ["bin/testing", false],
    ["bin/checks", false],
    ["bin/release.mjs", false],
    ["bin/released.mjs", true],
    ["bin/test.mjs", false],
  ])("holds %s: %s", (path, held) => expect(belongs(path)).toBe(held));

  it("holds the built app without links, without this folder's path and without what only builds read", () => {
    const checkedOut = join(folder, "checkout");
    write("checkout/.next/BUILD_ID", "one");
    write("checkout/.next/required-server-files.json", JSON.stringify({ appDir: checkedOut }));
    write("checkout/.next/server/chunk.js", 'a("pg-587764f78a6c7a9c"); b("@prisma/client-2c3a283f134fdcb6/runtime/client")');
    write("checkout/.next/server/chunk.js.map", "{}");
    write("checkout/.next/cache/large", "");
    mkdirSync(join(checkedOut, ".next/node_modules/@prisma"), { recursive: true });
    symlinkSync("../../node_modules/pg", join(checkedOut, ".next/node_modules/pg-587764f78a6c7a9c"));
    symlinkSync("../../../node_modules/@prisma/client", join(checkedOut, ".next/node_modules/@prisma/client-2c3a283f134fdcb6"));
    copyApp(checkedOut, join(folder, "to"));
    expect(filesBelow(join(folder, "to"))).toEqual([".next/BUILD_ID", ".next/required-server-files.json", ".next/server/chunk.js"]);
    expect(readFileSync(join(folder, "to/.next/server/chunk.js"), "utf8")).toBe('a("pg"); b("@prisma/client/runtime/client")');
    expect(readFileSync(join(folder, "to/.next/required-server-files.json"), "utf8")).toBe('{"appDir":"."}');
  });

  it.each(["tar.gz", "zip"])("is packed as %s under its name, with a digest that sha256sum takes", async (kind) => {
    write("staged/bin/start.mjs", "start");
    const archive = join(folder, `tandem-1-linux-x64.${kind}`);
    const made = await pack(join(folder, "staged"), "tandem-1-linux-x64", archive, new Date("2026-11-30T12:00:00Z"));
    const bytes = readFileSync(archive);
    const text =
      kind === "zip"
        ? strFromU8(unzipSync(bytes)["tandem-1-linux-x64/bin/start.mjs"] ?? new Uint8Array())
        : execFileSync("tar", ["-xzOf", archive, "tandem-1-linux-x64/bin/start.mjs"], { encoding: "utf8" });
    expect(text).toBe("start");
    expect(made).toEqual({ bytes: bytes.length, files: 1, sha256: createHash("sha256").update(bytes).digest("hex") });
    expect(readFileSync(`${archive}.sha256`, "utf8")).toBe(`${made.sha256}  tandem-1-linux-x64.${kind}\n`);
  });

  it("starts where it was made for, and is not developed", () => {
    const release = { version: "1", commit: null, platform: "windows-x64" };
    write("release.json", JSON.stringify(release));
    expect(readRelease(folder)).toEqual(release);
    expect(readRelease(checkout)).toBeNull();
    expect(() => checkRelease(release, { build: true }, "windows-x64")).not.toThrow();
    expect(() => checkRelease(release, { build: true }, "linux-x64")).toThrow(
      "release of Tandem for windows-x64; this machine is linux-x64",
    );
    expect(() => checkRelease(release, { build: false }, "windows-x64")).toThrow("no sources to develop");
  });
});
