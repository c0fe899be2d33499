import { expect, it } from "vitest";
import { sectionNames, sections } from "@/lib/domain/collected/sections";
import { collectedClosing, collectedEnd, collectedFirst, collectedRows } from "./collected-file";

it("a file begins, has rows of every section, closes each and ends; what a row says beyond that is left", () => {
  const first = {
    tandem: "collection",
    format: 1,
    tool: "Export-TandemInventory",
    version: "1.0",
    group: "OPS_2012SP1",
    groupId: null,
    at: "2014-04-24T05:45:00Z",
    culture: "de-DE",
    user: "CORP\\gmsa-tandem$",
    computer: "jump01",
    managementServer: "ms01.corp.test",
    scope: "whole",
    sections: sectionNames,
  };
  expect(collectedFirst.parse(first)).toEqual(first);
  expect(collectedFirst.safeParse({ ...first, format: 2 }).success).toBe(false);
  expect(Object.keys(collectedRows)).toEqual(Object.keys(sections));
  const name = { Name: "srv001.corp.test", AgentName: "srv001.corp.test", AgentPendingActionType: "ManualApproval", IsGateway: false };
  for (const section of sectionNames) {
    const row = collectedRows[section].parse({ ...name, Unheard: 1 });
    expect([section, "Unheard" in row]).toEqual([section, false]);
    expect(collectedRows[section].safeParse({}).success).toBe(false);
    const closing = { section, rows: 1, seconds: 0.4, error: null, absent: false, whole: true };
    expect(collectedClosing.parse(closing)).toEqual(closing);
  }
  expect(collectedEnd.safeParse({ end: first.at, lines: 26 }).success).toBe(true);
  expect(collectedEnd.safeParse({ end: "24.04.2014" }).success).toBe(false);
});
