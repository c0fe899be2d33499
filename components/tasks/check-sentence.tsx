import { Link } from "@/components/ui/link";
import type { SentencePart, TaskCheck } from "@/lib/contracts/tasks";
import { inventoryHref } from "@/lib/queries/agent-links";
import { componentHref } from "@/lib/queries/components";
import { driftHref } from "@/lib/queries/drift";
import { pendingHref } from "@/lib/queries/pending";

type Server = NonNullable<TaskCheck["servers"]>[number];

/** What a check says: each number opens the rows that it counts, each server its page; servers that it only counts stand below it. */
export function CheckSentence({ check: { summary, sentence = [{ words: summary }], servers = [] }, migration }: Props) {
  const counted = sentence.flatMap((part) => (part.servers && !namesOne(part) ? part.servers : []));
  const named = new Set(sentence.filter(namesOne).flatMap((part) => part.servers?.map(({ id }) => id) ?? []));
  const below = new Map([...counted, ...servers].filter(({ id }) => !named.has(id)).map((one) => [one.id, one]));
  return (
    <>
      <p className="mt-1 text-ink2 [overflow-wrap:anywhere]">
        {sentence.map((part, i) => {
          const href = rowsHref(part, migration);
          return href ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
            <Link key={i} href={href} className="opens-rows">
              {part.words}
            </Link>
          ) : (
            part.words
          );
        })}
      </p>
      {below.size > 0 && (
        <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-small">
          {[...below.values()].map(({ id, name }) => (
            <Link key={id} href={componentHref(migration, id, null)} className="opens-rows [overflow-wrap:anywhere]">
              {name}
            </Link>
          ))}
        </p>
      )}
    </>
  );
}

type Props = { check: TaskCheck; migration: string };

/** A part that is the name of a server opens its page; one that counts several leaves that to their names. */
const namesOne = ({ words, servers }: SentencePart) => onlyOf(servers)?.name === words;
const onlyOf = (servers: readonly Server[] = []) => (servers.length === 1 ? servers[0] : undefined);

/** The list of exactly the rows that a part counts or names. */
export function rowsHref(part: SentencePart, migration: string): string | null {
  const { agents, servers, pending, drift } = part;
  if (agents) return inventoryHref(migration, agents);
  if (pending) return pendingHref(migration, pending);
  if (drift !== undefined) return driftHref(migration, drift);
  const server = namesOne(part) ? onlyOf(servers) : undefined;
  return server ? componentHref(migration, server.id, null) : null;
}
