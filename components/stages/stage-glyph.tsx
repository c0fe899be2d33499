import type { Stage } from "@/lib/domain/stages";

type Wheel = "absent" | "ring" | "filled" | "gone";

/** Left is the original, right the new management group; a ring is the old version, a filled wheel the new one. */
const wheels: Record<Stage, [Wheel, Wheel]> = {
  waiting: ["ring", "absent"],
  upgraded: ["filled", "absent"],
  joined: ["ring", "ring"],
  dualHomed: ["filled", "filled"],
  cutOver: ["absent", "filled"],
  gone: ["gone", "gone"],
};

const hues = { left: "var(--color-orig)", right: "var(--color-new)" };

function Circle({ side, wheel }: { side: "left" | "right"; wheel: Wheel }) {
  const cx = side === "left" ? 6 : 13;
  if (wheel === "filled") return <circle cx={cx} cy={6} r={5} fill={hues[side]} />;
  if (wheel === "ring") return <circle cx={cx} cy={6} r={4.25} fill="none" stroke={hues[side]} strokeWidth={1.5} />;
  if (wheel === "gone")
    return <circle cx={cx} cy={6} r={4.5} fill="none" stroke="var(--color-ink3)" strokeWidth={1} strokeDasharray="1.7 1.4" />;
  return <circle cx={cx} cy={6} r={4.5} fill="none" stroke="var(--color-ghost)" strokeWidth={1} />;
}

/** Decoration beside the stage's name, never alone. */
export function StageGlyph({ stage, scale = 1 }: { stage: Stage; scale?: number }) {
  const [left, right] = wheels[stage];
  const absentFirst = left === "absent";
  return (
    <svg width={19 * scale} height={12 * scale} viewBox="0 0 19 12" aria-hidden className="shrink-0">
      {absentFirst && <Circle side="left" wheel={left} />}
      <Circle side="right" wheel={right} />
      {!absentFirst && <Circle side="left" wheel={left} />}
      {stage === "dualHomed" && <path d="M9.5 2.43a5 5 0 0 1 0 7.14 5 5 0 0 1 0-7.14z" fill="var(--color-dual)" />}
    </svg>
  );
}
