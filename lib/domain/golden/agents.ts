import type { AgentFacts } from "../agent-facts";
import { type GoldenAgent, part, whole } from "./telling";

const start = Date.UTC(2014, 0, 6);
const at = (hour: number) => start + hour * 3600_000;

const old: AgentFacts = { version: "7.1.10184.0", health: "healthy", primaryServer: "ms1.corp.test", manuallyInstalled: false };
const fresh: AgentFacts = { version: "10.19.10014.0", health: "healthy", primaryServer: "ms2.corp.test", manuallyInstalled: false };
const both = ["OLD", "NEW"];
const crossing = [whole(0, { 1: old, 2: null }), whole(24, { 1: fresh }), whole(25, { 2: fresh }), whole(48, { 1: fresh })];

const named = (why: string, name: string, told: GoldenAgent["told"], more: Partial<GoldenAgent> = {}): GoldenAgent => ({
  why,
  name,
  told,
  ...more,
});
let next = 0;
const agent = (why: string, told: GoldenAgent["told"], more: Partial<GoldenAgent> = {}): GoldenAgent => {
  next += 1;
  return named(why, `srv${next}.corp.test`, told, more);
};

const stages: GoldenAgent[] = [
  agent("crosses as planned", crossing),
  agent("joins before it is upgraded", [whole(0, { 1: old }), whole(24, { 2: old }), whole(48, { 2: fresh }), whole(72, { 1: fresh })]),
  agent("leaves unasked", [whole(0, { 1: fresh, 2: fresh }), whole(24, { 1: null, 2: fresh })]),
  agent("leaves as accepted", [whole(0, { 1: fresh, 2: fresh }), whole(24, { 1: null, 2: fresh })], {
    decisions: { cutOverAccepted: true },
  }),
  agent("leaves while Retire is open", [whole(0, { 1: fresh, 2: fresh }), whole(24, { 1: null, 2: old })], {
    decisions: { retireOpen: true },
    timeline: { retireOpenedAt: at(1) },
  }),
  agent("was never in an original", [whole(0, { 2: fresh }), whole(24, { 1: null }), whole(48, { 1: fresh })]),
  agent("is gone and comes back", [whole(0, { 1: old }), whole(24, { 1: null }), whole(48, { 1: old })]),
  agent("is gone from both", [whole(0, { 1: fresh, 2: fresh }), whole(24, { 1: null, 2: null })]),
  agent("is gone after Retire opened", [whole(0, { 1: fresh, 2: fresh }), whole(24, { 1: null, 2: null })], {
    timeline: { retireOpenedAt: at(2) },
    decisions: { retireOpen: true },
  }),
  agent("is gone as planned", [whole(0, { 1: old }), whole(24, { 1: null })], {
    decisions: { endsPlanned: [{ from: at(2), until: at(30) }] },
  }),
  agent("is gone at another time than planned", [whole(0, { 1: old }), whole(24, { 1: null })], {
    decisions: { endsPlanned: [{ from: at(30), until: null }] },
  }),
  agent("is excluded and listed again", [whole(0, { 1: old }), whole(24, { 1: null }), whole(400, { 1: old })], {
    decisions: { excludedAt: at(1) },
  }),
  agent("is of two originals and two new ones", [
    whole(0, { 1: old, 3: { ...old, version: "7.0.9538.0" }, 2: null, 4: { ...fresh, version: "10.22.10056.0" } }),
    whole(24, { 2: fresh }),
  ]),
  agent("claims a group that was never exported", [
    whole(0, { 1: { ...fresh, mgList: both } }),
    part(10, { 2: null }),
    whole(40, { 2: null }),
    whole(70, { 2: fresh }),
  ]),
  agent(
    "is named in rows that were rejected",
    [whole(0, { 1: old }), whole(24, { 1: "named" }), part(30, { 1: old }), part(31, { 1: "named" })],
    {
      decisions: { ambiguous: "srv" },
    },
  ),
  agent("is only ever rejected", [whole(0, { 1: "named" }), whole(24, { 1: null }), whole(48, { 2: old })]),
  agent("is of a migration without a new group", [whole(0, { 1: { ...old, osName: "Windows Server 2012" } })], { only: [1] }),
  agent("is repeated", [
    whole(0, { 1: old }),
    whole(24, { 1: old }),
    whole(48, { 1: { ...old, lastModified: "2014-01-08T00:00:00.000Z" } }),
  ]),
  agent("has columns and cells that come and go", [
    whole(0, { 1: { ...old, osName: "Windows Server 2012 R2", domain: "corp" } }),
    whole(24, { 1: { version: old.version ?? null, health: null } }),
    whole(48, { 1: { version: null, patchList: "x" } }),
  ]),
];

