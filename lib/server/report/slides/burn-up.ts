import "server-only";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

/** Done against scope at each day with imports, as a chart that can be edited, and the forecast in words. */
export function burnUpSlide(show: Show): void {
  const { pptx } = show;
  const { title, words, days, lines, dates } = show.page.burnUp;
  const slide = newSlide(show, title, 3);
  slide.addText(clean(words), { x: edge, y: 1.15, w: inner, h: 0.85, fontSize: 14, color: hex("ink2"), margin: 0, valign: "top" });
  if (days.length > 0) {
    slide.addChart(
      pptx.ChartType.line,
      lines.map(({ name, values }) => ({ name, labels: [...days], values: [...values] })),
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
        altText: `${lines.map(({ name }) => name).join(", ")} at each day with imports`,
      },
    );
  }
  for (const [i, { name, words: date }] of dates.entries()) {
    slide.addText(
      [
        { text: name, options: { fontSize: 12, color: hex("ink2"), breakLine: true } },
        { text: date, options: { fontSize: 22, bold: true, color: hex(name === "Target" ? "ink" : "dual-text") } },
      ],
      { x: edge + inner - 2.7, y: 2.2 + i * 1.15, w: 2.7, h: 1, margin: 0, valign: "top" },
    );
  }
}
