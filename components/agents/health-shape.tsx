import { type Health, healthNames, healths } from "@/lib/domain/stages";

/** Shape first, colour second: circle, triangle, square, dashed ring. Null is a health nobody told. */
export function HealthShape({ health }: { health: Health | null }) {
  return (
    <svg width={10} height={10} viewBox="0 0 10 10" aria-hidden className="shrink-0">
      {health === "healthy" && <circle cx={5} cy={5} r={3.5} fill="var(--color-good)" />}
      {health === "warning" && <path d="M5 .8 9.4 8.8H.6z" fill="var(--color-warn)" />}
      {health === "critical" && <rect x={1.4} y={1.4} width={7.2} height={7.2} rx={0.8} fill="var(--color-bad)" />}
      {health === "notMonitored" && (
        <circle cx={5} cy={5} r={3.6} fill="none" stroke="var(--color-ink3)" strokeWidth={1.2} strokeDasharray="1.6 1.2" />
      )}
      {health === null && <rect x={2} y={4.4} width={6} height={1.2} fill="var(--color-ink3)" />}
    </svg>
  );
}

/** The shape with its word, where no word stands beside it. */
export function HealthMark({ health }: { health: Health | null }) {
  const word = health ? healthNames[health] : "Health unknown";
  return (
    <span className="flex shrink-0 items-center" title={word}>
      <HealthShape health={health} />
      <span className="sr-only">{word}</span>
    </span>
  );
}

export function HealthLegend() {
  return (
    <span className="flex items-center gap-3.5">
      {healths.map((health) => (
        <span key={health} className="flex items-center gap-1.5">
          <HealthShape health={health} />
          {healthNames[health]}
        </span>
      ))}
    </span>
  );
}
