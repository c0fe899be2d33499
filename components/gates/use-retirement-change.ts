import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import type { Retirement } from "@/lib/contracts/retirement";
import { retirementQuery } from "@/lib/queries/retirement";

/** A change of what leads say of an original: whatever is shown of the migration may look different after it, its own card at once. */
export function useRetirementChange<A = void>(
  migration: string,
  change: (asked: A) => Promise<Retirement>,
  done: string,
  onDone: () => void,
) {
  const client = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer) => {
      client.setQueryData(retirementQuery(migration).queryKey, answer);
      onDone();
      toast(done);
    },
  });
}
