import type { Entry, More } from "./entry";

/** The original against its baseline. */
export const originalTerms = {
  baseline: { name: "Baseline", says: "The servers, builds and agents of the original as they were on a day that a lead froze for good." },
  drift: { name: "Drift", says: "What later exports of the original show to differ from its baseline." },
  stops: { name: "Stops", says: "Keeps the gate shut, whatever is written." },
  unexplained: { name: "Needs a reason", says: "Keeps the gate shut until somebody says why." },
  explained: { name: "Explained", says: "A rule, a planned change or a written reason accounts for it." },
  moves: { name: "Information (drift)", says: "Rollups, upgrades and moves of agents between servers; nothing to explain." },
  churn: { name: "Churn allowance", says: "How many agents may come and go in a week without a reason; computers live and die." },
  plannedChange: { name: "Planned change", says: "Something announced of the original, with its days, that explains the drift it causes." },
} as const satisfies Record<string, Entry>;

export const originalMore: Partial<Record<keyof typeof originalTerms, More>> = {
  baseline: {
    more: "It rests on a whole export of agents and one of management servers for each original. Undoing an import does not change it.",
  },
  drift: {
    more: "A lost server or gateway, another release, and the loss of many agents at once keep the gate of Retain shut whatever is written.",
  },
  churn: {
    more: "0.5 % a week until a lead sets another share. A loss of more than that in one server or domain is taken for an accident.",
  },
};
