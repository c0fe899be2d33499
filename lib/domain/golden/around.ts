import type { GoldenAround } from "./telling";

const pending = (hour: number, groupKey: number, rows: GoldenAround["rows"]): GoldenAround => ({
  hour,
  groupKey,
  kind: "pendingAction",
  coverage: "whole",
  rows,
});

/** Exports of other kinds that speak of agents of the series: what waits, who is a gateway, who fails over where. */
export const goldenAround: readonly GoldenAround[] = [
  pending(1, 2, {
    "waits.corp.test": { pendingAction: "UpdateAgent", primaryServer: "ms2", lastModified: "2014-01-05T00:00:00.000Z" },
    "approves.corp.test": { pendingAction: "ManualApproval" },
    "fails.corp.test": { pendingAction: "PushInstallFailed", primaryServer: "ms2" },
    "runs.corp.test": { pendingAction: "PushInstall" },
    "odd.corp.test": { pendingAction: "Sleep" },
    "blank.corp.test": { pendingAction: null },
  }),
  pending(30, 2, { "waits.corp.test": { pendingAction: "UpdateAgent" }, "fails.corp.test": { pendingAction: "UpdateFailed" } }),
  pending(60, 2, {}),
  {
    hour: 0,
    groupKey: 1,
    kind: "gateway",
    coverage: "whole",
    rows: { "gw1.dmz.test": { version: "7.1.10226.0" }, "gw2.dmz.test": { version: "7.1.10226.0" } },
  },
  { hour: 5, groupKey: 1, kind: "managementGroup", coverage: "whole", rows: { old: { version: "7.1.10226.0" } } },
  {
    hour: 20,
    groupKey: 1,
    kind: "failoverEntry",
    coverage: "part",
    rows: { "alone.dmz.test": { failoverServers: null }, "behind.dmz.test": { failoverServers: "gw2.dmz.test" } },
  },
];
