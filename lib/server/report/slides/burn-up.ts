import "server-only";
import { calendarDay } from "@/lib/domain/words/moments";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

/** Done against scope at each day with imports, as a chart that can be edited, and the forecast in words. */
export function burnUpSlide(show: Show): void {
  const { report, pptx } = show;
  const { course, forecast, migration } = report;
  const slide = newSlide(show, show.page.burnUp.title, 3);
  slide.addText(clean(forecast.words || "No import yet."), {
    x: edge,
    y: 1.15,
    w: inner,
    h: 0.85,
    fontSize: 14,
    color: hex("ink2"),
    margin: 0,
    valign: "top",
    fit: "shrink",
  });
  if (course.length > 0) {
    const labels = course.map(({ date }) => calendarDay(date));
    slide.addChart(
      pptx.ChartType.line,
      [
        { name: "In scope", labels, values: course.map(({ scope }) => scope) },
        { name: "Done", labels, values: course.map(({ done }) => done) },
        { name: "Cut over", labels, values: course.map(({ cutOver }) => cutOver) },
      ],
      {
        x: edge,
        y: 2.05,
        w: inner - 3,
        h: 4.75,
        chartColors: [hex("ink3"), hex("dual"), hex("new")],
        lineSize: 2.5,
        lineDataSymbolSize: 6,
        showLegend: true,
        legendPos: "b",
        legendFontSize: 12,
        valAxisMinVal: 0,
        valAxisLabelFormatCode: "#,##0",
        valAxisLabelFontSize: 11,
        catAxisLabelFontSize: 11,
        valGridLine: { color: hex("line"), size: 0.75 },
        catGridLine: { style: "none" },
        altText: "In scope, done and cut over at each day with imports",
      },
    );
  }
  const dates: [string, string | null][] = forecast.finishedOn
    ? [["Finished", forecast.finishedOn]]
    : [
        ["Likely", forecast.likely],
        ["Safe", forecast.safe],
      ];
  for (const [i, [name, date]] of [...dates, ["Target", migration.targetDate] as [string, string | null]].entries()) {
    slide.addText(
      [
        { text: name, options: { fontSize: 12, color: hex("ink2"), breakLine: true } },
        { text: calendarDay(date), options: { fontSize: 22, bold: true, color: hex(name === "Target" ? "ink" : "dual-text") } },
      ],
      { x: edge + inner - 2.7, y: 2.2 + i * 1.15, w: 2.7, h: 1, margin: 0, valign: "top" },
    );
  }
}
