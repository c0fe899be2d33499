import "server-only";
import { cellWords, isRight } from "@/lib/domain/report/table";
import { reportTables } from "@/lib/domain/report/tables";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

const mostDomains = 12;

/** Why agents are not done, as a chart that can be edited, and the domains with most to do. */
export function remainingSlide(show: Show): void {
  const { report, pptx } = show;
  const { title, aside, bars, none, more } = show.page.causes;
  const slide = newSlide(show, `${title}: ${aside}`, 4);
  const half = inner / 2 - 0.25;
  const high = Math.min(5, 0.8 + bars.length * 0.65);
  if (bars.length > 0) {
    // A chart of bars begins at the bottom.
    const rising = bars.toReversed();
    slide.addChart(
      pptx.ChartType.bar,
      [{ name: "Agents", labels: rising.map(({ name }) => clean(name)), values: rising.map(({ count }) => count) }],
      {
        x: edge,
        y: 1.3,
        w: half,
        h: high,
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
        altText: bars.map(({ name, agents }) => `${name}: ${agents.words}`).join(", "),
      },
    );
  }
  const below = bars.length === 0 ? none : more;
  if (below)
    slide.addText(below, {
      x: edge,
      y: bars.length === 0 ? 1.4 : 1.35 + high,
      w: half,
      h: 0.4,
      fontSize: bars.length === 0 ? 16 : 12,
      color: hex("ink2"),
      margin: 0,
    });
  const domains = reportTables(report).find(({ id }) => id === "domains");
  if (!domains || domains.rows.length === 0) return;
  const line = (texts: readonly string[], colour: "ink" | "ink2") =>
    texts.map((text, i) => ({
      text: clean(text),
      options: {
        fontSize: 11,
        color: hex(colour),
        align: isRight(domains.columns[i]?.role ?? "words") ? ("right" as const) : ("left" as const),
      },
    }));
  const head = line(
    domains.columns.map(({ name }) => name),
    "ink2",
  );
  const rows = domains.rows.slice(0, mostDomains).map((row) =>
    line(
      row.map((one) => cellWords(one, report.migration.timeZone)),
      "ink",
    ),
  );
  const numbers = domains.columns.length - 1;
  slide.addTable([head, ...rows], {
    x: edge + inner / 2 + 0.25,
    y: 1.3,
    w: half,
    colW: [half - numbers * 0.85, ...Array.from({ length: numbers }, () => 0.85)],
    border: { type: "solid", pt: 0.5, color: hex("line") },
    margin: 0.05,
  });
}
