import { type NamedBuilds, readBuild } from "./builds";
import { certificateEnd, certificateReason } from "./certificates";
import type { ComponentFacts } from "./component-facts";
import type { ComponentKind } from "./components";
import { failoverOf } from "./failover";
import type { Severity } from "./stages";
import { count } from "./words/numbers";

/** Every flag of a component with its severity, the words on screen and how to clear it. */
export const componentFlagKinds = {
  lost: {
    severity: "critical",
    name: "Not listed any more",
    clear: "Find out who removed it. If that was planned, note it there.",
  },
  overLimit: { severity: "critical", name: "Over the limit of agents", clear: "Move agents to another server." },
  certificateEnds: {
    severity: "warning",
    name: "Certificate ends or ended",
    clear: "Get a new certificate, load it with MOMCertImport and restart the service; then export again.",
  },
  noFailover: {
    severity: "warning",
    name: "No failover server",
    clear: "Give the gateway a failover server with Set-SCOMParentManagementServer, then export again.",
  },
  unknownBuild: {
    severity: "warning",
    name: "Build not in the catalogue",
    clear: "Check the version in the export; name the build in the catalogue when it is genuine.",
  },
} as const satisfies Record<string, { severity: Severity; name: string; clear: string }>;
export type ComponentFlagCode = keyof typeof componentFlagKinds;
export const componentFlagCodes = Object.keys(componentFlagKinds) as ComponentFlagCode[];
export type ComponentFlag = { code: ComponentFlagCode; severity: Severity; reason: string };

type Flagged = {
  kind: ComponentKind;
  group: string;
  /** Null where no export ever listed it. */
  observed: { listed: boolean; facts: ComponentFacts } | null;
  agents: number | null;
  limit: number | null;
  namedBuilds: NamedBuilds;
  /** Milliseconds. */
  now: number;
};

/**
 * Flags that the facts prove, critical first. A gateway does not fail over by itself, direct agents do; an export without a
 * column of failover servers says nothing about it. Source: Set-SCOMParentManagementServer and its help.
 */
export function componentFlags({ kind, group, observed, agents, limit, namedBuilds, now }: Flagged): ComponentFlag[] {
  const raised = new Map<ComponentFlagCode, string>();
  let severe: ComponentFlagCode | null = null;
  if (observed && !observed.listed) raised.set("lost", `The latest whole export of ${group} leaves it out.`);
  if (agents !== null && limit !== null && agents > limit)
    raised.set("overLimit", `${count(agents - limit)} more than the ${count(limit)} agents it may carry.`);
  if (observed?.listed) {
    const build = readBuild(observed.facts.version, namedBuilds);
    if (build?.unknown)
      raised.set("unknownBuild", `${build.text} is not in the catalogue${build.release ? `; its series is ${build.release}` : ""}.`);
    const ending = certificateReason(certificateEnd(observed.facts.certificateExpires), now);
    if (ending !== null) {
      raised.set("certificateEnds", ending);
      // Nothing else vouches for a gateway, and without it nobody behind it is heard.
      if (kind === "gateway") severe = "certificateEnds";
    }
    if (kind === "gateway" && failoverOf(observed.facts)?.length === 0)
      raised.set("noFailover", `${group} names no failover server for it.`);
  }
  return componentFlagCodes.flatMap((code) => {
    const reason = raised.get(code);
    return reason === undefined ? [] : [{ code, severity: code === severe ? "critical" : componentFlagKinds[code].severity, reason }];
  });
}

const day = 24 * 3600_000;

/** The instant at which certificates of servers are looked at: by the day in UTC, so that what is worked out of them holds until the next. */
export const judgedAt = (now: Date): number => Math.floor(now.getTime() / day) * day;
