import { count } from "@/components/moments/numbers";
import { ChoiceChip } from "@/components/ui/chip";

type Props<Kind extends string> = {
  /** What to choose for agents of every kind. */
  all: string;
  /** Each kind by what it is called, in the order shown. */
  names: Record<Kind, string>;
  counts: Partial<Record<Kind, number>> | undefined;
  chosen: Kind | null;
  onChange: (kind: Kind | null) => void;
};

/** Agents of which kind are shown, with how many there are. */
export function KindChips<Kind extends string>({ all, names, counts, chosen, onChange }: Props<Kind>) {
  const kinds = Object.keys(names) as Kind[];
  const sum = counts && kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  return (
    <>
      <ChoiceChip chosen={chosen === null} count={count(sum)} onClick={() => onChange(null)}>
        {all}
      </ChoiceChip>
      {kinds.map((kind) => (
        <ChoiceChip key={kind} chosen={chosen === kind} count={count(counts?.[kind])} onClick={() => onChange(kind)}>
          {names[kind]}
        </ChoiceChip>
      ))}
    </>
  );
}
