import { queryOptions } from "@tanstack/react-query";
import type { Portfolio } from "@/lib/contracts/portfolio";
import { request } from "./request";

/** How each stands. No stream tells of all migrations, so it is asked for again while it is looked at. */
export const portfolioQuery = queryOptions({
  queryKey: ["migrations", "standing"],
  queryFn: ({ signal }) => request<Portfolio>("/api/v1/portfolio", { signal }),
  refetchInterval: 15_000,
});
