import { useMay } from "@/components/frame/actor";
import { oldFacts } from "@/components/frame/observed-times";
import { count, counted } from "@/components/moments/numbers";
import { ButtonLink } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/states";
import type { Migration } from "@/lib/contracts/migrations";
import type { Progress } from "@/lib/contracts/progress";
import { rowsOfFlag } from "@/lib/domain/agent-rows";
import { endSilence, silentWords } from "@/lib/domain/silent-words";
import { inventoryHref } from "@/lib/queries/agent-links";

type Props = {
  progress: Progress;
  migration: Migration;
  asOf: string | null;
  /** When the counts were read. */
  readAt: string;
  nothing: boolean;
};

/** What to know before any number: that it is old, or not of everything. */
export function Banners({ progress, migration, asOf, readAt, nothing }: Props) {
  const may = useMay();
  const { silent = [], flags } = progress;
  const agents = flags.notHeardAbout ?? 0;
  const old = asOf ? null : oldFacts(migration, readAt);
  const importing = may("imports.create", migration) && (
    <ButtonLink size="small" href={`/m/${migration.id}/imports`}>
      Import
    </ButtonLink>
  );
  return (
    <>
      {old && (
        <Note tone={old.calm ? "plain" : "warn"} title={old.title} action={old.calm ? undefined : importing}>
          {old.words}
        </Note>
      )}
      {silent.length > 0 && (
        <Note tone="warn" title={`${counted(agents, "agent")} in scope not heard about lately`} action={importing}>
          {silentWords(silent, migration.timeZone)} {endSilence(silent)}{" "}
          <Link href={inventoryHref(migration.id, { ...rowsOfFlag("notHeardAbout"), asOf })} className="opens-rows">
            Show these {count(agents)}
          </Link>
        </Note>
      )}
      {progress.incomplete.length > 0 && !nothing && (
        <Note tone="warn" title={`No whole export of ${progress.incomplete.join(", ")} yet`} action={importing}>
          Until there is one, agents that are cut over do not count as done, and agents of it may be missing here.
        </Note>
      )}
    </>
  );
}
