import { count } from "@/components/moments/numbers";
import { Keys } from "@/components/ui/keys";
import { HealthLegend } from "./health-shape";

export function GridFoot({ first, last, total }: { first: number; last: number; total: number }) {
  return (
    <footer className="flex h-8 shrink-0 items-center gap-4 border-t border-line bg-sunken px-4 text-small text-ink2 phone:hidden print:hidden">
      <span className="tabular-nums">
        Rows {count(first)} to {count(last)} of {count(total)}
      </span>
      <span className="ml-auto hidden desk:block">
        <HealthLegend />
      </span>
      <span className="ml-auto flex items-center gap-1.5 desk:ml-0">
        <Keys>J</Keys>
        <Keys>K</Keys> move <Keys>↵</Keys> open
      </span>
    </footer>
  );
}
