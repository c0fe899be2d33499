"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { isMoment } from "@/lib/queries/agent-links";
import { search } from "@/lib/queries/request";

/** The past moment in the address; null: now. Setting it asks the server for no other page. */
export function useAsOf(): [asOf: string | null, setAsOf: (asOf: string | null) => void] {
  const asked = useSearchParams().get("asOf");
  const path = usePathname();
  return [asked !== null && isMoment(asked) ? asked : null, (asOf) => history.replaceState(null, "", path + search({ asOf }))];
}
