import { type PhaseId, phaseNames } from "../tasks/phases";
import { count, counted } from "../words/numbers";
import { type GateItem, type ItemKind, itemKinds, labelOf } from "./items";

/** `contradicted` is signed: what came to light since is shown and undoes nothing. */
export const gateStates = ["open", "ready", "signed", "contradicted"] as const;
export type GateState = (typeof gateStates)[number];

export const gateNames: Record<GateState, string> = {
  open: "Open",
  ready: "Ready to sign",
  signed: "Signed",
  contradicted: "Contradicted",
};

export const gateName = (phase: PhaseId): string => `${phaseNames[phase]} gate`;

export function gateState(signed: boolean, items: readonly GateItem[], since: readonly GateItem[]): GateState {
  if (signed) return since.length > 0 ? "contradicted" : "signed";
  return items.length > 0 ? "open" : "ready";
}

const asks: Record<ItemKind, (items: number) => string> = {
  drift: (items) => `${counted(items, "change")} of the original unexplained`,
  stale: (items) => `${counted(items, "tick")} that exports contradict`,
  failing: (items) => `${count(items)} that exports say ${items === 1 ? "is" : "are"} not done`,
  blocked: (items) => `${count(items)} blocked`,
  open: (items) => `${count(items)} to do`,
};

/** What a lead let pass when the gate was signed, and why. */
export type Waiver = Pick<GateItem, "key" | "title" | "subject"> & { reason: string };

/** "Signed with 2 waived": how a gate stands, in a few words. */
export function gateShort(state: GateState, waived: number): string {
  return waived > 0 && (state === "signed" || state === "contradicted")
    ? `${gateNames[state]} with ${count(waived)} waived`
    : gateNames[state];
}

/** "Signed with 3 waived: DEP-12 and DEP-13, “no gateway there”; DEP-20, “after the freeze”." */
export function waivedWords(waivers: readonly Waiver[]): string {
  const reasons = [...new Set(waivers.map(({ reason }) => reason))];
  const told = reasons.map(
    (reason) => `${few(waivers.filter((one) => one.reason === reason).map(labelOf))}, “${reason.replace(/\.$/, "")}”`,
  );
  return `Signed with ${count(waivers.length)} waived: ${told.join("; ")}.`;
}

/** At the most four names, and how many more there are. */
const few = (names: readonly string[]): string =>
  listed(names.length > 4 ? [...names.slice(0, 3), `${count(names.length - 3)} more`] : names);

/** One paragraph why the gate stands as it does; who signed and when is said by whoever shows it. */
export function gateWords(
  state: GateState,
  items: readonly GateItem[],
  since: readonly GateItem[],
  waivers: readonly Waiver[] = [],
): string {
  if (state === "ready") return "Everything is done and no export disagrees. A lead can sign.";
  const waived = waivers.length > 0 ? ` ${waivedWords(waivers)}` : "";
  if (state === "signed") return `Nothing speaks against it since.${waived}`;
  if (state === "contradicted") return `Since then ${sinceWords(since)}. The signature stands.${waived}`;
  const never = items.filter(({ waivable }) => !waivable).length;
  const parts = itemKinds.flatMap((kind) => {
    const found = items.filter((item) => item.kind === kind).length;
    return found > 0 ? [asks[kind](found)] : [];
  });
  const rest =
    never > 0
      ? `${never === 1 ? "One of them" : `${count(never)} of them`} cannot be waived.`
      : "Each has to be done, or waived with a reason.";
  return `Still open: ${listed(parts)}. ${rest}`;
}

/** "import #41 disagrees on DEP-12 and DEP-13; DEP-20 is open". */
export function sinceWords(since: readonly GateItem[]): string {
  const byImport = new Map<string, string[]>();
  for (const item of since.toSorted((a, b) => itemKinds.indexOf(a.kind) - itemKinds.indexOf(b.kind))) {
    const words = sinceKind(item);
    const name = item.key ?? item.title;
    const names = byImport.get(words) ?? [];
    if (!names.includes(name)) byImport.set(words, [...names, name]);
  }
  return [...byImport].map(([words, names]) => `${words} ${few(names)}`).join("; ");
}

function sinceKind({ kind, importNumber }: GateItem): string {
  if (kind === "drift") return "the original changed:";
  if (kind === "stale") return importNumber === null ? "exports disagree on" : `import #${importNumber} disagrees on`;
  return kind === "failing" ? "exports say not yet for" : "still or again to do:";
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
