import type { Entry, More } from "./entry";

/** Exports and what is made of them. */
export const importsTerms = {
  export: {
    name: "Export",
    says: "A file that a management group made of itself: agents, servers, gateways, Pending Management, failover lists.",
  },
  import: { name: "Import", says: "One export that Tandem has read; applied, it counts, and it can be undone exactly." },
  collector: {
    name: "Collector",
    says: "A script that reads one management group on a machine with the console and posts one file of it, by itself and as often as wanted.",
  },
  section: {
    name: "Section",
    says: "A part of what the collector asks, such as agents or gateways; one that failed says so, and what it told before stays and ages.",
  },
  captured: { name: "Captured", says: "When the export was made; it decides what is newer, whenever the file arrives." },
  observed: { name: "Observed", says: "The capture of the latest applied export of a management group; Tandem knows nothing newer of it." },
  whole: {
    name: "The whole group",
    says: "The file lists every agent of the management group, so whoever is not in it is gone from there.",
  },
  onlyThese: { name: "Only these", says: "The file speaks for the agents in it alone; nobody goes missing by it." },
  mixed: { name: "Mixed", says: "One file of several management groups: the whole of one, and only these of another." },
  settling: {
    name: "Settling",
    says: "A change so fresh that the next export of the late management group may undo it; no warning until then.",
  },
  sameComputer: {
    name: "Also known as",
    says: "Another name in exports that people say means this agent; its rows count as this agent's.",
  },
} as const satisfies Record<string, Entry>;

export const importsMore: Partial<Record<keyof typeof importsTerms, More>> = {
  captured: { more: "The time of the file stands for it where nothing better is told; it can be corrected before the import is applied." },
  whole: {
    more: "Tandem takes a file so by itself where nothing speaks against it, and asks where something does. Commands and the API say coverage=whole.",
  },
  onlyThese: { more: "A list of agents that are down, or of one domain, is such a file. Commands and the API say coverage=part." },
  settling: {
    more: "It takes 20 hours, a setting, so that two nightly exports lie behind it. It concerns what one management group learns later than the other.",
  },
};
