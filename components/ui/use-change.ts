"use client";

import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "./toast";

type Manner<O, I> = {
  /** Said in passing once it is done. */
  says?: string | ((answer: O, asked: I) => string);
  /** What follows at once, before what is shown is read again. */
  after?: (answer: O, asked: I) => void;
  /** What follows, and is told, once it is read again: where it opens or leaves what is new by then. */
  onceRead?: (answer: O, asked: I) => void;
  /** Where the page has no place for a failure, it is said in passing as well. */
  failsInPassing?: boolean;
  /** Its answer is what stands under this key from now on. With it the change counts as done, while the rest is still read again. */
  answers?: QueryKey;
};

/** Something that people change: asked for once, told, and followed by what closes or opens. What it made old is read again by itself. */
export function useChange<O, I = void>(change: (asked: I) => Promise<O>, manner: Manner<O, I> = {}) {
  const { says, after, onceRead, failsInPassing, answers } = manner;
  const client = useQueryClient();
  const toast = useToast();
  const tell = (answer: O, asked: I) => says && toast(typeof says === "string" ? says : says(answer, asked));
  return useMutation<O, Error, I>({
    mutationFn: change,
    onSuccess: (answer, asked) => {
      if (answers) client.setQueryData(answers, answer);
      after?.(answer, asked);
      if (!onceRead) tell(answer, asked);
    },
    onError: (error) => failsInPassing && toast(error.message, { urgent: true }),
    onSettled: (answer, _error, asked) => {
      if (!onceRead || answer === undefined) return;
      tell(answer, asked);
      onceRead(answer, asked);
    },
    meta: { settlesAtOnce: answers !== undefined },
  });
}
