import { expect, test } from "vitest";
import { sharingTheirTime } from "./same-times";

const file = (group: string, capturedAt: string | null) => ({ kind: "agents" as const, groups: [group], capturedAt });

test("files of one management group from the same minute were copied, not exported then", () => {
  const copied = [file("OPS_2012SP1", "2014-02-03T06:00:59Z"), file("OPS_2012SP1", "2014-02-03T06:01:01Z")];
  const exported = [file("OPS_2012R2", "2014-02-03T06:01:00Z"), file("OPS_2012SP1", "2014-02-10T06:00:00Z")];
  expect(sharingTheirTime([...copied, ...exported])).toEqual(copied);
});

test("another management group, another kind or no time is no doubt", () => {
  const at = "2014-02-03T06:00:00Z";
  expect(sharingTheirTime([file("OPS_2012SP1", at), file("OPS_2012R2", at), { ...file("OPS_2012SP1", at), kind: "gateways" }])).toEqual([]);
  expect(sharingTheirTime([file("OPS_2012SP1", null), file("OPS_2012SP1", null), { ...file("", at), groups: [] }])).toEqual([]);
});
