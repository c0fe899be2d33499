import { Link } from "@/components/ui/link";
import type { Overview } from "@/lib/contracts/overview";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";

type Props = { sentence: Overview["sentence"]; migration: string; asOf: string | null };

/** The migration in one sentence: how far, when it ends, and what waits for somebody, which opens. */
export function Sentence({ sentence, migration, asOf }: Props) {
  return (
    <p className="max-w-275 text-lead leading-5 text-ink2 phone:-order-1">
      {sentence.map(({ words, strong, rows, path }) => {
        const href = rows
          ? inventoryHref(migration, { excluded: false, ...(rows as Partial<AgentFilter>), asOf })
          : path && `/m/${migration}${path}`;
        if (href)
          return (
            <Link key={words} href={href} className={`rounded-bar text-ink ${rows ? "opens-rows" : "link"}`}>
              {words}
            </Link>
          );
        return strong ? (
          <b key={words} className="font-semibold text-ink">
            {words}
          </b>
        ) : (
          words
        );
      })}
    </p>
  );
}
