import { counted } from "@/components/moments/numbers";
import type { Standing } from "@/lib/contracts/activity";
import type { Upload } from "./uploads";

/** "3 imports before it", nothing where its turn has come. */
export function waitWords(standing: Standing | undefined): string | null {
  return standing?.before ? `${counted(standing.before, "import")} before it` : null;
}

/** How far a file on its way has come: sent, then in the queue of the server, then read. `share` is 0 to 1. */
export function progressOf(
  { state, sent }: Pick<Upload, "state" | "sent">,
  standing: Standing | undefined,
): { words: string; share: number } {
  if (state === "waiting") return { words: "Waits for the file before it", share: 0 };
  if (sent < 1) return { words: `Sent ${Math.floor(sent * 100)} %`, share: sent };
  const waits = waitWords(standing);
  if (waits) return { words: waits, share: 0 };
  if (!standing?.read) return { words: "Reading", share: 1 };
  if (standing.read < 1) return { words: `Read ${Math.floor(standing.read * 100)} %`, share: standing.read };
  return { words: "Planning", share: 1 };
}