const versions: GoldenAgent[] = [
  agent("goes back a stage", [whole(0, { 1: fresh, 2: fresh }), whole(48, { 1: fresh, 2: null }), whole(96, { 1: fresh, 2: fresh })]),
  agent("goes back, proven a day later", [
    whole(0, { 1: fresh, 2: fresh }),
    whole(100, { 2: null }),
    whole(110, { 1: fresh }),
    whole(120, { 1: fresh, 2: fresh }),
  ]),
  agent("is set up anew with the old agent", [
    whole(0, { 1: fresh, 2: fresh }),
    whole(24, { 2: old }),
    whole(30, { 1: fresh }),
    whole(48, { 2: { ...old, version: "7.0.9538.0" } }),
    whole(72, { 2: fresh }),
  ]),
  agent("falls, while the other's record was touched as late", [
    whole(0, { 1: fresh, 2: fresh }),
    whole(24, { 1: { ...fresh, lastModified: "2014-01-07T00:00:00.000Z" }, 2: { ...old, lastModified: "2014-01-06T12:00:00.000Z" } }),
  ]),
  agent("falls, and is patched there", [
    whole(0, { 1: fresh, 2: fresh }),
    whole(24, { 2: old }),
    whole(30, { 2: { ...old, version: "7.1.10292.0" } }),
    whole(40, { 2: { ...old, version: null } }),
  ]),
  agent("falls in a group that then drops it", [whole(0, { 1: fresh, 2: fresh }), whole(24, { 2: old }), whole(48, { 2: null })]),
  agent("is upgraded again where another group tells it first", [
    whole(0, { 1: fresh, 2: fresh }),
    whole(24, { 2: old }),
    whole(30, { 1: old }),
    whole(48, { 1: fresh }),
  ]),
  agent("has an unknown build", [whole(0, { 1: { ...old, version: "7.1.10999.0" } }), whole(24, { 1: { ...old, version: "9.9.9.9" } })]),
  agent("has a build that people named", [whole(0, { 1: { ...old, version: "9.9.9.9" } })], {
    timeline: { namedBuilds: new Map([["9.9.9.9", "2019"]]) },
  }),
  agent("has no version", [
    whole(0, { 1: { ...old, version: null }, 2: { health: "healthy" } }),
    whole(24, { 1: { ...old, version: "n/a" } }),
  ]),
  agent("is an Azure agent", [whole(0, { 1: { ...old, version: "10.20.18001.0" } })]),
  agent("is newer than the new group and disagrees", [
    whole(0, { 1: { ...old, version: "10.22.10056.0" }, 2: fresh }),
    whole(30, { 2: fresh }),
  ]),
  agent("is newer than any new group", [whole(0, { 1: { ...old, version: "10.25.10132.0" }, 2: null, 4: null, 5: null })]),
  agent("has builds that compare in every way", [
    whole(0, { 1: { version: "9.9.9.9" }, 2: { version: "7.1.10184" } }),
    whole(24, { 1: { version: "7.1.10184.0" }, 2: { version: "9.9.9.9" } }),
    whole(48, { 1: { version: "n/a" }, 2: { version: "9.9.9.9" } }),
    whole(72, { 1: { version: "9.9.9.9" }, 2: { version: "n/a" } }),
    whole(96, { 1: { version: "n/a" }, 2: { version: "odd" } }),
    whole(120, { 1: { version: "7.1.10184.0" }, 2: { version: "7.1.10292.0" } }),
  ]),
  agent("is older than its original", [whole(0, { 1: { ...old, version: "7.0.9538.0" } })]),
  agent("has the server's number", [whole(0, { 1: { ...old, version: "7.1.10226.0" }, 2: old })]),
  agent("has rollups", [
    whole(0, { 1: { ...old, patchList: "System Center 2012 R2 UR4; UR9 for 2012 SP1" }, 2: { ...old, updateRollup: "6" } }),
    whole(24, { 1: { ...old, patchList: "Update Rollup 7", updateRollup: "UR2" } }),
    whole(48, { 2: { ...old, updateRollup: "none" }, 1: { ...old, patchList: "" } }),
  ]),
  agent("disagrees for a day", [
    whole(0, { 1: old, 2: old }),
    whole(10, { 2: fresh }),
    whole(20, { 1: old }),
    whole(34, { 1: old }),
    whole(40, { 1: fresh }),
  ]),
];

