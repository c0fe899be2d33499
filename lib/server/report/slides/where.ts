import "server-only";
import { groupRoles } from "@/lib/domain/stages";
import { addDrawing } from "./shapes";
import { body, clean, hex, newSlide, type Show } from "./show";

/** Letters of a line of half a slide, in the widest fonts. */
const letters = 56;
/** Points of the picture's width, and inches of a line of what stands above it. */
const points = 760;
const line = 0.25;

/** The bridge as shapes that can be edited, with the management groups of each side above it. */
export function whereSlide(show: Show): void {
  const { bridge } = show.page;
  const [slide, { x, w } = { x: 0, w: 0 }] = newSlide(show, [bridge]);
  const told = groupRoles.map((role) => bridge.banks[role].map(({ name, release, words }) => `${name} (${release}): ${words}`));
  const lines = Math.max(1, ...told.map((list) => list.reduce((sum, words) => sum + Math.ceil(words.length / letters), 0)));
  for (const [i, list] of told.entries())
    slide.addText(
      list.map((words) => ({
        text: clean(words),
        options: { fontSize: 12, bold: true, color: hex(i === 0 ? "orig-text" : "new-text"), breakLine: true },
      })),
      {
        ...{ x: x + (i * w) / 2 + 0.1 * i, y: 1.12, w: w / 2 - 0.1, h: lines * line },
        ...{ align: i === 0 ? ("left" as const) : ("right" as const), margin: 0, valign: "top" as const },
      },
    );
  const top = body.top + lines * line;
  addDrawing(slide, bridge.draw(points, ((body.bottom - top) / w) * points), { x, y: top, width: w });
}
