import { support } from "../tasks/template-task";
import type { Entry, More } from "./entry";

/** Stage, flag, and the picture of both. */
export const overviewTerms = {
  stage: {
    name: "Stage",
    says: "Where an agent stands, by which management groups list it and which release it is on; exports alone decide it.",
  },
  flag: {
    name: "Flag",
    says: "Something about an agent that needs somebody, whatever its stage; it says why, since when, and how to clear it.",
  },
  critical: { name: "Critical (flag)", says: "Monitoring is lost or a step was lost: somebody has to act." },
  warning: { name: "Warning (flag)", says: "Something stands in the way, or will." },
  information: { name: "Information (flag)", says: "Worth knowing, and nothing to do by itself." },
  bridge: {
    name: "Bridge",
    says: "The picture of the overview: original on the left, new on the right, and the agents between them as bands.",
  },
  band: { name: "Band", says: "The agents of one stage in the bridge: as thick as they are many, hatched where the agent is old." },
  health: { name: "Health", says: "How a management group itself reports the agent: healthy, warning, critical, or not monitored." },
  notMonitored: { name: "Not monitored", says: "The management group lists the agent and has never received anything of it." },
} as const satisfies Record<string, Entry>;

export const overviewMore: Partial<Record<keyof typeof overviewTerms, More>> = {
  stage: { more: "Nobody sets a stage. Every agent shows the fact and the import that decided its stage." },
  health: { more: "Exports that do not tell who is grey show the health as last reported, and the page says so." },
  notMonitored: { source: support("troubleshoot-agent-connectivity-issues") },
};
