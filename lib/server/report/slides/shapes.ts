import "server-only";
import type PptxGenJS from "pptxgenjs";
import type { Drawing, PathMark, TextMark } from "@/lib/domain/report/drawing";
import { clean, hex } from "./show";

/** A shape of any outline: the library draws it, only its types leave it out. */
const freeform = "custGeom" as string as PptxGenJS.SHAPE_NAME;

type Place = { x: number; y: number; width: number };
/** Points of one inch. */
const inch = 72;

/** A picture as shapes and texts that can be moved and edited. Lengths in inches. */
export function addDrawing(slide: PptxGenJS.Slide, drawing: Drawing, { x, y, width }: Place): void {
  const scale = width / drawing.width;
  const place = { x, y, scale, width, height: drawing.height * scale };
  for (const mark of drawing.marks) {
    if (mark.kind === "path") addPath(slide, mark, place);
    else if (mark.kind === "text") addWords(slide, mark, place);
  }
}

type Placed = { x: number; y: number; scale: number; width: number; height: number };

function addPath(
  slide: PptxGenJS.Slide,
  { d, fill, stroke, width = 1, dash, hatch }: PathMark,
  { x, y, scale, width: w, height: h }: Placed,
): void {
  const colour = hatch ?? stroke;
  slide.addShape(freeform, {
    x,
    y,
    w,
    h,
    points: pointsOf(d, scale),
    ...(fill ? { fill: { color: hex(fill) } } : {}),
    ...(colour ? { line: { color: hex(colour), width, ...(dash ? { dashType: "sysDot" as const } : {}) } } : {}),
  });
}

/** Of an outline made of M, L, C, Q and Z with absolute places. */
function pointsOf(d: string, scale: number): NonNullable<PptxGenJS.ShapeProps["points"]> {
  return [...d.matchAll(/([MLCQZ])([^MLCQZ]*)/g)].map(([, command, numbers = ""]) => {
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = numbers
      .trim()
      .split(/[\s,]+/)
      .map((one) => Number(one) * scale);
    if (command === "M") return { x: a, y: b, moveTo: true };
    if (command === "L") return { x: a, y: b };
    if (command === "C") return { x: f, y: g, curve: { type: "cubic" as const, x1: a, y1: b, x2: c, y2: e } };
    if (command === "Q") return { x: c, y: e, curve: { type: "quadratic" as const, x1: a, y1: b } };
    return { close: true };
  });
}

/** Words in a box without margins, so wide that they never wrap. */
function addWords(slide: PptxGenJS.Slide, { x, y, anchor, parts }: TextMark, place: Placed): void {
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
