/** Points of an outline, in the units of its picture. */
export type Point = readonly [x: number, y: number];
type Command = { command: string; numbers: number[] };

/** An outline made of M, L, C, Q, A and Z with absolute places; arcs are of circles. */
export function commandsOf(d: string): Command[] {
  return [...d.matchAll(/([MLCQAZ])([^MLCQAZ]*)/g)].map(([, command = "", numbers = ""]) => ({
    command,
    numbers:
      numbers.trim() === ""
        ? []
        : numbers
            .trim()
            .split(/[\s,]+/)
            .map(Number),
  }));
}

/** Places along an arc of a circle, its end among them. */
export function arcPoints([x, y]: Point, [r = 0, , , large = 0, sweep = 0, endX = 0, endY = 0]: readonly number[]): Point[] {
  const [halfX, halfY] = [(x - endX) / 2, (y - endY) / 2];
  const half = halfX * halfX + halfY * halfY;
  const away = Math.sqrt(Math.max(0, (r * r - half) / half)) * (large === sweep ? -1 : 1);
  const [centreX, centreY] = [away * halfY + (x + endX) / 2, -away * halfX + (y + endY) / 2];
  const [from, to] = [Math.atan2(y - centreY, x - centreX), Math.atan2(endY - centreY, endX - centreX)];
  const turn = sweep ? (to - from + 2 * Math.PI) % (2 * Math.PI) : -((from - to + 2 * Math.PI) % (2 * Math.PI));
  const steps = Math.max(2, Math.ceil(Math.abs(turn) / 0.2));
  return Array.from({ length: steps }, (_, i) => {
    const angle = from + (turn * (i + 1)) / steps;
    return [centreX + r * Math.cos(angle), centreY + r * Math.sin(angle)];
  });
}

/** The outline as one row of places, its curves in short pieces. */
function places(d: string): Point[] {
  const found: Point[] = [];
  for (const { command, numbers } of commandsOf(d)) {
    const from = found.at(-1) ?? [0, 0];
    if (command === "A") found.push(...arcPoints(from, numbers));
    else if (numbers.length > 0) found.push(...curve([from, ...pairs(numbers)], command === "M" || command === "L" ? 1 : 16));
  }
  return found;
}

const pairs = (numbers: readonly number[]): Point[] => numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0] as const] : []));

/** By halving the way between places until one is left. */
function curve(along: readonly Point[], steps: number): Point[] {
  return Array.from({ length: steps }, (_, i) => {
    const t = (i + 1) / steps;
    let left = along;
    while (left.length > 1) left = left.slice(1).map(([x, y], at) => [lerp(left[at]?.[0] ?? x, x, t), lerp(left[at]?.[1] ?? y, y, t)]);
    return left[0] ?? [0, 0];
  });
}
const lerp = (from: number, to: number, share: number) => from + (to - from) * share;

/** Rising lines inside of an outline, each from one edge of it to the next, so far apart. */
export function hatchLines(d: string, apart: number): [from: Point, to: Point][] {
  const outline = places(d);
  const sums = outline.map(([x, y]) => x + y);
  const found: [Point, Point][] = [];
  for (let sum = Math.ceil(Math.min(...sums) / apart) * apart; sum < Math.max(...sums); sum += apart) {
    const crossings = outline.flatMap((to, i): number[] => {
      const from = outline.at(i - 1) ?? to;
      const [before, after] = [from[0] + from[1] - sum, to[0] + to[1] - sum];
      return before < 0 === after < 0 ? [] : [lerp(from[0], to[0], before / (before - after))];
    });
    const along = crossings.toSorted((a, b) => a - b);
    for (let i = 0; i + 1 < along.length; i += 2) {
      const [a = 0, b = 0] = along.slice(i, i + 2);
      found.push([
        [a, sum - a],
        [b, sum - b],
      ]);
    }
  }
  return found;
}
