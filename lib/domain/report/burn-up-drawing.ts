import { addDays, daysFrom } from "../forecast/calendar";
import { calendarDay } from "../words/moments";
import { count } from "../words/numbers";
import { axisNumber, axisTicks } from "./axis";
import { type Drawing, line, type Mark, tenth, text } from "./drawing";

type Point = { date: string; scope: number; done: number; cutOver: number };
type Facts = { course: readonly Point[]; forecast: { likely: string | null; safe: string | null }; targetDate: string | null };

const edge = { left: 30, right: 8, top: 22, bottom: 20 };
const monthDay = (date: string) => calendarDay(date).split(" ").slice(0, 2).join(" ");

/** Done against scope at each day of import, and where it leads to. Never drawn beyond the last import but as a forecast. */
export function burnUpDrawing({ course, forecast: { likely, safe }, targetDate }: Facts, width: number, height: number): Drawing {
  const first = course[0];
  const last = course.at(-1);
  if (!first || !last) return { width, height, words: "No import yet.", marks: [] };
  const begin = first.date;
  const until = [last.date, likely, safe, targetDate].reduce<string>((latest, one) => (one && one > latest ? one : latest), last.date);
  const days = Math.max(1, daysFrom(first.date, until));
  const ticks = axisTicks(Math.max(...course.map(({ scope }) => scope), 1));
  const top = ticks.at(-1) || 1;
  const plot = { width: width - edge.left - edge.right, bottom: height - edge.bottom };
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
  const marks: Mark[] = [
    ...ticks.flatMap((tick): Mark[] => [
      line(edge.left, y(tick), width - edge.right, y(tick), "line"),
      text(edge.left - 6, y(tick) + 3.5, "end", [{ words: axisNumber(tick), size: 9.5, ink: "ink3" }]),
    ]),
    ...dates(first.date, until, x, width).map(({ date, anchor }) =>
      text(x(date), plot.bottom + 14, anchor, [{ words: monthDay(date), size: 9.5, ink: "ink3" }]),
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
    ...(safe && safe !== likely ? future(safe, "Safe", [1, 2.5], 1) : []),
    ...(likely ? future(likely, "Likely", [4, 2.5], 0) : []),
    { kind: "circle", x: tenth(from[0]), y: tenth(from[1]), r: 3.25, fill: "dual", stroke: "surface", width: 1.5 },
    text(
      from[0] - 6,
      from[1] - 7,
      from[0] > edge.left + 60 ? "end" : "start",
      [{ words: `${count(last.done)} done`, size: 10.5, ink: "dual-text", bold: true }],
      true,
    ),
    text(edge.left + 4, y(first.scope) - 5, "start", [{ words: "In scope", size: 9.5, ink: "ink2" }], true),
    ...(cut
      ? [
          text(
            x(last.date) + 6,
            Math.min(plot.bottom - 3, y(last.cutOver / 2) + 3),
            x(last.date) + 80 > width ? "end" : "start",
            [{ words: `${count(last.cutOver)} cut over`, size: 9.5, ink: "new-text", bold: true }],
            true,
          ),
        ]
      : []),
  ];
  return { width, height, words: wordsOf({ first, last, likely, safe, targetDate }), marks };

  function future(date: string, name: string, dash: [number, number], row: number): Mark[] {
    const at = x(date);
    const near = at + 58 > width;
    return [
      line(from[0], from[1], at, end, "dual", { dash, width: 1.5 }),
      line(at, end, at, plot.bottom, "line2", { dash: [2, 2] }),
      { kind: "circle", x: tenth(at), y: tenth(end), r: 3, fill: "surface", stroke: "dual", width: 1.5 },
      text(
        near ? at - 5 : at + 5,
        end + 20 + row * 26,
        near ? "end" : "start",
        [
          { words: `${name} `, size: 9.5, ink: "dual-text", bold: true },
          { words: monthDay(date), size: 9.5, ink: "ink2" },
        ],
        true,
      ),
    ];
  }

  function target(): Mark[] {
    if (!targetDate || targetDate < begin) return [];
    const at = x(targetDate);
    const near = at + 80 > width;
    return [
      line(at, 6, at, plot.bottom, "ink", { width: 1.25 }),
      {
        kind: "path",
        d: near
          ? `M${tenth(at)} 6L${tenth(at - 8)} 6L${tenth(at - 6)} 9L${tenth(at - 8)} 12L${tenth(at)} 12Z`
          : `M${tenth(at)} 6L${tenth(at + 8)} 6L${tenth(at + 6)} 9L${tenth(at + 8)} 12L${tenth(at)} 12Z`,
        fill: "ink",
      },
      text(
        near ? at - 11 : at + 11,
        12.5,
        near ? "end" : "start",
        [{ words: `Target ${monthDay(targetDate)}`, size: 9.5, ink: "ink", bold: true }],
        true,
      ),
    ];
  }
}

/** The first and the last day, and beginnings of months between them where there is room for their words. */
function dates(
  first: string,
  last: string,
  x: (date: string) => number,
  width: number,
): { date: string; anchor: "start" | "middle" | "end" }[] {
  const room = 46;
  const shown: { date: string; anchor: "start" | "middle" | "end" }[] = [{ date: first, anchor: "start" }];
  if (x(last) - x(first) < 2 * room) return shown;
  let [before, month] = [x(first) + 20, nextMonth(first)];
  for (; month < last; month = nextMonth(month)) {
    if (x(month) - before < room || x(last) - x(month) < room + 20) continue;
    shown.push({ date: month, anchor: "middle" });
    before = x(month);
  }
  return [...shown, { date: last, anchor: x(last) + 20 > width ? "end" : "middle" }];
}

const nextMonth = (date: string) => `${addDays(`${date.slice(0, 7)}-01`, 32).slice(0, 7)}-01`;

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
