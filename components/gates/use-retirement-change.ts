import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import { migrationKey } from "@/lib/queries/migrations";

/** A change of what leads say of an original: whatever is shown of the migration may look different after it. */
export function useRetirementChange<A = void>(migration: string, change: (asked: A) => Promise<unknown>, done: string, onDone: () => void) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      onDone();
      toast(done);
    },
    onSettled: () => client.invalidateQueries({ queryKey: migrationKey(migration) }),
  });
}
