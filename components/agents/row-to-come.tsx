import { unknown } from "@/components/moments/moments";
import type { RowPlace } from "./agent-row";
import { rowLayout } from "./grid-columns";

const widths = ["w-4/5", "w-3/5", "w-2/3", "w-1/2"];

/** The place of a row that is not loaded: a box in each of its cells. */
export function RowToCome({ place, columns, failed }: { place: RowPlace; columns: number; failed: boolean }) {
  return (
    <tr
      aria-rowindex={place.index + 2}
      className={`${rowLayout} absolute inset-x-0 top-0 border-b border-line bg-surface`}
      style={{ height: place.size, transform: `translateY(${place.start}px)` }}
    >
      <td className="phone:hidden" />
      {failed ? (
        <td className="text-small text-ink3">{unknown}</td>
      ) : (
        Array.from({ length: columns + 1 }, (_, cell) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          <td key={cell} className={cell > 1 ? "min-w-0 phone:hidden" : "min-w-0 phone:col-span-2"}>
            <div aria-hidden className={`h-2.5 rounded-bar bg-hover ${widths[(cell + place.index) % widths.length]}`} />
          </td>
        ))
      )}
    </tr>
  );
}
