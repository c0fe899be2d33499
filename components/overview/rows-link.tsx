import { count } from "@/components/moments/numbers";
import { Link } from "@/components/ui/link";

/** What is counted: `words` stand behind the number, `name` is said where something else on the page shows it. A bare number is no name. */
type Counted = { words: string; name?: never } | { name: string; words?: never };
type Props = { href: string; value: number; className?: string } & Counted;

/** A number that opens the rows it counts. */
export function RowsLink({ href, value, className = "", words, name }: Props) {
  if (words !== undefined)
    return (
      <Link href={href} className={`rounded-bar ${className}`}>
        <span className="opens-rows tabular-nums">{count(value)}</span> {words}
      </Link>
    );
  return (
    <Link href={href} className={`opens-rows rounded-bar tabular-nums ${className}`}>
      {count(value)}
      <span className="sr-only"> {name}</span>
    </Link>
  );
}
