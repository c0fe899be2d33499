import { count } from "@/components/moments/numbers";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { Link } from "@/components/ui/link";
import { stageNames, stages } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { inventoryHref } from "@/lib/queries/agent-links";
import type { ShownMoment } from "./shown-moment";

/** Every stage with its number, below the turned picture. */
export function BandLegend({ shown, migration }: { shown: ShownMoment; migration: string }) {
  return (
    <ul aria-label="Agents by stage" className="mt-1.5 grid grid-cols-2 gap-x-5 border-t border-line pt-1.5">
      {stages.map((stage) => (
        <li key={stage}>
          <Link
            {...explains(`stage:${stage}`)}
            href={inventoryHref(migration, { stage: [stage], excluded: false, asOf: shown.asOf })}
            className="flex items-center gap-2 rounded-chip py-1 phone:min-h-11"
          >
            <StageGlyph stage={stage} />
            <span className="min-w-0 flex-1 text-small leading-4 text-ink2">{stageNames[stage]}</span>
            <b className="opens-rows font-semibold tabular-nums">{count(shown.stages[stage])}</b>
          </Link>
        </li>
      ))}
    </ul>
  );
}
