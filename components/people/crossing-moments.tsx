import type { ReactNode } from "react";
import { StageGlyph } from "@/components/stages/stage-glyph";

const quay = {
  original: <rect x={4} y={4} width={8} height={92} fill="var(--color-orig)" />,
  next: <rect x={264} y={4} width={8} height={92} fill="var(--color-new)" />,
};
const dashed = { fill: "none", stroke: "var(--color-field)", strokeDasharray: "3 3" };
const waiting = (height: number, width: number, y: number) => (
  <rect x={14} y={y} width={width} height={height} rx={4} fill="url(#old)" stroke="var(--color-orig)" strokeWidth={1.5} />
);

const moments: { name: string; words: string; picture: ReactNode }[] = [
  {
    name: "Retain",
    words: "The original management group stays as it is.",
    picture: (
      <>
        {quay.original}
        {waiting(56, 82, 22)}
        <rect x={264.5} y={4.5} width={7} height={91} {...dashed} />
      </>
    ),
  },
  {
    name: "Deploy",
    words: "A new management group is built beside it.",
    picture: (
      <>
        {quay.original}
        {waiting(56, 82, 22)}
        {quay.next}
      </>
    ),
  },
  {
    name: "Upgrade",
    words: "Agents are upgraded and report to both.",
    picture: (
      <>
        {quay.original}
        {waiting(12, 46, 14)}
        <path d="M14 36c145 0 103-14 248-14v46c-145 0-103 14-248 14z" fill="var(--color-dual)" />
        {quay.next}
      </>
    ),
  },
  {
    name: "Retire",
    words: "Later, and only if you want, the original goes.",
    picture: (
      <>
        <rect x={4.5} y={4.5} width={7} height={91} {...dashed} />
        <rect x={166} y={22} width={96} height={56} rx={4} fill="var(--color-new)" />
        {quay.next}
      </>
    ),
  },
];

export function CrossingMoments() {
  return (
    <div className="max-w-170">
      <p className="max-w-150 text-hero">Two management groups, side by side, until every agent has crossed.</p>
      <p className="mt-4 mb-7 max-w-130 text-panel text-ink2">
        Tandem reads your Operations Manager exports and shows what they say: which agents report where, what moved since the last file, and
        what needs a person.
      </p>
      <svg width={0} height={0} aria-hidden className="absolute">
        <defs>
          <pattern id="old" width={9} height={9} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width={9} height={9} fill="var(--color-orig-soft)" />
            <rect width={2.5} height={9} fill="var(--color-orig)" opacity={0.55} />
          </pattern>
        </defs>
      </svg>
      <ul className="grid grid-cols-2 gap-4">
        {moments.map(({ name, words, picture }) => (
          <li key={name} className="card p-5">
            <svg viewBox="0 0 276 100" aria-hidden className="mb-4 w-full">
              {picture}
            </svg>
            <p className="font-semibold">{name}</p>
            <p className="text-small text-ink2">{words}</p>
          </li>
        ))}
      </ul>
      <p className="mt-6 flex gap-6 text-small text-ink2">
        <span className="flex items-center gap-2">
          <StageGlyph stage="waiting" />
          original only
        </span>
        <span className="flex items-center gap-2">
          <StageGlyph stage="dualHomed" />
          both
        </span>
        <span className="flex items-center gap-2">
          <StageGlyph stage="cutOver" />
          new only
        </span>
      </p>
    </div>
  );
}
