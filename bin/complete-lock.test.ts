import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { completeLock } from "./complete-lock.mjs";
import { checkout } from "./settings.mjs";

describe("the lock file", () => {
  const read = (path: string) => JSON.parse(readFileSync(join(checkout, path), "utf8"));

  it("names the packages of every platform", () => {
    expect(completeLock(read("package-lock.json")).added).toEqual([]);
    expect(completeLock(read("tools/package-lock.json")).added).toEqual([]);
  });

  it.each(["package-lock.json", "tools/package-lock.json"])("%s leads to no registry: whoever installs has their own", (path) => {
    expect(readFileSync(join(checkout, path), "utf8").match(/"resolved": "[^"]*/g)).toBeNull();
  });

  it("is completed with what is missing, and found where Node finds it", () => {
    const packages = {
      "node_modules/a": { dev: true, optionalDependencies: { "@a/linux-x64-musl": "1.0.0", b: "2.0.0", c: "3.0.0" } },
      "node_modules/a/node_modules/b": { version: "2.0.0" },
      "node_modules/c": { version: "3.0.0", resolved: "http://mirror.example/c.tgz" },
    };
    const { lock, added } = completeLock({ packages });
    expect(added).toEqual(["@a/linux-x64-musl"]);
    expect(lock.packages["node_modules/@a/linux-x64-musl"]).toEqual({
      version: "1.0.0",
      dev: true,
      optional: true,
      cpu: ["x64"],
      os: ["linux"],
      libc: ["musl"],
    });
    expect(lock.packages["node_modules/c"]).toEqual({ version: "3.0.0" });
  });
});
