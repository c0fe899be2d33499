import { MutationCache, QueryClient } from "@tanstack/react-query";
import { readOldAgain } from "./change";
import { ProblemError } from "./request";

/** Milliseconds after which what was read is asked for again when it is looked at anew. */
const staleAfter = 60_000;

/**
 * The one cache policy: changes announce themselves, so nothing is refetched by age while the page is open. What a mutation changed is read
 * again before it counts as settled, unless its `meta` says `settlesAtOnce`.
 */
export function newQueryClient(): QueryClient {
  const mutationCache = new MutationCache({
    onSettled: (_data, _error, _variables, _result, { meta }) => {
      const read = readOldAgain(client);
      return meta?.settlesAtOnce ? undefined : read;
    },
  });
  const client = new QueryClient({
    mutationCache,
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
  return client;
}
