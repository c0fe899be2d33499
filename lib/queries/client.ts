import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./request";

/** Milliseconds after which what was read is asked for again when it is looked at anew. */
const staleAfter = 60_000;

/** The one cache policy: changes announce themselves, so nothing is refetched by age while the page is open. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: staleAfter,
        /* Without a connection a question fails at once and says so, instead of waiting silently; it is asked again when it is back. */
        networkMode: "always",
        refetchOnReconnect: true,
        retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.status < 500),
      },
      mutations: { networkMode: "always" },
    },
  });
}
