import { count } from "@/components/moments/numbers";
import { Keys } from "@/components/ui/keys";
import { HealthLegend } from "./health-shape";

export function GridFoot({ first, last, total, ticked }: { first: number; last: number; total: number; ticked: number }) {
  return (
    <footer className="flex h-8 shrink-0 items-center gap-4 border-t border-line bg-sunken px-4 text-small desk:px-5 whitespace-nowrap text-ink2 phone:hidden print:hidden">
      <span className="tabular-nums">
        Rows {count(first)} to {count(last)} of {count(total)}
      </span>
      {ticked > 0 && <span className="tabular-nums">{count(ticked)} selected</span>}
      <span className="ml-auto hidden min-[1240px]:block">
        <HealthLegend />
      </span>
      <span className="ml-auto hidden items-center gap-1.5 tablet:flex min-[1240px]:ml-0">
        <Keys>J</Keys>
        <Keys>K</Keys> move <Keys>↵</Keys> open <Keys>X</Keys> select
      </span>
    </footer>
  );
}
