import "server-only";
import type { Issue, ReadFile } from "@/lib/domain/export-rows";
import type { DateOrder } from "@/lib/domain/stages";
import type { Queryable } from "@/lib/server/database/queryable";
import { int, oneOf, readRows } from "@/lib/server/database/rows";

const days = 30;
const decided = ["DMY", "MDY"] as const;
const words = { DMY: "day first", MDY: "month first" };

/**
 * The order of day and month that another export of the same management group decided within 30 days, for a file whose own dates leave
 * it open. Null where none did, where two did differently, and where the file proves both orders by itself.
 */
export async function inheritedOrder(
  db: Queryable,
  migrationId: string,
  file: Pick<ReadFile, "dateOrder" | "datesDisagree" | "issues">,
  groupKeys: readonly number[],
  capturedAt: Date | null,
): Promise<{ order: DateOrder; issue: Issue } | null> {
  const open = file.issues.find(({ code }) => code === "ambiguous-dates");
  if (!open || file.datesDisagree || file.dateOrder !== null || capturedAt === null) return null;
  const rows = await readRows(
    db,
    { number: int, order: oneOf(decided) },
    `select number, date_order as "order" from import
      where migration_id = $1 and status = 'applied' and date_order in ('DMY', 'MDY') and group_keys && $2::smallint[]
        and abs(extract(epoch from captured_at - $3)) <= $4
      order by abs(extract(epoch from captured_at - $3)), number`,
    [migrationId, groupKeys, capturedAt, days * 86_400],
  );
  const [nearest] = rows;
  if (!nearest || rows.some(({ order }) => order !== nearest.order)) return null;
  const message = `Dates such as those in ${open.column} can be read two ways. They were read with the ${words[nearest.order]}, as in import #${nearest.number} of the same management group.`;
  const hint = "If that is wrong, choose the other order of dates.";
  return { order: nearest.order, issue: { ...open, message, hint } };
}
