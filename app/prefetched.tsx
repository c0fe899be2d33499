import { dehydrate, HydrationBoundary, QueryClient, type QueryKey } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { AskAgain } from "@/components/frame/ask-again";
import { migrationIn } from "@/lib/queries/migrations";
import { positionBefore } from "./reads";

type Read = { key: QueryKey; read: () => Promise<unknown>; paged?: boolean };

/** Hands what the server already knows to the browser's cache under the same keys. What fails here is asked for again there. */
export async function Prefetched({ of, children }: { of: Read[]; children: ReactNode }) {
  const client = new QueryClient();
  const migration = of.map(({ key }) => migrationIn(key)).find((id) => id !== null) ?? null;
  const at = migration && (await positionBefore(migration));
  await Promise.all(
    of.map(({ key, read, paged }) =>
      paged
        ? client.prefetchInfiniteQuery({ queryKey: key, queryFn: read, initialPageParam: null })
        : client.prefetchQuery({ queryKey: key, queryFn: read }),
    ),
  );
  return (
    <HydrationBoundary state={dehydrate(client)}>
      {children}
      {migration && at && <AskAgain of={of.map(({ key }) => key)} migration={migration} at={at} />}
    </HydrationBoundary>
  );
}
