import { isOld } from "../old-facts";
import { silentWords } from "../silent-words";
import { ago, calendarDay } from "../words/moments";
import { count, counted } from "../words/numbers";
import type { Decision } from "./decisions";
import type { Changes, ReportCounts } from "./facts";
import { basisSentences } from "./forecast-words";
import { leadSentence } from "./in-a-sentence";
import { leftWords } from "./left-words";
import type { Outlook } from "./outlook";
import { stuckWords } from "./stuck-words";

type Facts = {
  counts: ReportCounts;
  outlook: Outlook;
  changes: Changes;
  /** What is to do, by cause; not told where it was not counted. */
  remaining?: readonly { value: string | null; inScope: number; elsewhere?: number | null | undefined }[];
  /** Whether owners are kept at all: where nobody has one, none is waited for. */
  ownersKept?: boolean;
  /** What needs a decision, the worst first. */
  decisions: readonly Pick<Decision, "severity" | "title">[];
  /** The part of the migration in words; empty for all of it. */
  part: string;
  timeZone: string;
  asOf: string;
  madeAt: string;
  /** Whether a past moment was asked for. */
  asked: boolean;
};

/** The report in sentences: how far and when it ends, what waits for somebody, what is wrong, what that rests on. Made of the numbers alone. */
export function headline(facts: Facts): string[] {
  const { counts, outlook, decisions } = facts;
  const known = counts.total + counts.excluded + counts.stages.gone;
  if (known === 0) return nothing(facts);
  if (counts.total === 0) return [`No agent is in scope: ${apart(counts)}.`];
  const stuck = stuckWords(facts.remaining ?? [], { ownersKept: facts.ownersKept ?? true, notReporting: counts.notReporting });
  return [
    leadSentence(counts, outlook),
    ...waiting(decisions),
    ...left(counts),
    ...(stuck.length > 0 ? stuck : silent(counts)),
    ...besideShare(counts, facts.timeZone),
    ...incomplete(counts),
    ...fallingBack(facts.changes),
    ...basisSentences(outlook),
    ...age(facts),
  ];
}

/** How much waits for somebody, and of a single thing what. */
function waiting(decisions: Facts["decisions"]): string[] {
  const [first] = decisions;
  if (!first) return [];
  if (decisions.length === 1) return [`One thing needs a decision: ${first.title}.`];
  const critical = decisions.filter(({ severity }) => severity === "critical").length;
  const worst = critical > 0 ? `, ${count(critical)} of them critical` : "";
  return [`${counted(decisions.length, "thing")} need a decision${worst}.`];
}

function nothing({ part, asked, asOf }: Facts): string[] {
  if (part) return ["No agent is in this part of the migration."];
  if (asked) return [`Nothing was observed by ${calendarDay(asOf.slice(0, 10))}.`];
  return ["Nothing has been imported yet.", "The report begins with the first export of agents."];
}

function apart({ excluded, stages }: ReportCounts): string {
  const parts = [excluded > 0 && `${count(excluded)} excluded`, stages.gone > 0 && `${count(stages.gone)} gone`].filter(
    (one) => one !== false,
  );
  return parts.join(", ");
}

/** Where other words tell of silent ones, these would say the same again. */
function silent({ notReporting }: ReportCounts): string[] {
  return notReporting > 0 ? [`${count(notReporting)} more ${notReporting === 1 ? "is" : "are"} across, but not reporting.`] : [];
}

/** A crossing that nobody accepted. */
function left({ flags, total }: ReportCounts): string[] {
  const words = leftWords(flags?.leftSource ?? 0, total);
  return words === "" ? [] : [`${words}.`];
}

/** What the share does not tell. */
function besideShare({ flags, silent: groups = [] }: ReportCounts, timeZone: string): string[] {
  const [fresh, silent, lost] = [flags?.newOnly ?? 0, flags?.notHeardAbout ?? 0, flags?.lostMonitoring ?? 0];
  const told = [
    fresh > 0 && `${count(fresh)} of those in scope ${fresh === 1 ? "was" : "were"} never in an original`,
    silent > 0 && `${count(silent)} ${silent === 1 ? "has" : "have"} not been heard about lately`,
    lost > 0 && `${counted(lost, "agent")} lost monitoring: no management group lists ${lost === 1 ? "it" : "them"} any more`,
  ].filter((one) => one !== false);
  const why = silent > 0 && groups.length > 0 ? [silentWords(groups, timeZone)] : [];
  return told.length ? [`${told.join("; ")}.`, ...why] : [];
}

function incomplete({ incomplete }: ReportCounts): string[] {
  if (incomplete.length === 0) return [];
  return [`No whole export of ${incomplete.join(" and ")} has been imported yet, so agents that are cut over do not count as done.`];
}

function fallingBack({ since, counts, done }: Changes): string[] {
  if (!since || (counts.back === 0 && done >= 0)) return [];
  if (counts.back > counts.forward)
    return [`More agents went back than on since ${since}: ${count(counts.back)} back, ${count(counts.forward)} on.`];
  if (done < 0) return [`${counted(-done, "agent")} fewer ${done === -1 ? "is" : "are"} done than on ${since}.`];
  return [`${counted(counts.back, "agent")} went back a stage since ${since}.`];
}

/** Old facts say so, where nobody asked for the past. */
function age({ asked, asOf, madeAt }: Facts): string[] {
  if (asked || !isOld(asOf, madeAt)) return [];
  return [`The latest export was captured ${ago(asOf, madeAt)}; everything here is as it was then.`];
}
