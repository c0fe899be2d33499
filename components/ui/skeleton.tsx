import { classes } from "./classes";

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={classes("waiting-box", className)} />;
}

/** Lines the size of table rows while the first rows are on their way. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={row} className="flex h-8.25 phone:h-15 items-center gap-6 border-b border-line px-4">
          <Skeleton className="h-3 w-48" />
          <Skeleton className="h-3 w-24" />
          <Skeleton className="ml-auto h-3 w-32 phone:w-16" />
        </div>
      ))}
    </div>
  );
}

/** A card of rows that are still being read. */
export function SkeletonCard({ rows }: { rows: number }) {
  return (
    <div className="card overflow-hidden">
      <SkeletonRows rows={rows} />
    </div>
  );
}
