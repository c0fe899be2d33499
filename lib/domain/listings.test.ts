import { describe, expect, it } from "vitest";
import type { AgentFacts } from "./agent-facts";
import { heardFrom, isGrey } from "./listings";
import { listing, next } from "./testing";

describe("isGrey and heardFrom", () => {
  it.each<[AgentFacts, boolean | null, boolean, string]>([
    [{}, null, true, "nothing told"],
    [{ health: null, available: null }, null, true, "blank cells"],
    [{ health: "healthy" }, null, true, "the export cannot show grey"],
    [{ health: "critical", available: true }, false, true, "heard from, in whatever health"],
    [{ health: "healthy", available: false }, true, false, "grey"],
    [{ available: false }, true, false, "grey, health unknown"],
    [{ health: "healthy", available: false, inMaintenance: false }, true, false, "grey, not in maintenance"],
    [{ health: "healthy", available: false, inMaintenance: null }, true, false, "grey, maintenance unknown"],
    [{ health: "healthy", available: false, inMaintenance: true }, false, true, "in maintenance is not grey"],
    [{ health: "notMonitored", available: false }, false, false, "never reported is not grey"],
    [{ health: "notMonitored" }, null, false, "never reported"],
    [{ health: "notMonitored", available: true }, false, false, "never reported, whatever else"],
  ])("%j: grey %s, heard %s (%s)", (facts, grey, heard) => {
    expect(isGrey(facts)).toBe(grey);
    expect(heardFrom(listing(next, facts))).toBe(heard);
    expect(heardFrom(listing(next, facts, true))).toBe(false);
  });
});
