"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import { migrationKey } from "@/lib/queries/migrations";

/** A change of what people say of the original; everything that follows from it is asked again. */
export function useDriftChange<I, O>(
  migration: string,
  change: (input: I) => Promise<O>,
  done: (answer: O) => string,
  onDone?: () => void,
) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer) => {
      await client.invalidateQueries({ queryKey: migrationKey(migration) });
      toast(done(answer));
      onDone?.();
    },
  });
}
