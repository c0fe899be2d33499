/** "The name in exports means the agent." Both are keys of names. */
export type AliasPair = { name: string; agent: string };

/**
 * Why `name` cannot be made to mean `agent`, or null. An alias is one step: never to itself, through another alias or of an
 * agent that has aliases, so that no chain or cycle arises and the order of saying plays no part.
 */
export function aliasRefusal({ name, agent }: AliasPair, others: readonly AliasPair[]): string | null {
  if (name === agent) return `${name} is the agent's own name.`;
  const onward = others.find((other) => other.name === agent);
  if (onward) return `${agent} is itself another name of ${onward.agent}. Say that ${name} means ${onward.agent}.`;
  const behind = others.find((other) => other.agent === name);
  if (behind) return `${behind.name} is another name of ${name}. Remove that name first.`;
  return null;
}
