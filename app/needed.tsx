import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isMissing, type Question } from "./prefetched";
import { actorOfRequest } from "./session";
import { askWithin } from "./within";

/**
 * What an address names one of, asked before anything of its page is sent: an answer that has begun can be no 404 any more. For layouts of
 * addresses below `(one)`, above which nothing waits. Without an actor nothing is told; what fails otherwise is told by the page.
 */
export async function Needed({ one, children }: { one: Question; children: ReactNode }) {
  if (!(await actorOfRequest())) return children;
  const missing = await askWithin(one).then(() => false, isMissing);
  if (missing) notFound();
  return children;
}
