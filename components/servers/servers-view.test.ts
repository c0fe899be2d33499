import { describe, expect, it } from "vitest";
import { factWords } from "@/components/imports/fact-words";
import type { Component } from "@/lib/contracts/components";
import { readAgentFilter } from "@/lib/queries/addresses";
import { agentsOfHref, componentHref } from "@/lib/queries/components";
import { blankDraft, draftOf, inputOf, kindOf, patchOf } from "./component-draft";
import { roleKinds } from "./role-kinds";

const entered = {
  kind: "operationalDatabase",
  group: "NEW",
  name: "sql01.corp.test",
  instance: "OM",
  version: "11.0",
  enteredVersion: "11.0",
  owner: null,
  tags: ["a", "b"],
  notes: null,
  planned: true,
  knownAs: [],
} as unknown as Component;

describe("the form of a component", () => {
  it("saying again what is there says the same", () => {
    expect(patchOf(draftOf(entered))).toEqual({
      instance: "OM",
      version: "11.0",
      owner: null,
      notes: null,
      tags: ["a", "b"],
      planned: true,
    });
  });

  it("takes blanks for nothing and each tag once", () => {
    const draft = { ...blankDraft("webConsole", "NEW"), name: " web01 ", tags: "x, ,x ,y", notes: "  " };
    expect(inputOf(draft)).toMatchObject({
      kind: "webConsole",
      group: "NEW",
      name: "web01",
      tags: ["x", "y"],
      notes: null,
      planned: false,
    });
    expect(kindOf("gateway")).toBe("gateway");
    expect(roleKinds).not.toContain("gateway");
    expect(roleKinds).toHaveLength(5);
  });
});

describe("links", () => {
  it("the agents of a server are found by every spelling of it", () => {
    const one = { ...entered, name: "ms01.corp.test", knownAs: ["ms01", "ms01.corp.test"] };
    const asked = new URL(agentsOfHref("m1", one, { stage: ["waiting"] }), "http://x");
    expect(asked.pathname).toBe("/m/m1/inventory");
    expect(readAgentFilter(asked)).toMatchObject({ server: ["ms01", "ms01.corp.test"], group: ["NEW"], stage: ["waiting"] });
    expect(readAgentFilter(new URL(agentsOfHref("m1", { ...one, knownAs: [] }), "http://x")).server).toEqual(["ms01.corp.test"]);
    expect(componentHref("m1", "c1", "2014-02-03")).toBe("/m/m1/inventory/servers/c1?asOf=2014-02-03");
  });
});

describe("facts in words", () => {
  it.each([
    ["health", "critical", "Critical"],
    ["isRoot", "yes", "Yes"],
    ["installTime", "2013-04-09T06:00:00.000Z", "9 Apr 2013 08:00"],
    ["installTime", "4/9/2013 6:00:00 AM", "4/9/2013 6:00:00 AM, as the file writes it"],
    ["proxying", "no", "No"],
    ["version", null, "–"],
    ["listed", "yes", "Yes"],
    ["listed", null, "No"],
  ])("%s %s: %s", (field, value, words) => expect(factWords(field, value, "Europe/Berlin")).toBe(words));
});