const ends = (hour: number) => ({ ...old, certificateExpires: new Date(at(hour)).toISOString(), directoryIntegrated: true });
const facts: GoldenAgent[] = [
  agent("has a certificate that ends soon, and has ended", [whole(0, { 1: ends(24 * 70) })], { timeline: { now: at(24 * 80) } }),
  agent("has a certificate that was renewed, as one group tells", [
    whole(0, { 1: ends(24 * 10) }),
    whole(24, { 2: { ...ends(24 * 900), directoryIntegrated: false } }),
    whole(48, { 1: { ...old, certificateExpires: null, directoryIntegrated: null } }),
  ]),
  agent("has a certificate of which two groups of one export tell otherwise", [whole(0, { 1: ends(24 * 10), 2: ends(24 * 900) })]),
  agent("has a certificate with a date that reads two ways", [whole(0, { 1: { ...old, certificateExpires: "03/04/2014" } })]),
  agent("never reports", [
    whole(0, { 1: fresh, 2: { ...fresh, health: "notMonitored", available: false } }),
    whole(20, { 2: { ...fresh, health: "notMonitored" } }),
    part(21, { 2: { ...fresh, health: "notMonitored" } }),
  ]),
  agent("is grey", [
    whole(0, { 1: { ...fresh, available: false }, 2: { ...fresh, available: false } }),
    whole(24, { 1: { ...fresh, available: true }, 2: fresh }),
  ]),
  agent("is grey in an original that it may leave", [whole(0, { 1: { ...fresh, available: false }, 2: fresh })], {
    decisions: { cutOverAccepted: true },
  }),
  agent("is in maintenance for too long", [whole(0, { 1: fresh, 2: { ...fresh, available: false, inMaintenance: true } })], {
    timeline: { now: at(400) },
  }),
  agent(
    "was available long ago and is again",
    [
      whole(0, { 1: { ...fresh, available: true, inMaintenance: false } }),
      whole(200, { 1: { ...fresh, available: true, inMaintenance: false } }),
    ],
    { timeline: { now: at(300) } },
  ),
  agent("is critical in the new group only", [
    whole(0, { 1: { ...fresh, proxying: true }, 2: { ...fresh, health: "critical", proxying: false } }),
    whole(24, { 1: { ...fresh, health: "warning" } }),
  ]),
  agent("is configured and not accepted", [
    whole(0, { 2: null }),
    whole(1, { 1: { ...fresh, mgList: ["old", "NEW", "OTHER"] } }),
    whole(30, { 2: null }),
  ]),
  agent("lingers", [
    whole(0, { 1: { ...fresh, mgList: both }, 2: { ...fresh, mgList: ["NEW"] } }),
    whole(24, { 1: fresh, 2: { ...fresh, mgList: null } }),
  ]),
  agent("lists groups that nobody knows", [whole(0, { 1: { ...old, mgList: ["OTHER"] } })]),
  agent("has too many groups", [whole(0, { 1: { ...old, mgList: ["OLD", "A", "B", "C", "D", "a"] } })]),
  agent("has a system that the new agent does not run on", [
    whole(0, { 1: { ...old, osName: "Microsoft(R) Windows Server(R) 2008 R2 Enterprise" } }),
  ]),
  agent("has a system that it runs on", [
    whole(0, { 1: { ...old, osName: "Windows Server 2008 R2" }, 2: { ...old, osName: "Windows Server 2019 Datacenter" } }),
  ]),
  agent("has a client's system, or none that is known", [
    whole(0, { 1: { ...old, osName: "Windows 10 Pro" } }),
    whole(24, { 1: { ...old, osName: "Plan 9" } }),
    whole(48, { 1: { ...old, osName: "Windows Server 1809" } }),
  ]),
  agent("was installed by hand", [
    whole(0, { 1: { ...old, manuallyInstalled: true } }),
    whole(24, { 2: { ...fresh, manuallyInstalled: true } }),
  ]),
  agent("was pushed to the new group", [whole(0, { 1: { ...old, manuallyInstalled: true }, 2: { ...fresh, manuallyInstalled: false } })]),
  agent("is not heard about, and is again", [
    whole(0, { 1: old, 2: null }),
    part(400, { 1: null }),
    part(410, { 2: fresh }),
    whole(800, { 1: old }),
  ]),
  agent("claims a group and is not heard about", [
    part(0, { 1: { ...fresh, mgList: both } }),
    part(20, { 1: { ...fresh, mgList: both } }),
    part(400, { 1: null }),
  ]),
  agent("is named again before others are exported", [whole(0, { 1: old }), whole(400, { 1: old })]),
  agent("cut over on a build that nobody tells", [whole(0, { 1: old, 2: {} }), whole(24, { 1: null, 2: {} })]),
  agent("cut over on an old build", [whole(0, { 1: old, 2: old }), whole(24, { 1: null, 2: old })]),
  named("is of a workgroup", "standalone", [whole(0, { 1: { version: old.version ?? null } })]),
  named("has a server of its domain", "srv.emea.corp.test", [
    whole(0, { 1: { version: old.version ?? null, primaryServer: "MS1.corp.test" } }),
  ]),
  named("has no server near", "srv.other.test", [whole(0, { 1: { version: old.version ?? null, primaryServer: "ms1.corp.test" } })]),
  named("has no server", "srv3.other.test", [whole(0, { 1: { version: old.version ?? null } })]),
  named("has no server told", "srv2.other.test", [whole(0, { 1: { version: old.version ?? null, primaryServer: "ms1" } })]),
];

