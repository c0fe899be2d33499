import "server-only";
import type PptxGenJS from "pptxgenjs";
import type { CircleMark, Drawing, PathMark, TextMark } from "@/lib/domain/report/drawing";
import { patchBelow } from "@/lib/domain/report/labels";
import { arcPoints, commandsOf, hatchLines, type Point } from "./outline";
import { clean, hex } from "./show";

/** A shape of any outline: the library draws it, only its types leave it out. */
const freeform = "custGeom" as string as PptxGenJS.SHAPE_NAME;
/** Between lines of a hatch, in points of the picture: those of the web page, measured along a side. */
const hatchApart = 8.5;

type Place = { x: number; y: number; width: number };
/** Points of one inch. */
const inch = 72;

/** A picture as shapes and texts that can be moved and edited. Lengths in inches. */
export function addDrawing(slide: PptxGenJS.Slide, drawing: Drawing, { x, y, width }: Place): void {
  const scale = width / drawing.width;
  const place = { x, y, scale, width, height: drawing.height * scale };
  for (const mark of drawing.marks) {
    if (mark.kind === "path") addPath(slide, mark, place);
    else if (mark.kind === "circle") addCircle(slide, mark, place);
    else addWords(slide, mark, place);
  }
}

type Placed = { x: number; y: number; scale: number; width: number; height: number };
type Points = NonNullable<PptxGenJS.ShapeProps["points"]>;
type Look = Pick<PathMark, "fill" | "opacity" | "stroke" | "width" | "dash">;

function lookOf({ fill, opacity = 1, stroke, width = 1, dash }: Look, scale: number) {
  const dashes = dash && ((dash[0] ?? 0) < 2 ? ("sysDot" as const) : ("sysDash" as const));
  return {
    ...(fill ? { fill: { color: hex(fill), transparency: Math.round((1 - opacity) * 100) } } : {}),
    ...(stroke
      ? { line: { color: hex(stroke), width: Math.max(0.5, width * scale * inch), ...(dashes ? { dashType: dashes } : {}) } }
      : {}),
  };
}

function addPath(slide: PptxGenJS.Slide, mark: PathMark, { x, y, scale, width: w, height: h }: Placed): void {
  const { d, hatch } = mark;
  const add = (points: Points, look: Look) => slide.addShape(freeform, { x, y, w, h, points, ...lookOf(look, scale) });
  if (!hatch) return void add(pointsOf(d, scale), mark);
  const lines = hatchLines(d, hatchApart);
  add(pointsOf(d, scale), { fill: mark.fill });
  if (lines.length > 0)
    add(
      lines.flatMap(([[a, b], [c, e]]) => pointsOf(`M${a} ${b}L${c} ${e}`, scale)),
      { stroke: hatch, width: 0.9 },
    );
  add(pointsOf(d, scale), { ...mark, fill: undefined });
}

function addCircle(slide: PptxGenJS.Slide, { x: atX, y: atY, r, ...look }: CircleMark, { x, y, scale }: Placed): void {
  const at = { x: x + (atX - r) * scale, y: y + (atY - r) * scale, w: 2 * r * scale, h: 2 * r * scale };
  slide.addShape("ellipse", { ...at, ...lookOf(look, scale) });
}

function pointsOf(d: string, scale: number): Points {
  let last: Point = [0, 0];
  return commandsOf(d).flatMap(({ command, numbers }): Points => {
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = numbers.map((one) => one * scale);
    if (command === "A") {
      const along = arcPoints(last, numbers);
      last = along.at(-1) ?? last;
      return along.map(([x, y]) => ({ x: x * scale, y: y * scale }));
    }
    if (numbers.length > 0) last = [numbers.at(-2) ?? 0, numbers.at(-1) ?? 0];
    if (command === "M") return [{ x: a, y: b, moveTo: true }];
    if (command === "L") return [{ x: a, y: b }];
    if (command === "C") return [{ x: f, y: g, curve: { type: "cubic", x1: a, y1: b, x2: c, y2: e } }];
    if (command === "Q") return [{ x: c, y: e, curve: { type: "quadratic", x1: a, y1: b } }];
    return [{ close: true }];
  });
}

/** Words in a box without margins, so wide that they never wrap. */
function addWords(slide: PptxGenJS.Slide, mark: TextMark, place: Placed): void {
  const { x, y, anchor, parts, halo } = mark;
  if (halo) {
    const { x: left, y: top, width, height } = patchBelow(mark);
    const at = { x: place.x + left * place.scale, y: place.y + top * place.scale, w: width * place.scale, h: height * place.scale };
    slide.addShape("rect", { ...at, fill: { color: hex("surface"), transparency: 20 } });
  }
  const size = Math.max(...parts.map((part) => part.size));
  const high = size * 1.4 * place.scale;
  const wide = place.width * 0.7;
  const at = place.x + x * place.scale;
  const align = anchor === "start" ? "left" : anchor === "end" ? "right" : "center";
  slide.addText(
    parts.map(({ words, size: points, ink, bold }) => ({
      text: clean(words),
      options: { fontSize: Math.round(points * place.scale * inch * 10) / 10, color: hex(ink), bold: bold ?? false },
    })),
    {
      x: align === "left" ? at : align === "right" ? at - wide : at - wide / 2,
      y: place.y + y * place.scale - high * 0.78,
      w: wide,
      h: high,
      align,
      valign: "middle",
      margin: 0,
      wrap: false,
    },
  );
}
