import { ExternalLink, Wrench } from "lucide-react";
import { FlagIcon } from "@/components/agents/flag-icon";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { severityNames } from "@/lib/domain/stages";
import type { Explained } from "@/lib/domain/words/glossary";

/** One word: what it is, what is behind it, what to do about it, and the page that the rule rests on. */
export function GlossaryEntry({ one: { id, name, says, more, clear, source, stage, severity } }: { one: Explained }) {
  return (
    <div
      id={id}
      className="grid scroll-mt-4 grid-cols-[15rem_minmax(0,1fr)] gap-x-5 border-t border-line px-4 py-2.5 break-inside-avoid target:bg-hover phone:grid-cols-1"
    >
      <dt className="flex items-start gap-2 font-semibold">
        {stage && (
          <span className="mt-1">
            <StageGlyph stage={stage} />
          </span>
        )}
        {severity && (
          <span className="mt-0.5">
            <FlagIcon severity={severity} size={15} />
            <span className="sr-only">{severityNames[severity]}: </span>
          </span>
        )}
        {name}
      </dt>
      <dd className="flex max-w-[80ch] flex-col gap-1">
        <span>{says}</span>
        {more && <span className="text-ink2">{more}</span>}
        {clear && (
          <span className="flex items-start gap-1.5 text-ink2">
            <Wrench size={13} strokeWidth={2} aria-hidden className="mt-1 shrink-0 text-ink3" />
            <span>
              <span className="sr-only">To clear it: </span>
              {clear}
            </span>
          </span>
        )}
        {source?.href && (
          <a
            href={source.href}
            target="_blank"
            rel="noreferrer"
            className="link inline-flex w-fit items-center gap-1 text-small break-words"
          >
            {source.name}
            <ExternalLink size={12} aria-hidden className="shrink-0" />
          </a>
        )}
      </dd>
    </div>
  );
}
