import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { azureBuilds, buildCatalogue } from "./build-catalogue";
import { type Build, buildSortKey, compareBuilds, readBuild, rollupOf } from "./builds";
import { compareReleases, type Release, releases } from "./releases";

const build = (text: string): Build => {
  const read = readBuild(text);
  if (!read) throw new Error(`${text} is blank`);
  return read;
};

describe("readBuild", () => {
  it.each([
    // exact, both families, trimmed
    ["7.0.9538.0", "2012 SP1", "both", false],
    ["7.1.10184.0", "2012 R2", "agent", false],
    [" 7.1.10226.0 ", "2012 R2", "server", false],
    ["8.0.10918.0", "2016", "agent", false],
    ["7.2.11719.0", "2016", "server", false],
    ["8.0.13053.0", "1801", "agent", false],
    ["8.0.13067.0", "1807", "agent", false],
    ["10.19.10050.0", "2019", "server", false],
    ["10.19.10014.0", "2019", "agent", false],
    ["10.19.10177.0", "2019", "agent", false],
    ["10.22.10118.0", "2022", "server", false],
    ["10.25.10994.0", "2025", "agent", false],
    // three parts mean a fourth of nought, leading noughts mean nothing
    ["7.1.10184", "2012 R2", "agent", false],
    ["7.01.10184.00", "2012 R2", "agent", false],
    // series: the release, and that the build itself is unknown
    ["6.1.7000.9", "2007 R2", "both", true],
    ["7.0.8560.9999", "2012", "both", true],
    ["7.0.9538.9999", "2012 SP1", "both", true],
    ["7.1.10226.9999", "2012 R2", "server", true],
    ["7.1.10999.0", "2012 R2", "agent", true],
    ["7.2.1.0", "2016", "server", true],
    ["8.0.10999.1", "2016", "agent", true],
    ["8.0.11099.0", "2016", "agent", true],
    ["7.3.13142.5", "1801", "server", true],
    ["8.0.13053.5", "1801", "agent", true],
    ["7.3.13261.5", "1807", "server", true],
    ["8.0.13067.5", "1807", "agent", true],
    ["10.19.10999.0", "2019", "both", true],
    ["10.22.99999.0", "2022", "both", true],
    ["10.25.99999.0", "2025", "both", true],
    // in no series
    ["7.0.9999.0", null, null, true],
    ["8.0.12000.0", null, null, true],
    ["10.26.1.0", null, null, true],
    ["9.9.9.9", null, null, true],
  ] as const)("%s is %s, %s", (text, release, family, unknown) => {
    expect(readBuild(text)).toMatchObject({ text: text.trim(), release, family, unknown, azure: false });
  });

  it.each(["10.20.18001.0", "10.20.18053", ...azureBuilds.map((b) => `${b}.0`)])(
    "%s is a stand-alone Azure agent of no release",
    (text) => {
      expect(readBuild(text)).toMatchObject({ release: null, family: null, unknown: false, azure: true });
    },
  );

  it.each([null, undefined, "", "  "])("%o is no build", (text) => expect(readBuild(text)).toBeNull());

  it.each([
    "n/a",
    "7.1",
    "7.1.10184.0.1",
    "7.1.x.0",
    "v7.1.10184.0",
    "7,1,10184,0",
    "-7.1.10184.0",
    "7.1.1e4.0",
    "System.Version",
    "7..10184.0",
  ])("%s is text without numbers: unknown, of no release", (text) =>
    expect(readBuild(text)).toEqual({ text, parts: null, release: null, family: null, unknown: true, azure: false }),
  );

  it("says the same of a text however often it is asked", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readBuild(text)).toEqual(readBuild(text));
      }),
    );
  });
});

describe("buildCatalogue", () => {
  it("lists each build once, in four parts, none of them an Azure agent's", () => {
    expect(new Set(buildCatalogue.map(([, text]) => text)).size).toBe(buildCatalogue.length);
    for (const [release, text, family] of buildCatalogue) {
      expect(text).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      expect(readBuild(text), text).toMatchObject({ release, family, unknown: false, azure: false });
    }
  });

  it("its series agree with its builds", () => {
    for (const [release, text] of buildCatalogue)
      expect(build(`${text.split(".").slice(0, 3).join(".")}.98765`)).toMatchObject({ release });
  });

  it("has a build of every release", () => expect(new Set(buildCatalogue.map(([release]) => release))).toEqual(new Set(releases)));
});

