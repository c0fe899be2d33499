import { Skeleton } from "@/components/ui/skeleton";

/** Boxes of the final size while the first counts are on their way. */
export function OverviewSkeleton() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3">
      <Skeleton className="h-14 rounded-card" />
      <Skeleton className="h-23 rounded-card" />
      <Skeleton className="h-95 rounded-card" />
      <div className="grid gap-3 desk:grid-cols-[1.3fr_1.15fr_1fr]">
        <Skeleton className="h-79 rounded-card" />
        <Skeleton className="h-79 rounded-card" />
        <Skeleton className="h-79 rounded-card" />
      </div>
    </div>
  );
}
