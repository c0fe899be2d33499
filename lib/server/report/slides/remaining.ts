import "server-only";
import { count, oneDecimal } from "@/lib/domain/words/numbers";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

/** Why agents are not done, as a chart that can be edited, and the domains with most to do. */
export function remainingSlide(show: Show): void {
  const { report, pptx, page } = show;
  const { remaining } = report;
  const slide = newSlide(show, `What remains: ${page.causes.aside}`, 4);
  // A chart of bars begins at the bottom.
  const causes = remaining.cause.filter(({ inScope }) => inScope > 0).toSorted((a, b) => a.inScope - b.inScope);
  const half = inner / 2 - 0.25;
  if (causes.length > 0) {
    slide.addChart(
      pptx.ChartType.bar,
      [{ name: "Agents", labels: causes.map(({ name }) => clean(name)), values: causes.map(({ inScope }) => inScope) }],
      {
        x: edge,
        y: 1.3,
        w: half,
        h: Math.min(5.4, 0.8 + causes.length * 0.6),
        barDir: "bar",
        barGapWidthPct: 60,
        chartColors: [hex("ink3")],
        showValue: true,
        dataLabelFormatCode: "#,##0",
        dataLabelFontSize: 12,
        valAxisHidden: true,
        valAxisMinVal: 0,
        valGridLine: { style: "none" },
        catAxisLabelFontSize: 12,
        catAxisLineShow: false,
        altText: causes.map(({ name, inScope }) => `${name}: ${inScope}`).join(", "),
      },
    );
  } else slide.addText(page.causes.none, { x: edge, y: 1.4, w: half, h: 0.4, fontSize: 16, color: hex("ink2"), margin: 0 });
  const head = ["Domain", "In scope", "Done", "To do", "% done"].map((text, i) => ({
    text,
    options: { color: hex("ink2"), fontSize: 11, align: i === 0 ? ("left" as const) : ("right" as const) },
  }));
  const rows = remaining.domain.slice(0, 12).map(({ name, inScope, done, notDone, percentDone }) =>
    [name, count(inScope), count(done), count(notDone), percentDone === null ? "–" : `${oneDecimal(percentDone)} %`].map((text, i) => ({
      text: clean(text),
      options: { fontSize: 11, color: hex("ink"), align: i === 0 ? ("left" as const) : ("right" as const) },
    })),
  );
  if (rows.length > 0)
    slide.addTable([head, ...rows], {
      x: edge + inner / 2 + 0.25,
      y: 1.3,
      w: half,
      colW: [half - 3.4, 0.9, 0.8, 0.8, 0.9],
      border: { type: "solid", pt: 0.5, color: hex("line") },
      margin: 0.05,
    });
}
