import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./request";

/** The one cache policy: changes announce themselves, so nothing is refetched by age while the page is open. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        /* Without a connection a question fails at once and says so, instead of waiting silently; it is asked again when it is back. */
        networkMode: "always",
        refetchOnReconnect: true,
        retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.status < 500),
      },
      mutations: { networkMode: "always" },
    },
  });
}
