import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { SkeletonCard } from "./skeleton";
import { RetryState } from "./states";

type Props = {
  of: Pick<UseQueryResult, "data" | "error" | "refetch">;
  /** What it says where it could not be read. */
  title: string;
  /** How many rows are likely to come. */
  rows?: number;
  /** Stands for them where the answer is no list. */
  waiting?: ReactNode;
};

/** In place of an answer that is not there: that it is on its way, or why it could not be read. */
export function Unanswered({ of: { data, error, refetch }, title, rows = 0, waiting = <SkeletonCard rows={rows} /> }: Props) {
  if (data !== undefined) return null;
  if (!error) return waiting;
  return (
    <RetryState title={title} onRetry={refetch}>
      {error.message}
    </RetryState>
  );
}
