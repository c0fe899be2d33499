import "server-only";
import { bridgeDrawing } from "@/lib/domain/report/bridge-drawing";
import { stageNames } from "@/lib/domain/stages";
import { count } from "@/lib/domain/words/numbers";
import { addDrawing } from "./shapes";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

const colours = { waiting: hex("orig"), upgraded: "C89AD6", joined: "8FA0E6", dualHomed: hex("dual"), cutOver: hex("new") };
const order = ["waiting", "upgraded", "joined", "dualHomed", "cutOver"] as const;

/** The bridge as shapes, and the same counts as a chart; both can be edited. */
export function whereSlide(show: Show): void {
  const { report, pptx, page } = show;
  const { progress } = report;
  const slide = newSlide(show, page.bridge.title, 2);
  addDrawing(slide, bridgeDrawing(progress.stages, 720, 200), { x: edge, y: 1.55, width: inner });
  slide.addChart(
    pptx.ChartType.bar,
    order.map((stage) => ({ name: stageNames[stage], labels: ["Agents"], values: [progress.stages[stage]] })),
    {
      x: edge,
      y: 4.95,
      w: inner,
      h: 1.35,
      barDir: "bar",
      barGrouping: "stacked",
      chartColors: order.map((stage) => colours[stage]),
      showLegend: true,
      legendPos: "b",
      legendFontSize: 12,
      showValue: true,
      dataLabelColor: "FFFFFF",
      dataLabelFontSize: 12,
      // A number that is wider than its piece would run into the next one: the picture above tells all of them.
      dataLabelFormatCode: `[>=${Math.max(1, Math.ceil(progress.total / 25))}]#,##0;;`,
      valAxisMaxVal: Math.max(1, progress.total),
      valAxisMinVal: 0,
      valGridLine: { style: "none" },
      valAxisHidden: true,
      catAxisHidden: true,
      altText: order.map((stage) => `${count(progress.stages[stage])} ${stageNames[stage]}`).join(", "),
    },
  );
  for (const [i, role] of (["source", "target"] as const).entries()) {
    const told = page.bridge.banks[role].map(({ name, release, agents }) => `${name} (${release}): ${agents.words}`);
    slide.addText(clean(`${role === "source" ? "Original" : "New"}: ${told.join("; ")}`), {
      x: edge + (i * inner) / 2,
      y: 1.15,
      w: inner / 2,
      h: 0.35,
      fontSize: 14,
      bold: true,
      color: hex(role === "source" ? "orig-text" : "new-text"),
      align: i === 0 ? "left" : "right",
      margin: 0,
      valign: "top",
    });
  }
  const apart = `${count(progress.notReporting)} across, but not reporting. Not in scope: ${count(progress.excluded)} excluded, ${count(progress.stages.gone)} gone.`;
  slide.addText(`${count(progress.done)} of ${count(progress.total)} in scope are done for the parallel run. ${apart}`, {
    x: edge,
    y: 6.4,
    w: inner,
    h: 0.5,
    fontSize: 13,
    color: hex("ink2"),
    margin: 0,
    valign: "top",
  });
}
