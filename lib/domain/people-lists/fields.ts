type ListField = {
  /** As it is called on screen. */
  name: string;
  /** Two lists that say different things of it contradict each other. Tags stand beside each other, and notes speak of many things. */
  contradicts?: true;
};

/**
 * What people's own lists say of a computer, in reading order: who answers for it, what it serves, where and when it may be touched, and when it goes.
 * An owner is a person or a team; a change window is as the list has it; `decommission` is a calendar date, or the list's own text where it is none.
 */
export const listFields = {
  owner: { name: "Owner", contradicts: true },
  mail: { name: "Mail of the owner", contradicts: true },
  service: { name: "Service", contradicts: true },
  environment: { name: "Environment", contradicts: true },
  site: { name: "Site", contradicts: true },
  tier: { name: "Tier", contradicts: true },
  changeWindow: { name: "Change window", contradicts: true },
  decommission: { name: "Decommission date", contradicts: true },
  pair: { name: "Cluster or pair", contradicts: true },
  tags: { name: "Tags" },
  note: { name: "Note" },
} as const satisfies Record<string, ListField>;

export type ListFieldName = keyof typeof listFields;
export const listFieldNames = Object.keys(listFields) as ListFieldName[];

/** What one row of a list says; a field that is absent, or null, says nothing. Tags are one text, separated by semicolons. */
export type ListFacts = { [F in ListFieldName]?: string | null };

/** As many characters, never half of one: what is cut in half no database keeps. */
export const cutTo = (text: string, most: number): string => (text.length <= most ? text : [...text].slice(0, most).join(""));

/** Tags of one text, each once, in the order of their letters. */
export function tagsIn(text: string): string[] {
  return [...new Set(text.split(/[;,|\n]/).flatMap((tag) => cutTo(tag.trim(), 60) || []))].sort();
}

/** Before this year a date is what a tool writes where it has none. */
export const firstYear = "2000";

/** The calendar date of a decommission, where it is one. */
export const dayIn = (text: string | null | undefined): string | null => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : null);