const beside = (why: string, name: string, told: GoldenAgent["told"]): GoldenAgent => named(why, name, told, { around: true });
const waitingFor: GoldenAgent[] = [
  beside("waits for an update", "waits.corp.test", [whole(0, { 1: fresh, 2: fresh }), whole(70, { 1: fresh, 2: fresh })]),
  beside("waits for approval, then is listed", "approves.corp.test", [whole(0, { 1: fresh }), whole(10, { 2: fresh })]),
  beside("failed to install", "fails.corp.test", [whole(0, { 1: old }), whole(10, { 2: fresh })]),
  beside("is being installed", "runs.corp.test", [whole(0, { 1: old })]),
  beside("waits for nobody knows what", "blank.corp.test", [whole(0, { 1: old })]),
  beside("waits for something unknown", "odd.corp.test", [whole(0, { 1: old })]),
  beside("is behind a gateway alone", "alone.dmz.test", [whole(0, { 1: { version: "7.1.10184.0", primaryServer: "gw1.dmz.test" } })]),
  beside("is behind a gateway that has another", "behind.dmz.test", [
    whole(0, { 1: { version: "7.1.10184.0", primaryServer: "GW1", failoverServers: "gw1.dmz.test" } }),
    whole(40, { 1: { version: "7.1.10184.0", primaryServer: "gw1.dmz.test", failoverServers: null } }),
  ]),
  {
    ...beside("is behind a gateway of an original that is retired", "alone.dmz.test", [
      whole(0, { 1: { version: "7.1.10184.0", primaryServer: "gw1.dmz.test" }, 2: fresh }),
      whole(48, { 2: fresh }),
    ]),
    retired: 40,
  },
  beside("has nothing beside it", "plain.corp.test", [whole(0, { 1: old })]),
];

/** Agents in which each rule about them shows. */
export const goldenAgents: readonly GoldenAgent[] = [...stages, ...versions, ...facts, ...waitingFor];
