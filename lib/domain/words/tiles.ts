import type { Entry, More } from "./entry";

/** The figures of the overview and the report, and the counts of an import. */
export const tiles = {
  done: {
    name: "Done for the parallel run",
    says: "Agents in scope that are dual-homed, or cut over as expected on the target release, and that the new management group has heard from.",
  },
  toDo: { name: "To do", says: "All agents in scope that are not done, by what is missing; the kinds add up to this number." },
  pace: {
    name: "Pace",
    says: "How many more agents became done on each working day, over the last weeks of imports; the dashed line is the pace that the target needs.",
  },
  finish: {
    name: "Finish, likely to safe",
    says: "At this pace the rest is as likely done before the first day as after it; by the second day it is done in 85 of 100 cases.",
  },
  healthy: { name: "Healthy in new", says: "Agents that a new management group reports as healthy, of those that one lists." },
  attention: { name: "Need attention", says: "Agents with a critical flag or a warning, each counted once however many flags it carries." },
  polledDone: {
    name: "Done",
    says: "A new management group polls it and found it healthy within 24 hours of the newest export of its kind.",
  },
  polledOriginalOnly: { name: "Original only", says: "Only an original polls it, so that it loses its monitoring when that goes." },
  polledBoth: { name: "Both", says: "An original and a new management group poll it side by side." },
  polledNewOnly: { name: "New only", says: "Only a new management group polls it." },
  added: { name: "Added", says: "Rows that name an agent or server this management group did not list before." },
  changed: { name: "Changed", says: "Rows in which something differs from what this management group told before." },
  unchanged: { name: "Unchanged", says: "Rows that say what was known already." },
  withoutAgent: {
    name: "Without an agent",
    says: "Rows of a people's list that mean no agent, or one of several: servers that nobody monitors, or names to make clear.",
  },
  missing: { name: "Missing", says: "Known to this management group, and not in a file that is the whole of it." },
  ifWhole: { name: "Missing if whole", says: "Would go missing if the file is the whole group; as only these, nobody does." },
  rejected: { name: "Rejected", says: "Rows that could not be read; each says why, and what to do." },
  duplicate: {
    name: "Duplicate",
    says: "Rows that name somebody a second time in one file; the row modified last counts, else the later one.",
  },
  ignored: { name: "Ignored", says: "Rows left out on purpose, such as those of a management server among agents; each says why." },
  unmonitored: {
    name: "Servers nobody monitors",
    says: "Names on people's lists that no management group lists an agent of, and that are no management server or gateway.",
  },
  unowned: { name: "Agents nobody owns", says: "Agents in scope of which nobody typed an owner and no list names one." },
  listConflicts: {
    name: "Lists disagree",
    says: "Fields of agents of which two lists, or two rows of one, say different things; the newest counts, and what somebody types before all.",
  },
  decommission: {
    name: "To be decommissioned",
    says: "Agents in scope that a list gives a decommission date; from that day on it explains their loss.",
  },
} as const satisfies Record<string, Entry>;
export type Tile = keyof typeof tiles;

export const tilesMore: Partial<Record<Tile, More>> = {
  done: {
    more: "It is rounded as a calculator does, and never to 100 % before all are done. Agents that the new management group lists and never heard from are across and not done; they are counted as not reporting.",
  },
  toDo: {
    more: "Waiting, part-way, not reporting, left the original. “Why” opens the causes of what remains, with the next step of each.",
  },
  pace: { more: "Weekends and days without work are left out. With fewer than four days of imports there is no pace yet." },
  finish: {
    more: "Tandem plays what is left through 2,000 times, each time with stretches of pace drawn from your own imports, so that slow weeks stay slow weeks. It knows nothing of plans, freezes and the last hard five per cent beyond what the pace shows.",
  },
  attention: { more: "Pressing it opens the agents, the gravest flags first. Each flag says since when it holds and how to clear it." },
  decommission: { more: "Excluding those that go before the target date takes them out of what is to do." },
  missing: {
    more: "Look at who is missing before you apply: a file that is not the whole group would make agents go that nobody touched.",
  },
};
