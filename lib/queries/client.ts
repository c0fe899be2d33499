import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./request";

/** The one cache policy: changes announce themselves, so nothing is refetched by age while the page is open. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.status < 500),
      },
    },
  });
}
