import { daysFrom } from "../forecast/calendar";
import { idle } from "../forecast/pace";
import { calendarDay } from "../words/moments";
import { count, counted } from "../words/numbers";
import type { Decision } from "./decisions";
import { span } from "./forecast-words";
import type { Outlook } from "./outlook";

/** A piece of a sentence: what decides stands out; `rows` are what to ask lists of agents for, `path` another page of the migration. */
export type Piece = { words: string; strong: boolean; rows: Decision["rows"]; path: string | null };

type Facts = {
  counts: { total: number; done: number; excluded: number; stages: { gone: number } };
  outlook: Outlook;
  decisions: readonly Decision[];
};

/** Where the migration stands, when it ends, and what waits for somebody: one sentence for the top of a screen. The report says the same at length. */
export function inASentence({ counts, outlook, decisions }: Facts): Piece[] {
  if (counts.total === 0) {
    const known = counts.excluded + counts.stages.gone > 0;
    return [plain(known ? "No agent is in scope." : "Nothing has been observed yet.")];
  }
  const causes = causesOf(decisions);
  return [...how(counts, outlook), ...when(outlook), ...(causes.length > 0 ? [plain("; "), ...causes] : []), plain(".")];
}

/** The same for the top of a report: with its numbers, and without what waits, which is told there by itself. */
export function leadSentence(counts: Facts["counts"], outlook: Outlook): string {
  return [...howMany(counts, outlook), ...when(outlook)]
    .map(({ words }) => words)
    .join("")
    .concat(".");
}

const plain = (words: string): Piece => ({ words, strong: false, rows: null, path: null });
const strong = (words: string): Piece => ({ ...plain(words), strong: true });

const parts: [share: number, words: string][] = [
  [1 / 4, "a quarter"],
  [1 / 3, "a third"],
  [1 / 2, "half"],
  [2 / 3, "two thirds"],
  [3 / 4, "three quarters"],
];
/** How far from such a part a share may lie and still be named by it, and of how many agents. */
const [near, many] = [0.03, 20];

function how(counts: Facts["counts"], outlook: Outlook): Piece[] {
  const { done, total } = counts;
  const [part, words] = parts.find(([one]) => Math.abs(done / total - one) <= near) ?? [];
  if (done === total || part === undefined || words === undefined || total < many) return howMany(counts, outlook);
  const side = done / total === part ? "" : done / total > part ? "just over " : "nearly ";
  return [strong(`${capital(side + words)} of the agents are done`)];
}

function howMany({ done, total }: Facts["counts"], { finishedOn }: Outlook): Piece[] {
  if (done < total) return [strong(`${count(done)} of ${counted(total, "agent")} ${done === 1 || total === 1 ? "is" : "are"} done`)];
  const all = total === 1 ? "The one agent in scope is done" : `All ${count(total)} agents in scope are done`;
  return [strong(all), ...(finishedOn ? [plain(` since ${calendarDay(finishedOn)}`)] : [])];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function when(outlook: Outlook): Piece[] {
  const { state, likely, safe, targetDate, finishedOn, today, idleDays, verdict } = outlook;
  const short = (from: string, to: string) => {
    const words = span(from, to);
    return [from, to].every((date) => date.slice(0, 4) === today.slice(0, 4)) ? words.replaceAll(/ \d{4}/g, "") : words;
  };
  const target = targetDate && `the target of ${short(targetDate, targetDate)}`;
  if (state === "finished") {
    if (!finishedOn || !targetDate) return [];
    const past = daysFrom(targetDate, finishedOn);
    return [plain(past === 0 ? `, on ${target}` : `, ${counted(Math.abs(past), "day")} ${past < 0 ? "before" : "after"} ${target}`)];
  }
  if (state === "notEnough") return [plain("; it is too early to say when the rest will be")];
  if (state === "standing" || !likely) {
    const stands = idleDays !== null && idleDays >= idle;
    return [
      plain("; "),
      strong(stands ? `nothing moved for ${counted(idleDays, "working day")}` : "at this pace it does not end within two years"),
      ...(target && targetDate && targetDate <= today ? [plain(", and "), strong(`${target} has passed`)] : []),
    ];
  }
  const ends = safe === likely ? "on" : safe ? "between" : "from";
  const date = strong(safe ? short(likely, safe).replace(" to ", " and ") : short(likely, likely));
  const said = [plain(`; at this pace the rest is done ${ends} `), date];
  if (!target || !targetDate) return said;
  if (verdict === "onTime") return [...said, plain(safe === targetDate ? `, on ${target}` : `, before ${target}`)];
  if (verdict === "tight") return [...said, plain(`: ${target} is likely, but not safe`)];
  return [...said, plain(", "), strong(`likely ${counted(daysFrom(targetDate, likely), "day")} after`), plain(` ${target}`)];
}

const most = 2;
/** What decisions are about, as the subject of a sentence. */
const subjects: Partial<Record<string, (count: number) => string>> = {
  leftSource: (agents) => `${counted(agents, "agent")} that left the original`,
  grey: (agents) => `${counted(agents, "agent")} not heard from`,
  returned: (agents) => `${counted(agents, "agent")} that went back a stage`,
  pendingFailed: (agents) => `${counted(agents, "agent")} whose installation failed`,
  lostMonitoring: (agents) => `${counted(agents, "agent")} that lost monitoring`,
  driftStops: (changes) => `${counted(changes, "change")} of the original`,
  driftUnexplained: (changes) => `${counted(changes, "unexplained change")} of the original`,
  staleTicks: (ticks) => counted(ticks, "contradicted tick"),
  gateContradicted: () => "a contradicted gate",
  gateReady: () => "a gate that is ready to sign",
};

/** The first of what waits for a decision, each opening what it is about. */
function causesOf(decisions: readonly Decision[]): Piece[] {
  const told = decisions
    .flatMap((one) => {
      const words = subjects[one.code]?.(one.count);
      return words ? [{ one, words }] : [];
    })
    .slice(0, most);
  if (told.length === 0) return [];
  const pieces = told.flatMap(({ one, words }, i) => [
    ...(i > 0 ? [plain(" and ")] : []),
    { words, strong: false, rows: one.rows, path: one.path },
  ]);
  const single = told.length === 1 && (told[0]?.one.count === 1 || /^a /.test(told[0]?.words ?? ""));
  return [...pieces, plain(single ? " needs a decision" : " need a decision")];
}
