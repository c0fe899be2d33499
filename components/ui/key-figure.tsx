import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";

type Props = { caption: string; value: string; unit?: string; href?: string; parts: ReactNode; chart?: ReactNode };

/** Caption, value, the parts it is made of; the value opens the rows behind it. */
export function KeyFigure({ caption, value, unit, href, parts, chart }: Props) {
  return (
    <div className="flex min-w-0 flex-1 flex-col px-3.5 py-3">
      <span className="text-caption font-medium text-ink2">{caption}</span>
      <span className="mt-0.5 flex items-center justify-between gap-3">
        <span className="text-figure whitespace-nowrap tabular-nums">
          {href ? (
            <Link href={href} className="opens-rows rounded-bar" aria-label={`${caption}: ${value}${unit ? ` ${unit}` : ""}`}>
              {value}
            </Link>
          ) : (
            value
          )}
          {unit && <span className="ml-1 text-body font-normal tracking-normal text-ink2">{unit}</span>}
        </span>
        {chart}
      </span>
      <span className="mt-0.5 text-small text-ink2">{parts}</span>
    </div>
  );
}
