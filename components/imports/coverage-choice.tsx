"use client";

import { CircleHelp, Info } from "lucide-react";
import { useId } from "react";
import { useMigration } from "@/components/frame/current-migration";
import { count } from "@/components/moments/numbers";
import { classes } from "@/components/ui/classes";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { type Coverage, coverages } from "@/lib/domain/stages";
import { explains } from "@/lib/domain/words/term";
import { makesAnybodyMissing, onlyWords } from "./coverage-words";
import { GroupNames } from "./group-names";

type Props = { record: ImportRecord; busy: boolean; onAnswer: (said: ImportInput) => void };

/** For each management group of a file: is it all of it, or only these rows? Asked or not, a person can say. */
export function CoverageChoice({ record, busy, onAnswer }: Props) {
  if (!makesAnybodyMissing(record)) return null;
  return (
    <div className="flex flex-col gap-3">
      {record.groups.map((group) => (
        <GroupChoice key={group} group={group} record={record} busy={busy} onAnswer={onAnswer} />
      ))}
    </div>
  );
}

function GroupChoice({ group, record, busy, onAnswer }: Props & { group: string }) {
  const migration = useMigration();
  const id = useId();
  const taken = record.coverages[group] ?? null;
  const doubts = plain(record.doubts.filter((doubt) => doubt.group === group));
  const asked = taken === null;
  const Icon = asked ? CircleHelp : Info;
  const own = record.byGroup?.[group];
  const named = own ? own.added + own.changed + own.unchanged : record.groups.length === 1 ? record.rows.accepted : null;
  const names: Record<Coverage, string> = { whole: "The whole group", part: onlyWords(named) };
  return (
    <fieldset
      aria-describedby={doubts.length ? `${id}-why` : undefined}
      className={classes("min-w-0 rounded-field border px-3 py-2.5", asked ? "border-warn/40 bg-warn-soft" : "border-line bg-sunken")}
    >
      <legend className="sr-only">What the file is of {group}</legend>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span aria-hidden className="min-w-0 text-small font-medium text-ink2 phone:basis-full">
          <GroupNames names={[group]} migration={migration} />
        </span>
        <div className="inline-grid max-w-full grid-cols-2 gap-1.5 phone:w-full" aria-busy={busy}>
          {coverages.map((word) => (
            <label
              key={word}
              {...explains(word === "whole" ? "term:whole" : "term:onlyThese")}
              className={classes(
                "relative flex min-h-10 cursor-pointer flex-col justify-center rounded-button border px-2.5 py-1 text-small has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent phone:min-h-11",
                taken === word ? "border-ink bg-ink text-surface" : "border-line2 bg-surface text-ink2 hover:bg-hover",
              )}
            >
              <input
                type="radio"
                name={id}
                aria-label={names[word]}
                aria-describedby={`${id}-${word}`}
                className="pointer-events-none absolute inset-0 opacity-0"
                checked={taken === word}
                onChange={() => !busy && onAnswer({ coverage: { [group]: word } })}
              />
              <span className={classes("font-semibold", taken !== word && "text-ink")}>{names[word]}</span>
              <span id={`${id}-${word}`}>{word === "part" ? "nobody goes missing" : missingAsWhole(own, taken)}</span>
            </label>
          ))}
        </div>
        {asked && <span className="text-small text-ink2">Which is it? Nothing is applied before you say.</span>}
      </div>
      {doubts.length > 0 && (
        <ul id={`${id}-why`} className="mt-2 flex max-w-[92ch] flex-col gap-1 text-small">
          {doubts.map(({ code, sentence }) => (
            <li key={code + sentence} className="flex items-start gap-1.5">
              <Icon
                size={13}
                strokeWidth={2}
                aria-hidden
                className={classes("mt-[3px] shrink-0", asked ? "text-warn-text" : "text-ink3")}
              />
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}

/** Where nobody at all is in the file, that more than half and whole servers are missing is said with it. */
function plain(doubts: ImportRecord["doubts"]): ImportRecord["doubts"] {
  const nobody = doubts.some(({ code, missing, listed }) => code === "missing" && missing === listed);
  return nobody ? doubts.filter(({ code }) => code !== "half" && code !== "emptied") : doubts;
}

type Own = NonNullable<ImportRecord["byGroup"]>[string];

/** Who goes missing if it is all of the management group; the number, where it is known. */
function missingAsWhole(own: Own | undefined, taken: Coverage | null): string {
  if (!own || taken === "part") return "who is not in it goes missing";
  const missing = own.missing + own.ifWhole;
  if (missing === 0) return "nobody goes missing";
  return `${count(missing)} ${missing === 1 ? "goes" : "go"} missing`;
}
