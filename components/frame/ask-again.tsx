"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { positionNow, whileHearing } from "@/lib/queries/live";

type Props = { of: QueryKey[]; migration: string; at: string };

/**
 * What came with a page was read on the server, where the migration stood at `at`, before this page heard of changes or held what they are of. Nobody else would ask
 * again for what changed in between. An effect, because it follows what came.
 */
export function AskAgain({ of, migration, at }: Props) {
  const client = useQueryClient();
  useEffect(
    () =>
      whileHearing(async () => {
        const now = await positionNow(client, migration);
        if (now === undefined || now === at) return;
        for (const queryKey of of) void client.invalidateQueries({ queryKey, exact: true });
      }),
    [client, of, migration, at],
  );
  return null;
}
