import { type DataTag, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

/**
 * What another part of the page has read already; never asks by itself. A part that is drawn before the one that asks must not
 * open the question: a page then finds it open and empty, and leaves what the server handed to it aside until it is alive.
 * `select` must answer the same value, not merely an equal one, while nothing changed.
 */
export function useKnown<Data, Error, Part>(key: DataTag<QueryKey, Data, Error>, select: (data: Data) => Part): Part | undefined {
  const client = useQueryClient();
  return useSyncExternalStore(
    (changed) => client.getQueryCache().subscribe(changed),
    () => {
      const data = client.getQueryData<Data>(key);
      return data === undefined ? undefined : select(data);
    },
    () => undefined,
  );
}
