import type { CheckOutcome } from "../checks/result";
import type { NamedServer, Part } from "../checks/sentence";

type Told = { result: CheckOutcome["result"]; sentence?: readonly Part[] | undefined; servers?: readonly NamedServer[] | undefined };

/** How many an open task still waits for. `part` opens exactly those; without it they are servers, which have no list of some of them. */
export type Waiting = { count: number; words: string; part: Part | null };

/** What the sentence of a failing check counts first: that is what fails. Null where exports do not say that something is missing. */
export function waitingFor(check: Told | null): Waiting | null {
  if (check?.result !== "fail") return null;
  for (const part of check.sentence ?? []) {
    const { value, words, agents, pending, drift } = part;
    if (value !== undefined && (agents || pending || drift !== undefined)) return { count: value, words, part };
  }
  const servers = check.servers ?? [];
  return servers.length > 0 ? { count: servers.length, words: servers.map(({ name }) => name).join(", "), part: null } : null;
}
