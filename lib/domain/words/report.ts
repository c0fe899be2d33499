import type { Entry, More } from "./entry";

/** When it ends, and what leaves the building. */
export const reportTerms = {
  likely: { name: "Likely", says: "The day by which the rest is done with even odds: as likely before as after." },
  safe: { name: "Safe", says: "The day by which the rest is done in 85 of 100 cases." },
  target: { name: "Target", says: "The day by which the team wants all agents in scope to be done." },
  burnUp: { name: "Burn-up", says: "Agents done and in scope, day by day, and where the pace leads." },
  moment: { name: "As of", says: "A past moment: every page then shows what was known by the imports up to it." },
  frozenReport: { name: "Frozen report", says: "A report kept for good with its numbers, files and checksums; what is sent out is one." },
} as const satisfies Record<string, Entry>;

export const reportMore: Partial<Record<keyof typeof reportTerms, More>> = {
  likely: { more: "Of 2,000 courses played through with your own pace, one half is done by this day." },
  safe: {
    more: "Promise this day, plan by the likely one. Where fewer than 85 of 100 courses end within two years, there is no safe day.",
  },
};
