import { describe, expect, it } from "vitest";
import { troubleColumn } from "./trouble-columns";

describe("columns of a list of trouble", () => {
  it.each([
    "Down",
    "Down since",
    "DaysDown",
    "Agent Down Time",
    "Grey",
    "IsGray",
    "Greyed out",
    "Last Contact",
    "LastHeartbeat",
    "Last contacted",
    "HeartBeatState",
    "Missed heartbeats",
    "Failed",
    "FailedSince",
    "FailureReason",
    "Not responding",
    "Unreachable since",
    "Offline",
    "Ping",
  ])("%s", (header) => expect(troubleColumn(["Name", header])).toBe(header));

  it.each([
    "IsAvailable",
    "AvailabilityLastModified",
    "InMaintenanceMode",
    "HealthState",
    "FailoverServers",
    "SecondaryManagementServers",
    "Shutdown behaviour",
    "LastModified",
    "HeartbeatInterval",
    "MissingHeartbeatThreshold",
    "InstallTime",
    "PendingActions",
    "Grey matter",
    "",
    "-",
  ])("not %s", (header) => expect(troubleColumn(["Name", header])).toBeNull());
});
