import { daysFrom } from "../forecast/calendar";
import { calendarDay } from "../words/moments";
import { count } from "../words/numbers";
import { axisNumber, axisTicks } from "./axis";
import { type Drawing, line, type Mark, tenth, text } from "./drawing";
import { axisDates, crosses, placeBeside, wideOf } from "./labels";

type Point = { date: string; scope: number; done: number; cutOver: number };
type Facts = {
  course: readonly Point[];
  forecast: { likely: string | null; safe: string | null; today: string };
  targetDate: string | null;
  /** A day that is looked at, of those with imports. */
  cursor?: string | null;
};

const edge = { left: 30, top: 30, bottom: 20 };
/** Right of the last date; `words` also has room for what is said of two dates that stand too close to each other. */
const margin = { plain: 8, words: 88 };
const monthDay = (date: string) => calendarDay(date).split(" ").slice(0, 2).join(" ");

/** Done against scope at each day of import, and where it leads to. Never drawn beyond the last import but as a forecast. */
export function burnUpDrawing(facts: Facts, width: number, height: number): Drawing {
  return (
    drawn(facts, width, height, "plain") ?? drawn(facts, width, height, "words") ?? { width, height, words: "No import yet.", marks: [] }
  );
}

/** Null where the words of a date ahead find no place that no line runs through; right of the last date they always do. */
function drawn(
  { course, forecast: { likely, safe, today }, targetDate, cursor = null }: Facts,
  width: number,
  height: number,
  room: keyof typeof margin,
): Drawing | null {
  const first = course[0];
  const last = course.at(-1);
  if (!first || !last) return null;
  const right = width - margin[room];
  const begin = first.date;
  const until = [last.date, likely, safe, targetDate].reduce<string>((latest, one) => (one && one > latest ? one : latest), last.date);
  const days = Math.max(1, daysFrom(first.date, until));
  const ticks = axisTicks(Math.max(...course.map(({ scope }) => scope), 1));
  const top = ticks.at(-1) || 1;
  const plot = { width: right - edge.left, bottom: height - edge.bottom };
  const x = (date: string) => edge.left + (daysFrom(first.date, date) / days) * plot.width;
  const y = (agents: number) => plot.bottom - (agents / top) * (plot.bottom - edge.top);
  const path = (points: readonly (readonly [number, number])[]) => `M${points.map(([a, b]) => `${tenth(a)} ${tenth(b)}`).join("L")}`;
  const over = (of: (point: Point) => number) => course.map((point) => [x(point.date), y(of(point))] as const);
  const area = (of: (point: Point) => number) => `${path([...over(of), [x(last.date), y(0)], [x(first.date), y(0)]])}Z`;
  const steps = course.flatMap((point, i) => [
    ...(i > 0 ? [[x(point.date), y(course[i - 1]?.scope ?? 0)] as const] : []),
    [x(point.date), y(point.scope)] as const,
  ]);
  const from = [x(last.date), y(last.done)] as const;
  const end = y(last.scope);
  const cut = last.cutOver > 0;
  /** A date of the future, with its year where that is not the one the report is of. */
  const dated = (date: string) => (date.slice(0, 4) === today.slice(0, 4) ? monthDay(date) : calendarDay(date));
  const dropped = [targetDate, likely, safe].flatMap((date) => (date && date >= begin ? [x(date)] : []));
  const borders = [...dropped, from[0], width + 2];
  const done = { words: `${count(last.done)} done`, size: 10.5, ink: "dual-text", bold: true } as const;
  const scope = { words: "In scope", size: 9.5, ink: "ink2" } as const;
  const cutOver = { words: `${count(last.cutOver)} cut over`, size: 9.5, ink: "new-text", bold: true } as const;
  const cutOverAt = besideLast(wideOf([cutOver]));
  const doneAt = placeOfDone();
  const ahead: Ahead[] = [
    ...(safe && safe !== likely ? [{ date: safe, name: "Safe", dash: [1, 2.5] as [number, number], row: 1 }] : []),
    ...(likely ? [{ date: likely, name: "Likely", dash: [4, 2.5] as [number, number], row: 0 }] : []),
  ];
  if (room === "plain" && ahead.some((one) => placeOf(one) === null)) return null;
  const marks: Mark[] = [
    ...ticks.flatMap((tick): Mark[] => [
      line(edge.left, y(tick), right, y(tick), "line"),
      text(edge.left - 6, y(tick) + 3.5, "end", [{ words: axisNumber(tick), size: 9.5, ink: "ink3" }]),
    ]),
    ...axisDates(first.date, until, x, width).map(({ date, anchor, words }) =>
      text(x(date), plot.bottom + 14, anchor, [{ words, size: 9.5, ink: "ink3" }]),
    ),
    ...(likely && safe && safe > likely
      ? [{ kind: "path", d: `${path([from, [x(likely), end], [x(safe), end]])}Z`, fill: "dual", opacity: 0.13 } satisfies Mark]
      : []),
    { kind: "path", d: area(({ done }) => done), fill: "dual", opacity: 0.16 },
    { kind: "path", d: path(over(({ done }) => done)), stroke: "dual", width: 2 },
    ...(cut
      ? [
          { kind: "path", d: area(({ cutOver }) => cutOver), fill: "new", opacity: 0.3 } satisfies Mark,
          { kind: "path", d: path(over(({ cutOver }) => cutOver)), stroke: "new", width: 1.5 } satisfies Mark,
        ]
      : []),
    { kind: "path", d: path(steps), stroke: "ink2", width: 1.25 },
    ...(until > last.date ? [line(x(last.date), end, x(until), end, "ink3", { dash: [1, 3] })] : []),
    ...target(),
    ...ahead.flatMap(future),
    ...(cursor && cursor >= begin && cursor <= until ? [line(x(cursor), edge.top - 6, x(cursor), plot.bottom, "ink", { width: 1 })] : []),
    { kind: "circle", x: tenth(from[0]), y: tenth(from[1]), r: 3.25, fill: "dual", stroke: "surface", width: 1.5 },
    text(doneAt.at, doneAt.base, doneAt.anchor, [done], true),
    scopeLabel(y(first.scope) - 5),
    ...(cut ? [text(cutOverAt.at, Math.min(plot.bottom - 3, y(last.cutOver / 2) + 3), cutOverAt.anchor, [cutOver], true)] : []),
  ];
  return { width, height, words: wordsOf({ first, last, likely, safe, targetDate }), marks };

  /** Right of the last import, else left of it, else left of the line that stands there. */
  function besideLast(wide: number): { at: number; anchor: "start" | "end" } {
    const at = from[0];
    if (!crosses(at + 6, at + 6 + wide, borders)) return { at: at + 6, anchor: "start" };
    const near = dropped.filter((border) => border > at - 8 - wide && border <= at);
    return { at: (near.length > 0 ? Math.min(...near) : at) - 6, anchor: "end" };
  }

  /**
   * Left of the last import, and above the scope where its line would run through the words; left of a line that stands there; where the
   * imports so far take less room than the words, right of the last and below what leads on from it.
   */
  function placeOfDone(): { at: number; base: number; anchor: "start" | "end"; left: number; right: number } {
    const wide = wideOf([done]);
    const near = dropped.filter((border) => border > from[0] - 8 - wide && border <= from[0]);
    const right = (near.length > 0 ? Math.min(...near) : from[0]) - 6;
    if (right - wide < edge.left) {
      const at = from[0] + 8;
      const low = from[1] + 14 < plot.bottom - 2;
      return { at, base: low ? from[1] + 14 : from[1] - 7, anchor: "start", left: at, right: at + wide };
    }
    const reach = right - wide - 4;
    const beside = steps.filter(([at]) => at >= reach).map(([, level]) => level);
    const before = steps.findLast(([at]) => at < reach)?.[1] ?? end;
    const levels = [...beside, before, end];
    const runsThrough = levels.some((level) => level > from[1] - 18 && level < from[1] - 4);
    const base = runsThrough ? Math.min(...levels) - 5 : from[1] - 7;
    return { at: right, base, anchor: "end", left: right - wide, right };
  }

  /** At the beginning of its line, unless what is done stands there. */
  function scopeLabel(base: number): Mark {
    const taken = Math.abs(doneAt.base - base) < 12 && doneAt.left < edge.left + 8 + wideOf([scope]);
    return text(taken ? doneAt.right + 6 : edge.left + 4, base, "start", [scope], true);
  }

  function partsOf({ date, name }: Ahead) {
    return [
      { words: `${name} `, size: 9.5, ink: "dual-text", bold: true },
      { words: dated(date), size: 9.5, ink: "ink2" },
    ] as const;
  }

  function placeOf(one: Ahead): { left: boolean; stacked: boolean } | null {
    const parts = partsOf(one);
    const at = x(one.date);
    return placeBeside(
      at,
      wideOf(parts),
      Math.max(...parts.map((part) => wideOf([part]))),
      borders.filter((border) => border !== at),
    );
  }

  function future(one: Ahead): Mark[] {
    const { date, name, dash, row } = one;
    const at = x(date);
    const parts = partsOf(one);
    const beside = room === "plain" ? placeOf(one) : null;
    const { left, stacked } = beside ?? { left: false, stacked: true };
    const [side, anchor] = left ? ([at - 5, "end"] as const) : ([(beside ? at : x(until)) + 5, "start"] as const);
    const base = end + 20 + row * 28;
    return [
      line(from[0], from[1], at, end, "dual", { dash, width: 1.5 }),
      line(at, end, at, plot.bottom, "line2", { dash: [2, 2] }),
      { kind: "circle", x: tenth(at), y: tenth(end), r: 3, fill: "surface", stroke: "dual", width: 1.5 },
      ...(stacked
        ? [text(side, base, anchor, [{ ...parts[0], words: name }], true), text(side, base + 12, anchor, [parts[1]], true)]
        : [text(side, base, anchor, parts, true)]),
    ];
  }

  function target(): Mark[] {
    if (!targetDate || targetDate < begin) return [];
    const at = x(targetDate);
    const part = { words: `Target ${dated(targetDate)}`, size: 9.5, ink: "ink", bold: true } as const;
    const near = at + 13 + wideOf([part]) > width;
    return [
      line(at, 6, at, plot.bottom, "ink", { width: 1.25 }),
      {
        kind: "path",
        d: near
          ? `M${tenth(at)} 6L${tenth(at - 8)} 6L${tenth(at - 6)} 9L${tenth(at - 8)} 12L${tenth(at)} 12Z`
          : `M${tenth(at)} 6L${tenth(at + 8)} 6L${tenth(at + 6)} 9L${tenth(at + 8)} 12L${tenth(at)} 12Z`,
        fill: "ink",
      },
      text(near ? at - 11 : at + 11, 12.5, near ? "end" : "start", [part], true),
    ];
  }
}

/** A date of the forecast, how its line is dashed, and in which row of words it stands. */
type Ahead = { date: string; name: string; dash: [number, number]; row: number };

type Told = { first: Point; last: Point; likely: string | null; safe: string | null; targetDate: string | null };

function wordsOf({ first, last, likely, safe, targetDate }: Told): string {
  const grown = last.scope - first.scope;
  return [
    `From ${calendarDay(first.date)} to ${calendarDay(last.date)}: ${count(first.done)} to ${count(last.done)} done of ${count(last.scope)} in scope`,
    grown !== 0 && `scope ${grown > 0 ? "grew" : "shrank"} by ${count(Math.abs(grown))}`,
    likely && `likely done on ${calendarDay(likely)}`,
    safe && `safely on ${calendarDay(safe)}`,
    targetDate && `target ${calendarDay(targetDate)}`,
  ]
    .filter((one) => typeof one === "string")
    .join("; ");
}
