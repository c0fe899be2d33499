import { CircleX, TriangleAlert, Wrench } from "lucide-react";
import { count, counted } from "@/components/moments/numbers";
import { Badge } from "@/components/ui/badge";
import { groupIssues, type Issue, rowList } from "./issue-groups";
import { SameNames } from "./same-names";

/** Issues by kind: which rows, what is wrong, how to fix it. */
export function IssueList({ issues }: { issues: readonly Issue[] }) {
  return (
    <ul className="divide-y divide-line">
      {groupIssues(issues).map(({ code, severity, title, message, hint, rows, count: many, offers }) => {
        const error = severity === "error";
        const Icon = error ? CircleX : TriangleAlert;
        return (
          <li key={code} className="flex items-start gap-2.5 py-3">
            <Icon
              size={15}
              strokeWidth={1.75}
              aria-label={error ? "Error" : "Warning"}
              className={error ? "mt-0.5 shrink-0 text-bad-text" : "mt-0.5 shrink-0 text-warn-text"}
            />
            <div className="min-w-0 flex-1">
              <p className="flex items-start justify-between gap-2 font-semibold">
                {title}
                {rows.length > 0 && <Badge tone={error ? "bad" : "warn"}>{counted(rows.length, "row")}</Badge>}
              </p>
              <p className="mt-0.5 text-small break-words text-ink2">{message}</p>
              {rows.length > 1 && <p className="mt-0.5 text-small text-ink3">Rows {rowList(rows)}</p>}
              {rows.length === 1 && <p className="mt-0.5 text-small text-ink3">Row {count(rows[0])}</p>}
              {rows.length === 0 && many > 1 && <p className="mt-0.5 text-small text-ink3">{count(many)} times</p>}
              {hint && (
                <p className="mt-1 flex items-start gap-1.5 text-small">
                  <Wrench size={12} strokeWidth={2} aria-hidden className="mt-[3px] shrink-0 text-ink3" />
                  <span className="min-w-0 break-words">{hint}</span>
                </p>
              )}
              {offers.length > 0 && <SameNames offers={offers} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
