import { describe, expect, it } from "vitest";
import { factFields } from "./agent-facts";
import { flagCodes, flags, severities, stageNames, stages } from "./stages";
import { howToClear } from "./words/flags";

describe("the closed lists", () => {
  it("every stage has its own words", () => {
    expect(Object.keys(stageNames)).toEqual([...stages]);
    expect(new Set(Object.values(stageNames)).size).toBe(stages.length);
  });

  it("flags stand critical first, each with a name and a way to clear it", () => {
    const ranks = flagCodes.map((code) => severities.indexOf(flags[code].severity));
    expect(ranks).toEqual(ranks.toSorted());
    for (const code of flagCodes) {
      expect(flags[code].name).toMatch(/^\p{Lu}/u);
      expect(howToClear[code]).toMatch(/\.$/);
    }
    expect(new Set(flagCodes.map((code) => flags[code].name)).size).toBe(flagCodes.length);
  });

  it.each([
    ["critical", ["lostMonitoring", "leftSource", "grey", "returned", "pendingFailed"]],
    ["information", ["notHeardAbout", "newOnly", "manuallyInstalled", "notRemotelyManageable", "inMaintenance"]],
  ])("%s flags are %j", (severity, codes) => expect(flagCodes.filter((code) => flags[code].severity === severity)).toEqual(codes));

  it("every fact has its own words", () => expect(new Set(Object.values(factFields)).size).toBe(Object.keys(factFields).length));
});
