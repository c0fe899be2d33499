import "server-only";
import { paperColours } from "@/lib/domain/report/colours";
import type { PhaseBlock } from "@/lib/domain/report/first-page";
import type { Look } from "./pen";
import { edge, forEyesOnly, type Paper, tagged, wide } from "./sheet";

const small: Look = { size: 8.5, colour: "ink3" };
const body: Look = { size: 9, colour: "ink2" };
const radius = 5;

/** Where the migration is: tasks of each phase, and its gate on a line of its own, and nothing of it cut. */
export function phases(paper: Paper, phases: readonly PhaseBlock[]): void {
  const { pen } = paper;
  const width = wide / phases.length;
  let most = 0;
  for (const [i, phase] of phases.entries()) {
    const x = edge.x + i * width;
    forEyesOnly(paper, () => {
      mark(paper, phase, x + 5.5, paper.y - 1);
    });
    const told: [string, Look][] = [
      [phase.words, body],
      [phase.tasks, small],
      [phase.gateWords, small],
    ];
    const lines = told.flatMap(([words, look]) => pen.wrap(words, width - 22, look).map((line) => [line, look] as const));
    most = Math.max(most, lines.length);
    tagged(paper, "P", () => {
      const at = pen.line(phase.name, x + 17, paper.y + 2, { size: 9.5, bold: true });
      if (phase.aside) pen.line(phase.aside, at + 4, paper.y + 2, small);
      for (const [n, [words, look]] of lines.entries()) pen.line(words, x + 17, paper.y + 14 + n * 11, look);
    });
  }
  paper.y += 27 + most * 11;
}

/** A tick where the gate is signed, an exclamation mark where facts contradict it; else how much is done, dashed where nothing is. */
function mark({ doc }: Paper, { gate, share: done, current }: PhaseBlock, x: number, y: number): void {
  if (gate === "signed") {
    doc.circle(x, y, radius).fill(paperColours.good);
    doc
      .moveTo(x - 2.3, y)
      .lineTo(x - 0.5, y + 2)
      .lineTo(x + 2.5, y - 2)
      .lineWidth(1.2)
      .stroke(paperColours.surface);
    return;
  }
  if (gate === "contradicted") {
    doc.circle(x, y, radius).fill(paperColours.warn);
    doc.rect(x - 0.65, y - 3, 1.3, 3.7).fill(paperColours.surface);
    doc.circle(x, y + 2.3, 0.8).fill(paperColours.surface);
    return;
  }
  const share = Math.min(done, 0.999);
  if (!current && share === 0) {
    doc.save();
    doc.circle(x, y, radius).lineWidth(0.9).dash(1.6, { space: 1.5 }).stroke(paperColours.ink3);
    doc.restore();
    return;
  }
  doc.circle(x, y, radius).lineWidth(1.8).stroke(paperColours.line2);
  if (share === 0) return;
  const angle = share * 2 * Math.PI;
  const end = `${x + radius * Math.sin(angle)} ${y - radius * Math.cos(angle)}`;
  doc
    .path(`M${x} ${y - radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${end}`)
    .lineWidth(1.8)
    .stroke(paperColours.ink);
}
