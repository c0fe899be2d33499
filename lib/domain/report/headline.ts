import { isOld } from "../old-facts";
import { silentWords } from "../silent-words";
import { ago, calendarDay } from "../words/moments";
import { count, counted } from "../words/numbers";
import type { Changes, ReportCounts } from "./facts";
import { forecastSentences } from "./forecast-words";
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
  /** How many things need a decision, and the first of them. */
  decisions: { count: number; first: string | null };
  /** The part of the migration in words; empty for all of it. */
  part: string;
  timeZone: string;
  asOf: string;
  madeAt: string;
  /** Whether a past moment was asked for. */
  asked: boolean;
};

/** The report in sentences: how far, when it ends, what is wrong, what waits for somebody. Made of the numbers alone. */
export function headline(facts: Facts): string[] {
  const { counts, outlook, decisions } = facts;
  const known = counts.total + counts.excluded + counts.stages.gone;
  if (known === 0) return nothing(facts);
  if (counts.total === 0) return [`No agent is in scope: ${apart(counts)}.`];
  return [
    ...left(counts),
    share(counts, outlook),
    ...besideShare(counts, facts.timeZone),
    ...incomplete(counts),
    ...fallingBack(facts.changes),
    ...forecastSentences(outlook),
    ...stuckWords(facts.remaining ?? [], { ownersKept: facts.ownersKept ?? true, notReporting: counts.notReporting }),
    ...age(facts),
    ...(decisions.count === 0
      ? []
      : [
          decisions.count === 1 && decisions.first
            ? `One thing needs a decision: ${decisions.first}.`
            : `${counted(decisions.count, "thing")} need a decision.`,
        ]),
  ];
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

/** Fractions that people say, nearest first where several would do. */
const said: [part: number, all: number, words: string][] = [
  [1, 2, "half"],
  [1, 3, "a third"],
  [2, 3, "two thirds"],
  [1, 4, "a quarter"],
  [3, 4, "three quarters"],
  [1, 5, "one in five"],
  [2, 5, "two in five"],
  [3, 5, "three in five"],
  [4, 5, "four in five"],
  [1, 10, "one in ten"],
  [9, 10, "nine in ten"],
];

function share({ done, total, notReporting }: ReportCounts, { finishedOn }: Outlook): string {
  const silent = notReporting > 0 ? `; ${count(notReporting)} more ${notReporting === 1 ? "is" : "are"} across, but not reporting` : "";
  if (done === total)
    return `${total === 1 ? "The one agent" : `All ${count(total)} agents`} in scope ${total === 1 ? "is" : "are"} done for the parallel run${
      finishedOn ? `, since ${calendarDay(finishedOn)}` : ""
    }.`;
  const numbers = `${count(done)} of ${counted(total, "agent")} in scope ${done === 1 ? "is" : "are"} done for the parallel run`;
  const nearest = said.find(([part, all]) => Math.abs(done / total - part / all) <= 0.005);
  if (!nearest || total < 20) return `${numbers}${silent}.`;
  const [part, all, words] = nearest;
  const exact = done * all === total * part;
  return `${numbers}, ${exact ? "" : "about "}${words}${silent}.`;
}

/** A crossing that nobody accepted is said before anything else. */
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
    lost > 0 && `${counted(lost, "agent")} went without a word`,
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
