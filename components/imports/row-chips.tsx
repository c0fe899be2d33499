import { count } from "@/components/moments/numbers";
import { ChoiceChip } from "@/components/ui/chip";
import type { ImportRecord, ImportRows } from "@/lib/contracts/imports";
import type { RowOutcome } from "@/lib/domain/row-outcomes";
import { explains } from "@/lib/domain/words/term";
import type { RowFilter } from "@/lib/queries/imports";
import { fieldName } from "./fact-words";
import { outcomeCount, outcomeNames } from "./import-words";

export type Choice = Omit<RowFilter, "q" | "group" | "section">;

export const allChanges: Choice = { outcome: ["added", "changed", "missing"], field: [] };
const singles: RowOutcome[] = ["added", "changed", "missing", "ifWhole", "rejected", "duplicate", "ignored", "withoutAgent", "unchanged"];

/** The rarer fields are found under "Changed": more chips would hide the rows below them. */
const shownFields = 4;

type Props = { record: ImportRecord; fields: ImportRows["fields"]; choice: Choice; onChoose: (choice: Choice) => void };

/** Which rows to show: by what happened to them, and of the changed ones by the field that changed. */
export function RowChips({ record, fields, choice, onChoose }: Props) {
  const total = (list: readonly RowOutcome[]) => count(list.reduce((sum, one) => sum + outcomeCount(record, one), 0));
  const only = (outcome: RowOutcome) => choice.field.length === 0 && choice.outcome.length === 1 && choice.outcome[0] === outcome;
  return (
    <>
      <ChoiceChip chosen={choice === allChanges} count={total(allChanges.outcome)} onClick={() => onChoose(allChanges)}>
        All changes
      </ChoiceChip>
      {singles
        .filter((one) => outcomeCount(record, one) > 0)
        .map((one) => (
          <ChoiceChip
            key={one}
            {...explains(`tile:${one}`)}
            chosen={only(one)}
            count={total([one])}
            onClick={() => onChoose({ outcome: [one], field: [] })}
          >
            {outcomeNames[one]}
          </ChoiceChip>
        ))}
      {fields.slice(0, shownFields).map(({ field, rows }) => (
        <ChoiceChip
          key={field}
          chosen={choice.field.includes(field)}
          count={count(rows)}
          onClick={() => onChoose({ outcome: ["changed"], field: [field] })}
        >
          {fieldName(field)}
        </ChoiceChip>
      ))}
    </>
  );
}
