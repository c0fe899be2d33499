import { addDays, weekends } from "@/lib/domain/forecast/calendar";
import { forecast } from "@/lib/domain/forecast/forecast";
import { percentOf } from "@/lib/domain/progress";
import type { CauseCode } from "@/lib/domain/remaining/cause-codes";
import { causes } from "@/lib/domain/remaining/causes";
import { changeSentences } from "@/lib/domain/report/change-words";
import { decisionsFrom } from "@/lib/domain/report/decisions";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { forecastSentences } from "@/lib/domain/report/forecast-words";
import { headline } from "@/lib/domain/report/headline";
import { phaseWords } from "@/lib/domain/report/phase-words";
import type { Stage } from "@/lib/domain/stages";
import type { PhaseId } from "@/lib/domain/tasks/phases";

export type Moment = "nothing" | "beginning" | "middle" | "nearly";
/** `long`: every name has 60 characters. */
export type Shape = { agents: number; moment: Moment; groups?: 2 | 4; long?: boolean };

/** Of all agents, by how far the crossing is. */
const shares: Record<Moment, Record<Stage, number>> = {
  nothing: { waiting: 0, upgraded: 0, joined: 0, dualHomed: 0, cutOver: 0, gone: 0 },
  beginning: { waiting: 0.93, upgraded: 0.01, joined: 0.02, dualHomed: 0.03, cutOver: 0, gone: 0.01 },
  middle: { waiting: 0.451, upgraded: 0.004, joined: 0.012, dualHomed: 0.503, cutOver: 0.02, gone: 0.01 },
  nearly: { waiting: 0.004, upgraded: 0.002, joined: 0.004, dualHomed: 0.81, cutOver: 0.16, gone: 0.02 },
};
const weeks: Record<Moment, number> = { nothing: 0, beginning: 1, middle: 8, nearly: 16 };
const signed: Record<Moment, readonly PhaseId[]> = {
  nothing: [],
  beginning: ["retain"],
  middle: ["retain", "deploy"],
  nearly: ["retain", "deploy"],
};

/** What remains, by cause, in shares of it. */
const remainders: readonly [CauseCode, number][] = [
  ["operatingSystem", 0.02],
  ["pendingFailed", 0.05],
  ["notReporting", 0.09],
  ["leftOriginal", 0.01],
  ["noOwner", 0.13],
  ["notStarted", 0.7],
];

