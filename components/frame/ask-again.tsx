"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { mayBeOvertaken } from "@/lib/queries/live";

/**
 * What came with a page was read on the server before it arrived here. If a change was heard of meanwhile, nobody else would ask again: the change was
 * told to a cache that did not hold this yet. An effect, because it follows what came.
 */
export function AskAgain({ of }: { of: QueryKey[] }) {
  const client = useQueryClient();
  useEffect(() => {
    if (mayBeOvertaken()) for (const queryKey of of) void client.invalidateQueries({ queryKey, exact: true });
  }, [client, of]);
  return null;
}
