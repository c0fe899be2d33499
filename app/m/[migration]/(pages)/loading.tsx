import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3 p-5">
      <Skeleton className="h-7 w-72" />
      <Skeleton className="h-24" />
      <Skeleton className="h-96" />
    </div>
  );
}
