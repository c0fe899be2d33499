import { useId } from "react";
import type { Drawing, Ink, Mark, PathMark, TextMark } from "@/lib/domain/report/drawing";

const colour = (ink: Ink | undefined) => (ink ? `var(--color-${ink})` : "none");

/** A picture of the report on the screen; its words are read instead of it, and without any it is a sign beside words. */
export function DrawingView({ drawing, className }: { drawing: Drawing; className?: string }) {
  const id = useId();
  const hatches = [...new Set(drawing.marks.flatMap((mark) => (mark.kind === "path" && mark.hatch ? [mark.hatch] : [])))];
  return (
    <svg
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={drawing.words || undefined}
      aria-hidden={drawing.words === "" || undefined}
      className={className}
    >
      <defs>
        {hatches.map((ink) => (
          <pattern key={ink} id={`${id}-${ink}`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width={1.4} height={6} fill={colour(ink)} opacity={0.65} />
          </pattern>
        ))}
      </defs>
      {drawing.marks.map((mark, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a picture is drawn whole, in the order of its marks
        <MarkView key={i} mark={mark} id={id} />
      ))}
    </svg>
  );
}

function MarkView({ mark, id }: { mark: Mark; id: string }) {
  if (mark.kind === "text") return <TextView mark={mark} />;
  const stroke = { stroke: colour(mark.stroke), strokeWidth: mark.width, strokeDasharray: mark.dash?.join(" ") };
  if (mark.kind === "circle") return <circle cx={mark.x} cy={mark.y} r={mark.r} fill={colour(mark.fill)} {...stroke} />;
  return <PathView mark={mark} id={id} stroke={stroke} />;
}

function PathView({ mark, id, stroke }: { mark: PathMark; id: string; stroke: Record<string, unknown> }) {
  return (
    <>
      <path d={mark.d} fill={colour(mark.fill)} fillOpacity={mark.opacity} {...(mark.hatch ? {} : stroke)} />
      {mark.hatch && <path d={mark.d} fill={`url(#${id}-${mark.hatch})`} {...stroke} />}
    </>
  );
}

function TextView({ mark: { x, y, anchor, halo, parts } }: { mark: TextMark }) {
  return (
    <text
      x={x}
      y={y}
      textAnchor={anchor}
      xmlSpace="preserve"
      {...(halo ? { stroke: "var(--color-surface)", strokeWidth: 4, strokeLinejoin: "round", paintOrder: "stroke" } : {})}
    >
      {parts.map(({ words, size, ink, bold }) => (
        <tspan key={words} fontSize={size} fontWeight={bold ? 600 : 400} fill={colour(ink)}>
          {words}
        </tspan>
      ))}
    </text>
  );
}
