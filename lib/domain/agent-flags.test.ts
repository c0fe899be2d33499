import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { agentState } from "./agent-stage";
import type { Listing, StageContext } from "./listings";
import { type FlagCode, flags } from "./stages";
import { context, group, listing, next, old, r2, sp1 } from "./testing";

const flagsOf = (listings: Listing[], changes?: Partial<StageContext>) => agentState("srv01.corp.test", listings, context(changes)).flags;
const reasonOf = (code: FlagCode, listings: Listing[], changes?: Partial<StageContext>) =>
  flagsOf(listings, changes).find((f) => f.code === code)?.reason ?? null;
const inOld = (facts: AgentFacts = {}) => listing(old, { version: sp1, health: "healthy", ...facts });
const inNew = (facts: AgentFacts = {}) => listing(next, { version: r2, health: "healthy", ...facts });
const claimedNew = listing(next, {}, true);
const five = ["OLD", "NEW", "A", "B", "C"];
const new2022 = group(2, "NEW", "target", "2022");
const to2022 = { groups: [old, new2022] };

type Case = [why: string, code: FlagCode, listings: Listing[], reason: string | null, changes?: Partial<StageContext>];

describe("flags", () => {
  it.each<Case>([
    ["left", "leftSource", [inNew()], "Was listed in an original management group, is not any more; nobody accepted the cut-over."],
    ["accepted", "leftSource", [inNew()], null, { cutOverAccepted: true }],
    ["Retire is open", "leftSource", [inNew()], null, { retireOpen: true }],
    ["never in a source", "leftSource", [inNew()], null, { everInSource: false }],
    ["in both", "leftSource", [inOld(), inNew()], null],

    ["not available in the source", "grey", [inOld({ available: false })], "OLD does not hear from it."],
    [
      "in both",
      "grey",
      [inOld({ available: false }), inNew({ available: false })],
      "OLD does not hear from it. NEW does not hear from it.",
    ],
    ["in maintenance", "grey", [inOld({ available: false, inMaintenance: true })], null],
    ["never reported", "grey", [inOld({ available: false, health: "notMonitored" })], null],
    ["not told", "grey", [inOld()], null],

    ["said by the history", "returned", [inOld()], "Was Dual-homed.", { returned: "Was Dual-homed." }],
    ["not said", "returned", [inOld()], null],

    [
      "Uninitialized in the target",
      "neverReported",
      [inOld(), inNew({ health: "notMonitored" })],
      "NEW lists it but has never heard from it.",
    ],
    ["Uninitialized in the source", "neverReported", [inOld({ health: "notMonitored" }), inNew()], null],
    ["unknown in the target", "neverReported", [inOld(), inNew({ health: null })], null],
    ["claimed", "neverReported", [inOld(), claimedNew], null],

    ["healthy in the source", "unhealthy", [inOld(), inNew({ health: "critical" })], "Critical in NEW, healthy in OLD."],
    [
      "a warning in the source",
      "unhealthy",
      [inOld({ health: "warning" }), inNew({ health: "critical" })],
      "Critical in NEW, warning in OLD.",
    ],
    ["critical in both", "unhealthy", [inOld({ health: "critical" }), inNew({ health: "critical" })], null],
    ["a warning in the target", "unhealthy", [inOld(), inNew({ health: "warning" })], null],
    ["the source does not tell", "unhealthy", [inOld({ health: null }), inNew({ health: "critical" })], null],
    ["in no source", "unhealthy", [inNew({ health: "critical" })], null],

    ["configured, not listed", "notAccepted", [inOld({ mgList: ["OLD", " new "] })], "Configured for NEW, but not listed there."],
    ["the target has no whole export", "notAccepted", [inOld({ mgList: ["OLD", "NEW"] }), claimedNew], null, { exported: new Set([1]) }],
    ["listed", "notAccepted", [inOld({ mgList: ["OLD", "NEW"] }), inNew()], null],
    ["not configured", "notAccepted", [inOld({ mgList: ["OLD"] })], null],
    ["nobody tells", "notAccepted", [inOld({ mgList: null })], null],
    ["a group that the migration does not know", "notAccepted", [inOld({ mgList: ["OLD", "OTHER"] })], null],

    ["the source itself says so", "lingering", [inOld({ mgList: ["NEW"] })], "Listed in OLD, but no longer configured for it."],
    ["the target says so", "lingering", [inOld(), inNew({ mgList: ["NEW"] })], "Listed in OLD, but no longer configured for it."],
    [
      "the source keeps the list it last heard",
      "lingering",
      [inOld({ mgList: ["OLD", "NEW"] }), inNew({ mgList: ["NEW"] })],
      "Listed in OLD, but no longer configured for it.",
    ],
    ["the source's list is late", "lingering", [inOld({ mgList: ["NEW"] }), inNew({ mgList: ["NEW", "old"] })], null],
    ["still configured", "lingering", [inOld({ mgList: ["OLD"] })], null],
    ["claimed only", "lingering", [listing(old, {}, true), inNew({ mgList: ["NEW"] })], null],
    ["nobody tells", "lingering", [inOld(), inNew()], null],

    ["releases differ", "versionDisagreement", [inOld(), inNew()], `OLD says ${sp1} (2012 SP1); NEW says ${r2} (2012 R2)`],
    ["builds of one release", "versionDisagreement", [inOld({ version: "7.1.10195.0" }), inNew()], null],
    ["server's and agent's number", "versionDisagreement", [inOld({ version: "7.1.10226.0" }), inNew()], null],
    ["one does not tell", "versionDisagreement", [inOld({ version: null }), inNew()], null],
    ["one is of no release", "versionDisagreement", [inOld({ version: "9.9.9.9" }), inNew()], null],

    ["cut over on an old build", "belowTarget", [inNew({ version: sp1 })], `${sp1} is below 2012 R2.`],
    ["cut over, unknown", "belowTarget", [inNew({ version: null })], "Its version is below 2012 R2."],
    ["even when accepted", "belowTarget", [inNew({ version: sp1 })], `${sp1} is below 2012 R2.`, { cutOverAccepted: true }],
    ["at target", "belowTarget", [inNew()], null],
    ["still in both", "belowTarget", [inOld(), inNew({ version: sp1 })], null],

    [
      "on here, off there",
      "proxyDiffers",
      [inOld({ proxying: true }), inNew({ proxying: false })],
      "Agent proxy is on in OLD and off in NEW.",
    ],
    ["off here, on there", "proxyDiffers", [inOld({ proxying: false }), inNew({ proxying: true })], null],
    ["not told there", "proxyDiffers", [inOld({ proxying: true }), inNew({ proxying: null })], null],

    [
      "a system the new agent is not supported on",
      "osNotSupported",
      [inOld({ osName: "Microsoft Windows Server 2008 R2 Standard" })],
      "Windows Server 2008 R2 is not among the systems of the 2022 agent.",
      to2022,
    ],
    ["one that is", "osNotSupported", [inOld({ osName: "Microsoft Windows Server 2016 Standard" })], null, to2022],
    [
      "told late by the other management group",
      "osNotSupported",
      [inOld({ osName: "Windows Server 2008 R2" }), listing(new2022, { osName: "Windows Server 2019" })],
      null,
      to2022,
    ],
    ["a name nobody knows", "osNotSupported", [inOld({ osName: "n/a" })], null, to2022],
    ["no list for the release", "osNotSupported", [inOld({ osName: "Windows Server 2003" })], null],
    ["not told", "osNotSupported", [inOld()], null, to2022],

    ["five", "tooManyGroups", [inOld({ mgList: five })], "Configured for 5 management groups; 4 is the limit."],
    ["four, one twice", "tooManyGroups", [inOld({ mgList: ["OLD", "NEW", "A", "B", "old"] })], null],
    ["two lists of four", "tooManyGroups", [inOld({ mgList: five.slice(0, 4) }), inNew({ mgList: five.slice(1) })], null],

    ["a bare name", "ambiguousName", [inOld()], 'An export names "srv01", which may be this agent or another.', { ambiguous: "srv01" }],
    ["none", "ambiguousName", [inOld()], null],

    ["10.20", "azureAgent", [inOld({ version: "10.20.18001.0" })], "10.20.18001.0 is a stand-alone Azure agent's build."],
    ["listed", "azureAgent", [inOld({ version: "8.0.11072.0" })], "8.0.11072.0 is a stand-alone Azure agent's build."],
    ["like one", "azureAgent", [inOld({ version: "8.0.11057.0" })], null],

    ["older", "olderThanSource", [inOld({ version: "7.0.8560.0" })], "7.0.8560.0 (2012) is older than 2012 SP1."],
    ["as old", "olderThanSource", [inOld()], null],
    ["unknown", "olderThanSource", [inOld({ version: null })], null],
    ["in no source", "olderThanSource", [inNew({ version: "7.0.8560.0" })], null],

    [
      "newer than where it is",
      "newerThanTarget",
      [inOld(), inNew({ version: "8.0.10918.0" })],
      "8.0.10918.0 (2016) is newer than 2012 R2.",
    ],
    ["newer than any", "newerThanTarget", [inOld({ version: "8.0.10918.0" })], "8.0.10918.0 (2016) is newer than 2012 R2."],
    ["a later build of the release", "newerThanTarget", [inOld({ version: "7.1.10305.0" })], null],

    ["in no series", "unknownBuild", [inOld({ version: "9.9.9.9" })], "9.9.9.9 is not in the catalogue."],
    ["in a series", "unknownBuild", [inOld({ version: "7.1.10999.0" })], "7.1.10999.0 is not in the catalogue; its series is 2012 R2."],
    ["blank", "unknownBuild", [inOld({ version: null })], "No export tells the version."],
    ["known", "unknownBuild", [inOld()], null],
    ["blank here, known there", "unknownBuild", [inOld({ version: null }), inNew()], null],
    ["Azure agent", "unknownBuild", [inOld({ version: "10.20.1.0" })], null],
    ["claimed only", "unknownBuild", [claimedNew], null],

    [
      "by hand in the source",
      "manuallyInstalled",
      [inOld({ manuallyInstalled: true }), inNew({ manuallyInstalled: false })],
      "Installed by hand in OLD.",
    ],
    ["by hand in the target", "manuallyInstalled", [inOld({ manuallyInstalled: false }), inNew({ manuallyInstalled: true })], null],
    [
      "by hand in the target",
      "notRemotelyManageable",
      [inOld({ manuallyInstalled: false }), inNew({ manuallyInstalled: true })],
      "Installed by hand in NEW.",
    ],
    ["by hand in the source", "notRemotelyManageable", [inOld({ manuallyInstalled: true })], null],

    ["in one", "inMaintenance", [inOld({ inMaintenance: true })], "In maintenance in OLD."],
    [
      "in both",
      "inMaintenance",
      [inOld({ inMaintenance: true }), inNew({ inMaintenance: true })],
      "In maintenance in OLD. In maintenance in NEW.",
    ],
    ["in none", "inMaintenance", [inOld({ inMaintenance: false })], null],
  ])("%s: %s", (_, code, listings, reason, changes) => expect(reasonOf(code, listings, changes)).toBe(reason));

  const old2 = group(5, "OLD2", "source", "2012 R2");
  const t2016 = group(6, "T2016", "target", "2016");
  it.each<Case>([
    ["as old as the older original", "olderThanSource", [inOld(), listing(old2)], null],
    [
      "older than the only original it is in",
      "olderThanSource",
      [listing(old2, { version: sp1 })],
      `${sp1} (2012 SP1) is older than 2012 R2.`,
    ],
    [
      "newer than the lower of its targets",
      "newerThanTarget",
      [inNew({ version: "8.0.10918.0" }), listing(t2016)],
      "8.0.10918.0 (2016) is newer than 2012 R2.",
    ],
    ["not newer than the highest of all", "newerThanTarget", [inOld({ version: "8.0.10918.0" })], null],
    [
      "two targets it is not accepted in",
      "notAccepted",
      [inOld({ mgList: ["T2016", "NEW"] })],
      "Configured for NEW, T2016, but not listed there.",
    ],
    [
      "one of two originals lingers",
      "lingering",
      [inOld(), listing(old2, {}), inNew({ mgList: ["NEW", "OLD"] })],
      "Listed in OLD2, but no longer configured for it.",
    ],
  ])("among several groups, %s: %s", (_, code, listings, reason) => {
    expect(reasonOf(code, listings, { groups: [old, old2, next, t2016] })).toBe(reason);
  });

  it("stand critical first, with the severity of the table", () => {
    const raised = flagsOf([inNew({ version: sp1, available: false, health: "critical", manuallyInstalled: true, inMaintenance: false })]);
    expect(raised.map((f) => f.code)).toEqual(["leftSource", "grey", "belowTarget", "notRemotelyManageable"]);
    for (const flag of raised) expect(flag.severity).toBe(flags[flag.code].severity);
  });

  it("an agent that is fine has none, and one that is gone only that it is", () => {
    expect(flagsOf([inOld({ version: r2 }), inNew()])).toEqual([]);
    expect(flagsOf([], { returned: "went back", ambiguous: "srv01" }).map(({ code }) => code)).toEqual(["lostMonitoring"]);
  });
});
