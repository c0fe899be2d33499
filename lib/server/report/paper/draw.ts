import "server-only";
import { paperColours } from "@/lib/domain/report/colours";
import type { CircleMark, Drawing, Mark, PathMark, TextMark } from "@/lib/domain/report/drawing";
import type { Pen } from "./pen";

/** Draws a picture with its corner at a place, in vectors. */
export function draw(pen: Pen, { marks, width, height }: Drawing, x: number, y: number, wide: number): void {
  const { doc } = pen;
  const scale = wide / width;
  doc.save();
  doc.translate(x, y).scale(scale);
  for (const mark of marks) drawMark(pen, mark, width, height);
  doc.restore();
}

function drawMark(pen: Pen, mark: Mark, width: number, height: number): void {
  if (mark.kind === "text") write(pen, mark);
  else if (mark.kind === "path") drawPath(pen, mark, width, height);
  else drawCircle(pen, mark);
}

function drawCircle({ doc }: Pen, mark: CircleMark): void {
  doc.circle(mark.x, mark.y, mark.r).lineWidth(mark.width ?? 1);
  if (mark.fill && mark.stroke) doc.fillAndStroke(paperColours[mark.fill], paperColours[mark.stroke]);
  else if (mark.fill) doc.fill(paperColours[mark.fill]);
}

function drawPath({ doc }: Pen, { d, fill, stroke, width = 1, dash, opacity, hatch }: PathMark, wide: number, high: number): void {
  if (fill)
    doc
      .path(d)
      .fillOpacity(opacity ?? 1)
      .fill(paperColours[fill])
      .fillOpacity(1);
  if (hatch) {
    doc.save();
    doc.path(d).clip();
    doc.lineWidth(1.4).strokeOpacity(0.65);
    for (let from = -high; from < wide; from += 6 * Math.SQRT2) doc.moveTo(from, high).lineTo(from + high, 0);
    doc.stroke(paperColours[hatch]);
    doc.restore();
  }
  if (!stroke) return;
  doc.save();
  if (dash) doc.dash(dash[0], { space: dash[1] });
  doc.path(d).lineWidth(width).strokeOpacity(1).stroke(paperColours[stroke]);
  doc.restore();
}

/** Words above marks get a patch of paper behind them, as a halo does on the screen. */
function write(pen: Pen, { x, y, anchor, halo, parts }: TextMark): void {
  const width = parts.reduce((sum, { words, ...look }) => sum + pen.width(words, look), 0);
  let at = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  const size = Math.max(...parts.map((part) => part.size));
  if (halo)
    pen.doc
      .rect(at - 2, y - size * 0.85, width + 4, size * 1.1)
      .fillOpacity(0.8)
      .fill(paperColours.surface)
      .fillOpacity(1);
  for (const { words, size, bold, ink } of parts) at = pen.line(words, at, y, { size, colour: ink, ...(bold ? { bold } : {}) });
}
