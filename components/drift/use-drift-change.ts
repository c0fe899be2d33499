"use client";

import { useMutation } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";

/** A change of what people say of the original, told and closed once what follows from it is read again. */
export function useDriftChange<I, O>(change: (input: I) => Promise<O>, done: (answer: O) => string, onDone?: () => void) {
  const toast = useToast();
  return useMutation({
    mutationFn: change,
    onSettled: (answer) => {
      if (!answer) return;
      toast(done(answer));
      onDone?.();
    },
  });
}
