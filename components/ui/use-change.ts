"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";

/** A change of something in a list; the list is read again. */
export function useChange<I, O>(queryKey: QueryKey, mutationFn: (input: I) => Promise<O>, onSuccess?: (output: O) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async (output: O) => {
      onSuccess?.(output);
      await client.invalidateQueries({ queryKey });
    },
  });
}
