import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { AskAgain } from "@/components/frame/ask-again";
import type { ReadAddress } from "@/lib/queries/ask";
import { migrationIn } from "@/lib/queries/migrations";
import { ProblemError } from "@/lib/server/answers/problem";
import { positionBefore } from "./reads";
import { askWithin } from "./within";

/** What a page asks, as lib/queries say it. */
export type Question = {
  queryKey: QueryKey;
  asks: { address: ReadAddress; input: { params?: object; query?: object } };
  initialPageParam?: string | null;
};
/** `needed`: without what is asked for there is no page. */
type Props = { of: Question[]; needed?: boolean; children: ReactNode };

/** Asks in this process what the page will ask, and hands the answers to the browser's cache under the same keys. What fails here is asked for again there. */
export async function Prefetched({ of, needed = false, children }: Props) {
  const client = new QueryClient();
  const migration = of.map(({ queryKey }) => migrationIn(queryKey)).find((id) => id !== null) ?? null;
  const at = migration && (await positionBefore(migration));
  await Promise.all(
    of.map((question) => {
      const { queryKey, initialPageParam } = question;
      const queryFn = () => askWithin(question);
      return initialPageParam === undefined
        ? client.prefetchQuery({ queryKey, queryFn })
        : client.prefetchInfiniteQuery({ queryKey, queryFn, initialPageParam });
    }),
  );
  if (needed && of.some(({ queryKey }) => isMissing(client.getQueryState(queryKey)?.error))) notFound();
  return (
    <HydrationBoundary state={dehydrate(client)}>
      {children}
      {migration && at && <AskAgain of={of.map(({ queryKey }) => queryKey)} migration={migration} at={at} />}
    </HydrationBoundary>
  );
}

/** Not there, or asked for by what can be no name of it. */
export const isMissing = (error: unknown): boolean => error instanceof ProblemError && (error.status === 404 || error.status === 400);
