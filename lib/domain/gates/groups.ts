import type { GateItem } from "./items";

/** Items of one kind, told once: one task of several servers, or one difference of several agents. */
export type ItemGroup = {
  id: string;
  /** What all of them say; empty where they have nothing in common. */
  why: string;
  /** `own`: what this one says besides. */
  items: readonly (GateItem & { own: string })[];
};

/** Groups in the order of their first items. What stands alone is a group of one and has nothing of its own. */
export function grouped(items: readonly GateItem[]): ItemGroup[] {
  const groups = new Map<string, GateItem[]>();
  for (const item of items) groups.set(idOf(item), [...(groups.get(idOf(item)) ?? []), item]);
  return [...groups].map(([id, members]) => {
    const said = members.map(({ why }) => sentences(why));
    const [first = []] = said;
    let shared = 0;
    while (shared < first.length && said.every((one) => one.at(-1 - shared) === first.at(-1 - shared))) shared += 1;
    const own = (all: readonly string[]) => all.slice(0, all.length - shared).join(" ");
    return {
      id,
      why: first.slice(first.length - shared).join(" "),
      items: members.map((item, i) => ({ ...item, own: own(said[i] ?? []) })),
    };
  });
}

/** Differences from the baseline are alike where what is to be done about them is: that is said last. */
const idOf = ({ kind, key, alike, why }: GateItem): string => `${kind} ${key ?? `${alike} ${sentences(why).at(-1)}`}`;

const sentences = (text: string): string[] => text.split(/(?<=\.) /);
