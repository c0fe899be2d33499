import { firstLabel } from "../agent-names";
import { grouped } from "../grouped";
import { likenessOf } from "../names";

/** A name that some export carries, by its identity. */
export type NameIdentity = { key: number; name: string };

/** What may make two names mean one agent, besides what the names themselves show. */
export type NameLinks = {
  /** Pairs of a name and the agent that people say it means. */
  aliases: readonly { name: string; agent: string }[];
  /** Ids that rows carry, by the key of their name. */
  ids: readonly { key: number; objectId: string }[];
  /** Names whose rows have to be looked at though they mean themselves: of servers, which are no agents. */
  alone: ReadonlySet<string>;
};

/**
 * Names that may mean each other's agent stand together, so that whom their rows mean is decided by the rows of them all and of nobody else: a name
 * without a domain and those with that first label, one that looks like another, an alias and its agent, names with the same Id. A name without a domain
 * stands even where it stands alone. Names that are in no family mean themselves.
 */
export function familiesOf(names: readonly NameIdentity[], { aliases, ids, alone }: NameLinks): number[][] {
  const byName = new Map(names.map((one) => [one.name, one.key]));
  const family = new Family();
  const bares = new Set(names.flatMap(({ name }) => (name.includes(".") ? [] : [name])));
  for (const { key, name } of names) {
    const label = firstLabel(name);
    if (alone.has(name)) family.join(key, key);
    if (bares.has(label)) family.join(key, byName.get(label) ?? key);
    const alike = byName.get(likenessOf(name));
    if (alike !== undefined && alike !== key) family.join(key, alike);
  }
  for (const { name, agent } of aliases) {
    const [one, other] = [byName.get(name), byName.get(agent)];
    if (other !== undefined) family.join(one ?? other, other);
  }
  for (const [first, ...others] of grouped(ids, ({ objectId }) => objectId).values())
    for (const { key } of others) if (first && first.key !== key) family.join(first.key, key);
  return family.all();
}

class Family {
  readonly #head = new Map<number, number>();

  join(a: number, b: number): void {
    const [one, other] = [this.#headOf(a), this.#headOf(b)];
    this.#head.set(Math.max(one, other), Math.min(one, other));
  }

  #headOf(key: number): number {
    let head = key;
    for (let next = this.#head.get(head) ?? head; next !== head; next = this.#head.get(head) ?? head) head = next;
    this.#head.set(key, head);
    return head;
  }

  /** Each with its keys ascending, in the order of their first. */
  all(): number[][] {
    const families = grouped(
      [...this.#head.keys()].sort((a, b) => a - b),
      (key) => this.#headOf(key),
    );
    return [...families.values()].sort(([a = 0], [b = 0]) => a - b);
  }
}
