import "server-only";
import type { Band } from "@/lib/domain/report/first-page";
import { type GroupRole, groupRoles } from "@/lib/domain/stages";
import { count } from "@/lib/domain/words/numbers";
import { addDrawing } from "./shapes";
import { clean, edge, hex, inner, newSlide, type Show } from "./show";

const colours: Readonly<Record<Band["stage"], string>> = {
  waiting: hex("orig"),
  upgraded: "C89AD6",
  joined: "8FA0E6",
  dualHomed: hex("dual"),
  cutOver: hex("new"),
};

/** Letters of a line of half a slide, in the widest fonts. */
const letters = 56;

/** The bridge as shapes, and the same counts as a chart; both can be edited. */
export function whereSlide(show: Show): void {
  const { pptx, page } = show;
  const { title, aside, draw, bands, banks } = page.bridge;
  const slide = newSlide(show, title, 2);
  const told = (role: GroupRole) => banks[role].map(({ name, release, words }) => `${name} (${release}): ${words}`);
  const lines = Math.max(1, ...groupRoles.map((role) => told(role).reduce((sum, words) => sum + Math.ceil(words.length / letters), 0)));
  const high = lines * 0.25;
  for (const [i, role] of groupRoles.entries()) {
    slide.addText(
      told(role).map((words) => ({
        text: clean(words),
        options: { fontSize: 12, bold: true, color: hex(role === "source" ? "orig-text" : "new-text"), breakLine: true },
      })),
      {
        x: edge + i * (inner / 2 + 0.1),
        y: 1.12,
        w: inner / 2 - 0.1,
        h: high,
        align: i === 0 ? "left" : "right",
        margin: 0,
        valign: "top",
      },
    );
  }
  addDrawing(slide, draw(720, 215 - lines * 12), { x: edge, y: 1.2 + high, width: inner });
  const all = bands.reduce((sum, one) => sum + one.count, 0);
  slide.addChart(
    pptx.ChartType.bar,
    bands.map((one) => ({ name: one.name, labels: ["Agents"], values: [one.count] })),
    {
      x: edge,
      y: 4.95,
      w: inner,
      h: 1.35,
      barDir: "bar",
      barGrouping: "stacked",
      chartColors: bands.map(({ stage }) => colours[stage]),
      showLegend: true,
      legendPos: "b",
      legendFontSize: 12,
      showValue: true,
      dataLabelColor: "FFFFFF",
      dataLabelFontSize: 12,
      // A number that is wider than its piece would run into the next one: the picture above tells all of them.
      dataLabelFormatCode: `[>=${Math.max(1, Math.ceil(all / 25))}]#,##0;;`,
      valAxisMaxVal: Math.max(1, all),
      valAxisMinVal: 0,
      valGridLine: { style: "none" },
      valAxisHidden: true,
      catAxisHidden: true,
      altText: bands.map((one) => `${count(one.count)} ${one.name}`).join(", "),
    },
  );
  slide.addText(aside, {
    x: edge,
    y: 6.4,
    w: inner,
    h: 0.4,
    fontSize: 12,
    color: hex("ink3"),
    margin: 0,
    valign: "top",
  });
}
