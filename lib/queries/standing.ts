import { queryOptions, skipToken } from "@tanstack/react-query";
import type { Standing } from "@/lib/contracts/activity";

/** How work on an upload or an import stands. Nothing asks for it: the stream of changes brings it (live.ts). */
export const standingQuery = (of: string) =>
  queryOptions<Standing>({ queryKey: ["standing", of], queryFn: skipToken, staleTime: Number.POSITIVE_INFINITY });
