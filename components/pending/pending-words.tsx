import { dayAndTime, daysBetween, isInstant } from "@/components/moments/moments";
import { counted } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";
import type { PendingItem } from "@/lib/contracts/pending";

type Of = { one: Pick<PendingItem, "since" | "observedAt" | "importId" | "importNumber"> };

/** When it was last touched, and how long that was before the export that shows it. */
export function Since({ one: { since, observedAt }, timeZone }: Of & { timeZone: string }) {
  if (!since) return "since when is not told";
  if (!isInstant(since)) return since;
  const days = daysBetween(since, observedAt);
  return (
    <>
      {dayAndTime(since, timeZone)} <span className="text-ink3">({days < 1 ? "the same day" : counted(days, "day")})</span>
    </>
  );
}

/** The import that shows it, to open. */
export function SeenBy({ one, migration }: Of & { migration: string }) {
  return (
    <Link href={`/m/${migration}/imports/${one.importId}`} className="opens-rows whitespace-nowrap">
      import #{one.importNumber}
    </Link>
  );
}
