const [width, height, edge] = [36, 14, 2.5];

/** The course of a number beside it, in grey; the words beside it say what it shows. */
export function Sparkline({ values }: { values: readonly number[] }) {
  if (values.length < 2) return null;
  const largest = Math.max(...values);
  const smallest = Math.min(...values);
  const range = largest - smallest || 1;
  const points = values.map((value, i) => ({
    x: edge + (i / (values.length - 1)) * (width - 2 * edge),
    y: largest === smallest ? height / 2 : height - edge - ((value - smallest) / range) * (height - 2 * edge),
  }));
  const last = points.at(-1);
  return (
    <svg width={width} height={height} aria-hidden className="shrink-0">
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ")}
        fill="none"
        stroke="var(--color-ink3)"
        strokeWidth={1.25}
        strokeLinejoin="round"
      />
      {last && <circle cx={last.x} cy={last.y} r={2} fill="var(--color-ink3)" />}
    </svg>
  );
}
