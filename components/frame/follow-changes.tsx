"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { followChanges } from "@/lib/queries/live";

/** Keeps what is shown in step with the server. An effect, because the stream lives outside of React. */
export function FollowChanges({ migration }: { migration: string }) {
  const client = useQueryClient();
  useEffect(() => followChanges(client, migration), [client, migration]);
  return null;
}
