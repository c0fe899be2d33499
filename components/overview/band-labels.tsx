import { count, percent } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import type { Migration } from "@/lib/contracts/migrations";
import type { Band } from "@/lib/domain/report/bridge-geometry";
import type { LabelLook } from "@/lib/domain/report/bridge-labels";
import { type Stage, stageNames } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { inventoryHref } from "@/lib/queries/agent-links";
import { bandMeaning, changeHref, changeSince, observedIn } from "./band-words";
import { type BandTexts, besideName, styleOf, turnedPlaces, widePlaces } from "./label-places";
import type { ShownMoment } from "./shown-moment";

const colours = {
  waiting: "text-orig-text",
  upgraded: "text-orig-text",
  joined: "text-dual-text",
  dualHomed: "text-dual-text",
  cutOver: "text-new-text",
  gone: "text-ink2",
};
const onDeck = "underline decoration-on-dual2/60 decoration-dotted decoration-1 hover:decoration-solid";
const halo =
  "[text-shadow:0_0_4px_var(--color-surface),0_0_4px_var(--color-surface),0_0_2px_var(--color-surface),0_0_2px_var(--color-surface)]";

type Props = {
  bands: readonly Band[];
  shown: ShownMoment;
  migration: Migration;
  /** Of the river, in pixels. */
  size: { width: number; height: number };
  /** While a server is pointed at the deck is pale, and what stands on it cannot be read. */
  pointed: boolean;
};

/** The bands as a list of links, each where its band is. */
export function BandLabels({ bands, shown, migration, size, pointed }: Props) {
  const texts = textsOf(bands, shown, migration);
  return (
    <ul aria-label="Agents by stage">
      {widePlaces(bands, size, texts).map((label) => (
        <li
          key={label.stage}
          className={classes("absolute transition-[top] duration-400", aligned[label.anchor], pointed && label.inside && "opacity-0")}
          style={styleOf(label, size.width)}
        >
          <Label stage={label.stage} look={label} texts={texts(label.stage)} shown={shown} migration={migration} />
        </li>
      ))}
    </ul>
  );
}

/** Turned, only what there is room for: the legend has them all. `size` is that of the drawing, `width` its own on the screen. */
export function TurnedLabels({ bands, shown, migration, size, width }: Omit<Props, "pointed"> & { width: number }) {
  const texts = textsOf(bands, shown, migration);
  return (
    <ul aria-hidden>
      {turnedPlaces(bands, size, width, texts).map(({ stage, inside, says, style }) => (
        <li key={stage} className={classes("absolute transition-[top] duration-400", inside && aligned.middle)} style={style}>
          <Label stage={stage} look={{ inside, says, lines: 2 }} texts={texts(stage)} shown={shown} migration={migration} unreachable />
        </li>
      ))}
    </ul>
  );
}

const aligned = { start: "", middle: "-translate-x-1/2 text-center", end: "text-right" };

function textsOf(bands: readonly Band[], shown: ShownMoment, migration: Migration): (stage: Stage) => BandTexts {
  const listed = bands.reduce((sum, { stage, count: value }) => sum + (stage === "gone" ? 0 : value), 0);
  return (stage) => {
    const value = bands.find((band) => band.stage === stage)?.count ?? 0;
    return {
      number: count(value),
      name: stageNames[stage],
      share: stage === "gone" ? "" : `${percent(value, listed)} %`,
      meaning: bandMeaning(stage, migration),
      change: changeSince(stage, shown, migration.timeZone),
    };
  };
}

type LabelProps = Pick<Props, "shown" | "migration"> & {
  stage: Stage;
  look: LabelLook;
  texts: BandTexts;
  /** Not by the keyboard: the legend beside it has the same. */
  unreachable?: boolean;
};

function Label({ stage, look: { says, lines, inside }, texts, shown, migration, unreachable = false }: LabelProps) {
  const { number, name, share, meaning, change } = texts;
  const href = inventoryHref(migration.id, { stage: [stage], excluded: false, asOf: shown.asOf });
  const about = explains(`stage:${stage}`, `${number}${change && `, ${change}`}, as of ${observedIn(shown, migration.timeZone)}`);
  const focus = { tabIndex: unreachable ? -1 : undefined };
  if (inside)
    return (
      <>
        <Link {...focus} {...about} href={href} className="block rounded-bar whitespace-nowrap text-on-dual focus-visible:outline-on-dual">
          <b className={`block text-[28px] leading-8.5 font-semibold tracking-[-0.03em] tabular-nums underline-offset-5 ${onDeck}`}>
            {number}
          </b>{" "}
          {says === "number" ? (
            <span className="sr-only">{name}</span>
          ) : (
            <span className="block font-semibold">
              {name} · {share}
            </span>
          )}
        </Link>
        {lines === 3 && (
          <span className="block text-small whitespace-nowrap text-on-dual2">
            {meaning}
            {change && " · "}
            {change && (
              <Link
                {...focus}
                href={changeHref(stage, shown, migration.id)}
                className={`rounded-bar underline-offset-3 focus-visible:outline-on-dual ${onDeck}`}
              >
                {change}
              </Link>
            )}
          </span>
        )}
      </>
    );
  const look = classes("rounded-bar leading-4.5 whitespace-nowrap", halo);
  const [first, ...more] = says === "whole" || says === "change" ? besideName(stage, texts, says) : [];
  const small = classes("text-small text-ink3", lines === 2 ? "block leading-4" : "ml-0.5");
  const changes = says === "change";
  const meant = changes && more.length === 0 ? "" : first;
  return (
    <>
      <Link {...focus} {...about} href={href} className={classes(look, !changes && "block")}>
        <b className={classes("opens-rows font-semibold tabular-nums", colours[stage])}>{number}</b>
        {says === "number" ? <span className="sr-only"> {name}</span> : <b className="ml-0.5 font-semibold text-ink"> {name}</b>}{" "}
        {lines === 2 && first && <span className="ml-0.5 text-small text-ink3">{share} </span>}
        {!changes && first && <span className={small}>{first}</span>}
      </Link>
      {changes && (
        <span className={classes(small, halo, "whitespace-nowrap")}>
          {meant && `${meant} · `}
          <Link {...focus} href={changeHref(stage, shown, migration.id)} className="opens-rows rounded-bar">
            {change}
          </Link>
        </span>
      )}
    </>
  );
}
