import Link from "next/link";
import { count, percent } from "@/components/moments/numbers";
import { stageWords } from "@/components/stages/stage-words";
import { classes } from "@/components/ui/classes";
import { Tip } from "@/components/ui/tooltip";
import type { Migration } from "@/lib/contracts/migrations";
import type { Band } from "@/lib/domain/report/bridge-geometry";
import { stageNames } from "@/lib/domain/stages";
import { inventoryHref } from "@/lib/queries/agent-links";
import { bandMeaning, changeSince, observedIn } from "./band-words";
import { type LabelPlace, turnedPlace, widePlace } from "./label-places";
import type { ShownMoment } from "./shown-moment";

const texts = {
  waiting: "text-orig-text",
  upgraded: "text-orig-text",
  joined: "text-dual-text",
  dualHomed: "text-dual-text",
  cutOver: "text-new-text",
  gone: "text-ink2",
};
const halo =
  "[text-shadow:0_0_4px_var(--color-surface),0_0_4px_var(--color-surface),0_0_2px_var(--color-surface),0_0_2px_var(--color-surface)]";

type Props = { bands: readonly Band[]; shown: ShownMoment; migration: Migration /** Width of the turned drawing. */; turned?: number };

/** The bands as a list of links, each where its band is. Turned, only what there is room for: the legend has them all. */
export function BandLabels({ bands, shown, migration, turned }: Props) {
  const listed = bands.reduce((sum, { stage, count: value }) => sum + (stage === "gone" ? 0 : value), 0);
  return (
    <ul aria-label={turned ? undefined : "Agents by stage"} aria-hidden={turned ? true : undefined}>
      {bands.map((band) => {
        const place = turned ? turnedPlace(band, turned) : widePlace(band);
        if (!place) return null;
        return (
          <li key={band.stage} className={classes("absolute transition-[top] duration-400", aligned(place))} style={place.style}>
            <Label band={band} place={place} all={listed} shown={shown} migration={migration} turned={turned !== undefined} />
          </li>
        );
      })}
    </ul>
  );
}

const aligned = ({ align }: LabelPlace) => (align === "center" ? "-translate-x-1/2 text-center" : align === "right" ? "text-right" : "");

type LabelProps = Omit<Props, "bands" | "turned"> & { band: Band; place: LabelPlace; all: number; turned: boolean };

function Label({ band: { stage, count: value }, place, all, shown, migration, turned }: LabelProps) {
  const meaning = bandMeaning(stage, migration);
  const change = changeSince(stage, shown, migration.timeZone);
  const href = inventoryHref(migration.id, { stage: [stage], excluded: false, asOf: shown.asOf });
  const share = stage === "gone" ? "" : `${percent(value, all)} %`;
  const tip = (
    <span className="block">
      <span className="block text-ink">
        <b className="font-semibold">{count(value)}</b> {stageNames[stage]}, {meaning}
      </span>
      <span className="mt-0.5 block text-meta text-ink3">
        {change && `${change} · `}next: {stageWords[stage].next}
      </span>
      <span className="block text-meta text-ink3">as of {observedIn(shown, migration.timeZone)}</span>
    </span>
  );
  const focus = { tabIndex: turned ? -1 : undefined };
  if (place.inside)
    return (
      <Tip text={tip} keys="↵" side="top">
        <Link
          {...focus}
          href={href}
          prefetch={false}
          className="block rounded-bar whitespace-nowrap text-on-dual focus-visible:outline-on-dual"
        >
          <b className="block text-[28px] leading-8.5 font-semibold tracking-[-0.03em] tabular-nums underline decoration-on-dual2/60 decoration-dotted decoration-1 underline-offset-5 hover:decoration-solid">
            {count(value)}
          </b>{" "}
          <span className="block font-semibold">
            {stageNames[stage]} · {share}
          </span>
          {!turned && place.lines === 2 && (
            <span className="block text-small text-on-dual2">
              {meaning}
              {change && ` · ${change}`}
            </span>
          )}
        </Link>
      </Tip>
    );
  return (
    <Tip text={tip} keys="↵" side="top">
      <Link {...focus} href={href} prefetch={false} className={classes("block rounded-bar leading-4.5 whitespace-nowrap", halo)}>
        <b className={classes("opens-rows font-semibold tabular-nums", texts[stage])}>{count(value)}</b>
        {!turned && (
          <>
            {" "}
            <b className="ml-0.5 font-semibold text-ink">{stageNames[stage]}</b>{" "}
            {place.lines === 2 && <span className="ml-0.5 text-small text-ink3">{share} </span>}
            {stage !== "upgraded" && (
              <span
                className={classes("text-small text-ink3", place.lines === 2 ? "block leading-4" : "ml-0.5 hidden @min-[66rem]:inline")}
              >
                {meaning}
              </span>
            )}
          </>
        )}
      </Link>
    </Tip>
  );
}