/** A report of an estate in some moment of its crossing, with the words and dates that its numbers lead to. */
export function reportFacts({ agents, moment, groups = 2, long = false }: Shape): ReportFacts {
  const name = (text: string) => (long ? text.padEnd(60, ".corp.contoso.test") : text);
  const today = "2014-04-24";
  const stages = stagesOf(agents, shares[moment]);
  const total = agents === 0 || moment === "nothing" ? 0 : agents - stages.gone;
  const done = Math.max(0, stages.dualHomed + stages.cutOver - Math.ceil(total / 150));
  const toDo = total - done;
  const count = weeks[moment] * 3;
  const targetDate = moment === "nearly" ? "2014-04-30" : "2014-06-13";
  const course = Array.from({ length: count }, (_, i) => {
    const part = count === 1 ? 1 : i / (count - 1);
    const date = addDays(today, -Math.round((count - 1 - i) * 2.4));
    return {
      date,
      scope: total - Math.round((1 - part) * total * 0.01),
      done: Math.round(done * part),
      cutOver: Math.round(stages.cutOver * part * part),
    };
  });
  const told = forecast({ points: course, calendar: weekends, targetDate, today });
  const outlook = { ...told, targetDate, today };
  const silent = Math.min(done, Math.ceil(total / 150));
  const flags: Record<string, number> =
    total === 0
      ? {}
      : {
          leftSource: Math.ceil(total / 1300),
          lostMonitoring: Math.ceil(total / 1500),
          neverReported: silent,
          pushFailed: Math.ceil(toDo / 20),
          manuallyInstalled: 3,
        };
  const split = remainders.map(([value, part]) => ({ value, ...causes[value], agents: Math.floor(toDo * part) }));
  const rest = toDo - split.reduce((sum, one) => sum + one.agents, 0);
  const share = (value: string, inScope: number, part: number) => {
    const ready = Math.min(inScope, Math.round(inScope * part));
    return { value, name: value, inScope, done: ready, notDone: inScope - ready, percentDone: percentOf(ready, inScope) };
  };
  const over = total === 0 ? 0 : done / total;
  const parts = (names: readonly string[]) =>
    names.map((one, i) => share(one, Math.floor(total / names.length), Math.min(1, over * (0.8 + i * 0.05))));
  const servers = Array.from({ length: total < 1000 ? 2 : 11 }, (_, i) =>
    name(`${i % 2 ? "scomms" : "omsp1ms"}0${i + 1}.corp.contoso.test`),
  );
  const counts = { total, done, notReporting: silent, excluded: Math.floor(agents / 700), stages, incomplete: [], flags };
  const migrationGroups = Array.from({ length: groups }, (_, i) => ({
    name: name(["OPS_2012SP1", "OPS_2012R2", "DMZ_2012SP1", "DMZ_2012R2"][i] ?? ""),
    role: i % 2 ? ("target" as const) : ("source" as const),
    release: i % 2 ? "2012 R2" : "2012 SP1",
    agents: i > 1 ? Math.floor(agents / 30) : i ? stages.dualHomed + stages.joined + stages.cutOver : agents - stages.cutOver - stages.gone,
    observedAt: moment === "nothing" ? null : `2014-04-24T0${4 + i}:45:00.000Z`,
    importNumber: moment === "nothing" ? null : 57 + i,
    servers: moment === "nothing" ? 0 : 5 + i,
  }));
  const phases = (["retain", "deploy", "upgrade", "retire"] as const).map((id, i) => {
    const isSigned = signed[moment].includes(id);
    return {
      ...{
        id,
        name: ["Retain", "Deploy", "Upgrade", "Retire"][i] ?? "",
        total: [19, 37, 24, 15][i] ?? 0,
        stale: i === 1 && isSigned ? 1 : 0,
        blocked: 0,
      },
      done: isSigned ? ([19, 36][i] ?? 0) : i === 2 ? Math.round(over * 20) : 0,
      words: phaseWords(id, migrationGroups, counts, "Europe/Berlin", `${today}T06:30:00.000Z`),
      current: id === "upgrade" && moment !== "nothing",
      gate: isSigned ? ("signed" as const) : ("open" as const),
      gateWords: isSigned ? "Signed by Ada Meyer on 28 Feb 2014. Nothing came to light since." : "Open: 12 to do.",
      signedBy: isSigned ? "Ada Meyer" : null,
      signedAt: isSigned ? "2014-02-28T10:00:00.000Z" : null,
      waivers: [],
    };
  });
  const changed = {
    since: moment === "nothing" ? null : "2014-04-17T06:00:00.000Z",
    done: Math.ceil(done / 10),
    counts: { forward: Math.ceil(done / 10) + 2, back: total > 0 ? 1 : 0, other: 0, new: 3, gone: 1 },
  };
  const decisions =
    total === 0
      ? []
      : decisionsFrom({
          ...{ flags, outlook, toDo, incomplete: [], drift: { stops: 0, unexplained: 0 } },
          servers: servers
            .slice(0, total > 1000 ? 1 : 0)
            .map((one) => ({ name: one, knownAs: [one], group: "OPS_2012SP1", agents: 3140, limit: 3000 })),
          tasks: phases,
        });
  const remaining = {
    cause: split.map((one, i) => ({
      ...share(one.value, i === 5 ? one.agents + rest : one.agents, 0),
      name: one.name,
      next: one.next,
      elsewhere: i,
    })),
    domain: parts(["emea.corp.contoso.test", "amer.corp.contoso.test", "apac.corp.contoso.test", "dmz.contoso.test"].map(name)),
    server: parts(servers).map((one) => ({ ...one, group: migrationGroups[0]?.name ?? "" })),
    owner: parts(["File and print", "SQL Server, northern data centre", "Web"].map(name)),
  };
  return {
    migration: { name: name("Contoso global estate"), timeZone: "Europe/Berlin", targetDate, groups: migrationGroups },
    ...{ madeAt: "2014-04-24T06:30:00.000Z", version: "0.1.0", asOf: "2014-04-24T06:00:00.000Z", filterWords: "" },
    headline: headline({
      ...{ counts, outlook, remaining: remaining.cause, part: "", timeZone: "Europe/Berlin", asked: false },
      changes: { ...changed, since: changed.since && "17 Apr 2014" },
      decisions,
      ...{ asOf: "2014-04-24T06:00:00.000Z", madeAt: "2014-04-24T06:30:00.000Z" },
    }),
    progress: { ...counts, percentDone: percentOf(done, total) },
    flagged: { critical: total === 0 ? 0 : Math.ceil(total / 650), warning: Math.ceil(total / 90) },
    phases,
    course,
    forecast: { ...told, today, words: forecastSentences(outlook).join(" ") },
    remaining,
    drift: null,
    decisions,
    changes: {
      ...changed,
      sinceWords: changed.since ? "Since report #3, 17 Apr 2014" : "This is the first day with imports.",
      sentences: changed.since ? changeSentences(changed.counts, changed.done).map(({ words }) => words) : [],
    },
    imports: course.map((one, i) => ({
      number: i + 1,
      at: `${one.date}T06:00:00.000Z`,
      groups: migrationGroups.map((group) => group.name),
    })),
  };
}

/** Whole agents of each stage; what rounding leaves waits. */
function stagesOf(agents: number, parts: Record<Stage, number>): Record<Stage, number> {
  const of = (stage: Stage) => (parts[stage] === 0 ? 0 : Math.max(1, Math.floor(agents * parts[stage])));
  const stages = {
    waiting: 0,
    upgraded: of("upgraded"),
    joined: of("joined"),
    dualHomed: of("dualHomed"),
    cutOver: of("cutOver"),
    gone: of("gone"),
  };
  const moved = Object.values(stages).reduce((sum, one) => sum + one, 0);
  return { ...stages, waiting: parts.waiting === 0 ? 0 : Math.max(0, agents - moved) };
}
