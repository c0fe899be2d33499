import { paperColours } from "@/lib/domain/report/colours";
import type { Drawing, Ink, Mark, TextMark } from "@/lib/domain/report/drawing";
import { patchBelow } from "@/lib/domain/report/labels";
import { html, type Markup } from "./markup";

const colour = (ink: Ink | undefined) => (ink ? paperColours[ink] : "none");

/** Within a page, or as a file of its own, which is drawn letter by letter: there an outline around words would hide the letter before, so they lie on a patch. */
type Place = "page" | "file";

/** A picture of the report as SVG that needs nothing around it; `id` keeps its patterns apart from those of others. */
export function svg({ width, height, words, marks }: Drawing, id: string, place: Place = "page"): Markup {
  const hatches = [...new Set(marks.flatMap((mark) => (mark.kind === "path" && mark.hatch ? [mark.hatch] : [])))];
  return html`<svg${place === "file" && html` xmlns="http://www.w3.org/2000/svg" font-family="Inter"`} viewBox="0 0 ${width} ${height}" ${words ? html`role="img" aria-label="${words}"` : html`aria-hidden="true"`}><defs>${hatches.map(
    (ink) =>
      html`<pattern id="${id}-${ink}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.4" height="6" fill="${colour(ink)}" opacity=".65"/></pattern>`,
  )}</defs>${marks.map((mark) => markSvg(mark, id, place))}</svg>`;
}

function markSvg(mark: Mark, id: string, place: Place): Markup {
  if (mark.kind === "text") {
    const outline = mark.halo && place === "page" && html` stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`;
    return html`${mark.halo && place === "file" && patch(mark)}<text x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}" xml:space="preserve"${outline}>${mark.parts.map(
      ({ words, size, ink, bold }) =>
        html`<tspan font-size="${size}" font-weight="${bold ? 600 : 400}" fill="${colour(ink)}">${words}</tspan>`,
    )}</text>`;
  }
  const stroke = html` stroke="${colour(mark.stroke)}" stroke-width="${mark.width ?? 1}"${
    mark.dash ? html` stroke-dasharray="${mark.dash.join(" ")}"` : ""
  }`;
  if (mark.kind === "circle") return html`<circle cx="${mark.x}" cy="${mark.y}" r="${mark.r}" fill="${colour(mark.fill)}"${stroke}/>`;
  const filled = html`<path d="${mark.d}" fill="${colour(mark.fill)}" fill-opacity="${mark.opacity ?? 1}"${mark.hatch ? "" : stroke}/>`;
  return mark.hatch ? html`${filled}<path d="${mark.d}" fill="url(#${id}-${mark.hatch})"${stroke}/>` : filled;
}

function patch(mark: TextMark): Markup {
  const { x, y, width, height } = patchBelow(mark);
  return html`<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#fff" fill-opacity=".8"/>`;
}