describe("compareBuilds", () => {
  it.each([
    // number by number, never as text
    ["7.1.10184.0", "7.1.10195.0", "within a family"],
    ["7.0.9538.0", "7.1.10184.0", "a later release"],
    ["10.22.10870.0", "10.22.10950.0", "an unknown build of the series is compared by its number"],
    ["8.0.9.0", "8.0.10.0", "9 before 10"],
    // catalogue order, not numeric order
    ["8.0.11057.0", "7.3.13142.0", "1801 is newer than 2016, its server number is lower"],
    ["8.0.13067.0", "10.19.10014.0", "1807 before 2019"],
    // never across families: an agent's number is preferred to a server's
    ["7.1.10226.1413", "7.1.10184.0", "2012 R2 server below agent"],
    ["10.25.10324.0", "10.25.10994.0", "2025 UR1 agent above server"],
    ["10.25.10644.0", "10.25.10079.0", "2025 server above the agent's number, yet below it"],
    ["10.19.10652.0", "10.19.10400.7", "a number of open family counts as an agent's"],
    // of no release
    ["9.9.9.9", "6.1.7221.0", "unknown below known"],
    ["junk", "9.9.9.9", "text below number"],
    ["10.20.18001.0", "7.0.8560.0", "an Azure agent below any release"],
    ["9.9.9.8", "9.9.9.9", "unknown ones by number"],
  ])("%s < %s: %s", (a, b) => {
    expect(compareBuilds(build(a), build(b))).toBeLessThan(0);
    expect(compareBuilds(build(b), build(a))).toBeGreaterThan(0);
    expect(buildSortKey(build(a)) < buildSortKey(build(b))).toBe(true);
  });

  it.each([
    ["7.1.10184", "7.1.10184.0"],
    ["junk", "n/a"],
  ])("%s equals %s", (a, b) => expect(compareBuilds(build(a), build(b))).toBe(0));

  const text = fc.oneof(
    fc.constantFrom(...buildCatalogue.map(([, b]) => b)),
    fc.tuple(fc.constantFrom("7.1", "8.0", "10.19", "10.20", "10.22", "9.1"), fc.nat(20_000), fc.nat(3)).map((parts) => parts.join(".")),
    fc.constantFrom("junk", "?"),
  );

  it("is an order, and the sort key sorts by it", () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const [x, y, z] = [build(a), build(b), build(c)];
        expect(Math.sign(compareBuilds(x, y))).toBe(-Math.sign(compareBuilds(y, x)) + 0);
        if (compareBuilds(x, y) <= 0 && compareBuilds(y, z) <= 0) expect(compareBuilds(x, z)).toBeLessThanOrEqual(0);
        const [k, l] = [buildSortKey(x), buildSortKey(y)];
        expect(k < l ? -1 : k > l ? 1 : 0).toBe(Math.sign(compareBuilds(x, y)) + 0);
        if (x.release && y.release && x.release !== y.release)
          expect(Math.sign(compareBuilds(x, y))).toBe(Math.sign(compareReleases(x.release, y.release)));
      }),
    );
  });

  it("sorts blank and junk first", () => {
    expect(buildSortKey(null)).toBe("");
    expect(buildSortKey(build("junk"))).toBe("");
  });
});

describe("rollupOf", () => {
  const list = (n: number, release: string) => `Update Rollup ${n} for System Center ${release} - Operations Manager Agent`;
  it.each<[string | null, string | null, Release | null, string | null]>([
    [null, null, "2012 R2", null],
    ["", "", "2012 R2", null],
    ["KB3096382", "RTM", "2012 R2", null],
    [list(2, "2012 R2"), null, "2012 R2", "UR2"],
    [`${list(2, "2012 R2")}; ${list(11, "2012 R2")}; ${list(9, "2012 R2")}`, null, "2012 R2", "UR11"],
    // of another release: the rollup of the agent that was there before
    [list(4, "2012 SP1"), null, "2012 R2", null],
    [list(4, "2012"), null, "2012 R2", null],
    [list(4, "2012 R2"), null, "2012", null],
    [`${list(4, "2012 SP1")}; ${list(2, "2012 R2")}`, null, "2012 R2", "UR2"],
    [`${list(10, "2012 SP1")}\n${list(2, "2012 R2")}`, null, "2012 SP1", "UR10"],
    ["System Center 2012 SP1 - Operations Manager UR9", null, "2012 R2", null],
    ["System Center 2012SP1 Operations Manager UR9", null, "2012 R2", null],
    ["System Center 2012R2 Operations Manager UR9", null, "2012 R2", "UR9"],
    ["system center 2012 r2 operations manager ur9", null, "2012 R2", "UR9"],
    // numbers that are no release
    ["Update Rollup 3 (KB3201630)", null, "2016", "UR3"],
    ["UR3 KB42022001", null, "2019", "UR3"],
    ["Our 5 fixes; URL 7", null, "2019", null],
    // as the field's own class says it
    [null, "UR4", "2012 R2", "UR4"],
    [null, " ur 4 ", "2012 R2", "UR4"],
    [null, "4", "2012 R2", "UR4"],
    [null, "2012 R2 UR14", "2012 R2", "UR14"],
    [null, "2016 UR10", "2012 R2", null],
    [null, "7.1.10305.0", "2012 R2", null],
    [list(2, "2012 R2"), "UR3", "2012 R2", "UR3"],
    [list(2, "2016"), null, null, "UR2"],
  ])("%j and %j for %s: %s", (patchList, stated, release, rollup) => expect(rollupOf(patchList, stated, release)).toBe(rollup));
});
