import { count, difference } from "@/components/moments/numbers";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { ImportRecord } from "@/lib/contracts/imports";
import { type Stage, stageNames } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { importHref } from "@/lib/queries/import-links";
import { countedOutcomes, OutcomeCount, outcomeLooks } from "./counts";
import { missingIfWhole, missingMeaning, stagesTitle } from "./coverage-words";
import { outcomeCount, outcomeNames } from "./import-words";

const meanings: Record<string, string> = {
  added: "new to the group",
  changed: "differ from now",
  unchanged: "confirmed again",
  rejected: "rows not read",
};
const ofLists: Record<string, string> = {
  added: "agents nothing was listed of",
  changed: "agents listed otherwise",
  unchanged: "say nothing new",
  withoutAgent: "no agent known, or several",
  rejected: "rows not read",
};
/** The two columns of the small table, in the order of the crossing when read downwards. */
const order: Stage[] = ["waiting", "upgraded", "joined", "dualHomed", "cutOver", "gone"];

/** Five counts, and where the agents stand afterwards. */
export function OutcomeStrip({ record, migration }: { record: ImportRecord; migration: string }) {
  const { stages } = record;
  const ifWhole = missingIfWhole(record);
  return (
    <section aria-label="What it changes" className="card shrink-0 overflow-hidden">
      <dl className="grid grid-cols-6 gap-px overflow-hidden rounded-t-card bg-line tablet:grid-cols-5">
        {countedOutcomes(record).map((outcome, index) => {
          const { Icon, colour } = outcomeLooks[outcome];
          const value = outcomeCount(record, outcome);
          return (
            <div key={outcome} className={classes("bg-surface px-3.5 py-3", index < 3 ? "phone:col-span-2" : "phone:col-span-3")}>
              <dt className={classes("flex items-center gap-1.5 text-caption font-medium", value === 0 ? "text-ink2" : colour)}>
                <Icon size={12} strokeWidth={2} aria-hidden />
                {outcomeNames[outcome]}
              </dt>
              <dd className="mt-0.5 text-figure tabular-nums">
                <OutcomeCount record={record} outcome={outcome} migration={migration} />
              </dd>
              <dd className="text-meta text-ink2">
                {outcome === "missing" ? missingMeaning(record) : (record.kind === "peopleList" ? ofLists : meanings)[outcome]}
                {outcome === "missing" && ifWhole > 0 && <span className="block text-warn-text">{count(ifWhole)} more if whole</span>}
              </dd>
            </div>
          );
        })}
      </dl>
      <ByGroup record={record} migration={migration} />
      {stages && (
        <div className="border-t border-line px-3.5 pt-2.5 pb-3">
          <h2 className="mb-1.5 text-caption font-medium text-ink2">{stagesTitle(record)}</h2>
          <ul className="grid gap-x-7 gap-y-1 tablet:grid-cols-2 desk:grid-cols-3">
            {order.map((stage) => {
              const before = stages.before[stage] ?? 0;
              const after = stages.after[stage] ?? 0;
              return (
                <li key={stage} className="flex items-center gap-2 text-small" title={`${count(before)} now`}>
                  <StageGlyph stage={stage} scale={0.9} />
                  <span className="min-w-0 flex-1 truncate" {...explains(`stage:${stage}`)}>
                    {stageNames[stage]}
                  </span>
                  <b className="font-semibold tabular-nums">{count(after)}</b>
                  <span className="w-14 shrink-0 text-right whitespace-nowrap tabular-nums text-ink2">{difference(after - before)}</span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </section>
  );
}

const ofGroup = ["added", "changed", "unchanged", "missing"] as const;

/** The counts of each management group, of a file that holds several. Each opens its rows. */
function ByGroup({ record: { id, groups, byGroup }, migration }: { record: ImportRecord; migration: string }) {
  if (groups.length < 2 || byGroup === null) return null;
  const doubted = groups.some((group) => (byGroup[group]?.ifWhole ?? 0) > 0);
  const outcomes = [...ofGroup, ...(doubted ? (["ifWhole"] as const) : [])];
  return (
    <div className="overflow-x-auto border-t border-line px-3.5 pt-2.5 pb-2">
      <table className="w-full text-small tabular-nums">
        <thead>
          <tr className="text-caption text-ink2">
            {["Management group", ...outcomes.map((outcome) => outcomeNames[outcome])].map((name, i) => (
              <th key={name} scope="col" className={i ? "pl-3 text-right font-medium" : "text-left font-medium"}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const own = byGroup[group];
            return (
              <tr key={group}>
                <th scope="row" className="py-0.5 text-left font-medium [overflow-wrap:anywhere]">
                  {group}
                </th>
                {own &&
                  outcomes.map((outcome) => (
                    <td key={outcome} className={classes("pl-3 text-right", own[outcome] === 0 && "text-ink3")}>
                      {own[outcome] === 0 ? (
                        count(0)
                      ) : (
                        <Link href={importHref(migration, id, outcome, group)} className="opens-rows">
                          {count(own[outcome])}
                        </Link>
                      )}
                    </td>
                  ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
