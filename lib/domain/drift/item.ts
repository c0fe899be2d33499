import type { FieldChange } from "../fact-changes";
import { count, counted } from "../words/numbers";
import type { Between } from "./facts";

/** How much a difference weighs, the heaviest first. The first two keep the gate of Retain shut. */
export const driftSeverities = ["stops", "unexplained", "explained", "information"] as const;
export type DriftSeverity = (typeof driftSeverities)[number];

export const driftNames: Record<DriftSeverity, string> = {
  stops: "Stops",
  unexplained: "Needs a reason",
  explained: "Explained",
  information: "Information",
};

export const driftKinds = ["managementGroup", "managementServer", "gateway", "agentsOfServer", "agentsOfDomain", "agent"] as const;
export type DriftKind = (typeof driftKinds)[number];

export const driftChanges = ["lost", "added", "changed"] as const;
export type DriftChange = (typeof driftChanges)[number];

/** What explains a difference. `upgrade`, `rollup` and `serverMove` are information: nothing has to be said of them. */
export const driftRules = [
  "exclusion",
  "cutOver",
  "retire",
  "plannedChange",
  "betweenOriginals",
  "churn",
  "written",
  "upgrade",
  "rollup",
  "serverMove",
] as const;
export type DriftRule = (typeof driftRules)[number];

export type DriftField = "version" | "release" | "rollup" | "primaryServer" | "agents";
export type DriftFields = FieldChange<DriftField>[];

/** A reason that a person wrote for one difference, as it was then. */
export type WrittenReason = { item: string; fingerprint: string; reason: string; by: string; at: string };

/** One difference between the baseline and the present facts. */
export type DriftItem = {
  /** The same for the same difference of the same thing. */
  id: string;
  /** Of what exactly is different: a written reason holds for this alone. */
  fingerprint: string;
  kind: DriftKind;
  subject: string;
  group: string;
  change: DriftChange;
  fields: DriftFields;
  severity: DriftSeverity;
  rule: DriftRule | null;
  /** What explains it; null while nothing does. */
  reason: string | null;
  /** What is seen, and where it weighs what can be done. */
  says: string;
  span: Between;
  server: string | null;
  domain: string | null;
  written: Pick<WrittenReason, "by" | "at"> | null;
  /** The announced change that explains it. */
  plan: string | null;
};

type Made = Pick<DriftItem, "kind" | "subject" | "group" | "change" | "says"> & { key: number } & Partial<
    Pick<DriftItem, "fields" | "severity" | "rule" | "reason" | "span" | "server" | "domain">
  >;

const unknownSpan: Between = { after: null, by: null };

/** A difference; unexplained unless said otherwise. `key` is the number of its management group, whose name may change. */
export function driftItem({ key, ...made }: Made): DriftItem {
  const { kind, subject, change, fields = [], span = unknownSpan } = made;
  return {
    server: null,
    domain: null,
    severity: "unexplained",
    rule: null,
    reason: null,
    written: null,
    plan: null,
    ...made,
    fields,
    span,
    id: `${kind} ${change} ${key} ${subject}`,
    fingerprint: JSON.stringify([fields, span.by]),
  };
}

type Named = { kind: DriftKind; subject: string; fields: readonly { field: string; from: string | null; to: string | null }[] };

/** What is different: a server or an agent by its name, but "3 of 33 agents of omsp1ms01", which stands and has lost some. */
export function driftSubject({ kind, subject, fields }: Named): string {
  const agents = fields.find(({ field }) => field === "agents");
  if ((kind !== "agentsOfServer" && kind !== "agentsOfDomain") || !agents) return subject;
  const before = Number(agents.from);
  return `${count(before - Number(agents.to))} of ${counted(before, "agent")} of ${subject}`;
}

/** The same difference, explained by a rule. */
export function explainedBy(item: DriftItem, rule: DriftRule, reason: string): DriftItem {
  return { ...item, severity: "explained", rule, reason };
}
