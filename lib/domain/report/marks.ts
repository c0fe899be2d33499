import type { GateState } from "../gates/state";
import type { Severity } from "../stages";
import { type Drawing, type Mark, tenth } from "./drawing";

/** Small signs beside words, in points; what they mean is said by the words. */

/** Two wheels: the original and the new management group, and where they overlap. */
export const logo: Drawing = {
  ...{ width: 26, height: 17, words: "" },
  marks: [
    { kind: "circle", x: 8.5, y: 8.5, r: 8, fill: "orig" },
    { kind: "circle", x: 17.5, y: 8.5, r: 8, fill: "new" },
    { kind: "path", d: "M13 1.9A8 8 0 0 1 13 15.1A8 8 0 0 1 13 1.9Z", fill: "dual" },
  ],
};

const severityMarks: Record<Severity, Mark> = {
  critical: { kind: "path", d: "M1 1L9 1L9 9L1 9Z", fill: "bad" },
  warning: { kind: "path", d: "M5 0.8L9.6 9.2L0.4 9.2Z", fill: "warn" },
  information: { kind: "circle", x: 5, y: 5, r: 3.5, fill: "surface", stroke: "ink3", width: 1.25 },
};
export const severityMark = (severity: Severity): Drawing => ({ width: 10, height: 10, words: "", marks: [severityMarks[severity]] });

type Phase = { gate: GateState; current: boolean /** Of its tasks, done: 0 to 1. */; share: number };

/** A tick where the gate is signed, an exclamation mark where facts contradict it; else how much is done, dashed where nothing is. */
export const phaseMark = (phase: Phase): Drawing => ({ width: 18, height: 18, words: "", marks: marksOf(phase) });

function marksOf({ gate, current, share }: Phase): Mark[] {
  const ring = { kind: "circle", x: 9, y: 9, r: 7.25 } as const;
  if (gate === "signed")
    return [
      { ...ring, r: 9, fill: "good" },
      { kind: "path", d: "M5 9.4L7.8 12.2L13 6.6", stroke: "surface", width: 2 },
    ];
  if (gate === "contradicted")
    return [
      { ...ring, r: 9, fill: "warn" },
      { kind: "path", d: "M9 4.2L9 10", stroke: "surface", width: 2 },
      { kind: "circle", x: 9, y: 13, r: 1.25, fill: "surface" },
    ];
  if (!current && share === 0) return [{ ...ring, stroke: "ink3", width: 1.25, dash: [2.2, 2] }];
  const angle = Math.min(share, 0.999) * 2 * Math.PI;
  const end = `${tenth(9 + 7.25 * Math.sin(angle))} ${tenth(9 - 7.25 * Math.cos(angle))}`;
  return [
    { ...ring, stroke: "line2", width: 2.75 },
    ...(share > 0 ? [{ kind: "path", d: `M9 1.75A7.25 7.25 0 ${share > 0.5 ? 1 : 0} 1 ${end}`, stroke: "ink", width: 2.75 } as const] : []),
  ];
}
