import { expect, test } from "vitest";
import { isStatusHeader, saysGone } from "./gone-rows";
import { headerKey } from "./headers";
import { nameKey } from "./names";

test.each([
  "Status",
  "State",
  "Agent Status",
  "AgentState",
  "ServerStatus",
  "InstallStatus",
  "Lifecycle",
  "Lifecycle Stage",
  "IsDecommissioned",
  "Uninstalled",
  "Deleted",
])("%s may say that an agent is gone", (header) => {
  expect(isStatusHeader(headerKey(header))).toBe(true);
});

test.each([
  "HealthState",
  "AgentHealthState",
  "PowerState",
  "ResolutionState",
  "UpdateStatus",
  "IsDeleted",
  "StateLastModified",
  "Removable",
])("%s says something else", (header) => {
  expect(isStatusHeader(headerKey(header))).toBe(false);
});

test.each([
  "Uninstalled",
  "removed",
  "DECOMMISSIONED",
  "Agent uninstalled",
  "SCOM agent was removed",
  "Not installed",
  "Removed 2014-02-03",
  "decommissioned on 03.02.2014 14:00",
  "Retired (2/3/2014)",
  "Deinstalliert",
])("%j says so", (cell) => {
  expect(saysGone("status", cell)).toBe(true);
});

test.each([
  "",
  "Unknown",
  "Active",
  "Installed",
  "To be removed",
  "Uninstall pending",
  "Removal planned",
  "Will be decommissioned on 2014-02-03",
  "Removed from maintenance",
  "Not yet uninstalled",
  "True",
])("%j does not", (cell) => {
  expect(saysGone("status", cell)).toBe(false);
});

test.each([
  ["isdecommissioned", "True", true],
  ["uninstalled", "no", false],
  ["status", "1", false],
] as const)("%s %s", (key, cell, says) => {
  expect(saysGone(key, cell)).toBe(says);
});

test.each([
  ["I\u0130S01.CORP.TEST", "iis01.corp.test"],
  ["\u0131\u0131s01.corp.test", "iis01.corp.test"],
  ["srv01.D\u0130STANBUL.test", "srv01.distanbul.test"],
  ["\u0131\u015f\u0131k01.corp.test", "\u0131\u015f\u0131k01.corp.test"],
  ["\u0456is01.corp.test", "\u0456is01.corp.test"],
])("%s has the key %s", (name, key) => {
  expect(nameKey(name)).toBe(key);
});
