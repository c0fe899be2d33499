import "server-only";
import { addDrawing } from "./shapes";
import { body, clean, hex, newSlide, type Show } from "./show";

/** Points of the picture's width: its words are then as large as those beside it. */
const points = 380;
const plain = { fontSize: 14, margin: 0, valign: "top" as const, color: hex("ink2") };

/** How it went and where it leads, as on the first page; why agents are not done, as a chart that can be edited. */
export function courseSlide(show: Show): void {
  const { burnUp, causes } = show.page;
  const [slide, left = { x: 0, w: 0 }, right = left] = newSlide(show, [burnUp, causes]);
  const room = body.bottom - body.top;
  addDrawing(slide, burnUp.draw(points, (room / left.w) * points), { x: left.x, y: body.top, width: left.w });
  const { bars, none, more } = causes;
  const high = Math.min(room - 0.5, Math.max(2.5, 0.4 + bars.length * 0.8));
  // A chart of bars begins at the bottom.
  const rising = bars.toReversed();
  if (bars.length > 0)
    slide.addChart(
      show.pptx.ChartType.bar,
      [{ name: "Agents", labels: rising.map(({ name }) => clean(name)), values: rising.map(({ count }) => count) }],
      {
        ...{
          x: right.x,
          y: body.top,
          w: right.w,
          h: high,
          barDir: "bar",
          barGapWidthPct: bars.length < 3 ? 300 : 60,
          chartColors: [hex("ink3")],
        },
        ...{ showValue: true, dataLabelFormatCode: "#,##0", dataLabelFontSize: 11, dataLabelColor: hex("ink") },
        // Beside the longest bar there is room for its number.
        ...{ valAxisHidden: true, valAxisMinVal: 0, valAxisMaxVal: Math.ceil(Math.max(...bars.map(({ count }) => count)) * 1.3) },
        valGridLine: { style: "none" },
        ...{ catAxisLabelFontSize: 12, catAxisLabelColor: hex("ink2"), catAxisLineShow: false, catAxisLabelFontFace: "Segoe UI" },
        altText: bars.map(({ name, agents }) => `${name}: ${agents.words}`).join(", "),
      },
    );
  const below = bars.length === 0 ? none : more;
  if (below) slide.addText(below, { x: right.x, y: bars.length === 0 ? body.top : body.top + high, w: right.w, h: 0.4, ...plain });
}
