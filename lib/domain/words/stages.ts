import type { Stage } from "../stages";
import { scom } from "../tasks/template-task";
import type { More } from "./entry";

/** What the exports say of an agent at each stage. */
export const stageSays: Record<Stage, string> = {
  waiting: "Listed in an original management group only, with an agent below the target release.",
  upgraded: "Listed in an original management group only, though its agent is on the target release already.",
  joined: "Listed in an original and in a new management group, with an agent that is still below the target release.",
  dualHomed: "Listed in an original and in a new management group, with an agent on the target release: this is the parallel run.",
  cutOver: "Listed in a new management group only; no original lists it any more.",
  gone: "Was seen before, and is in no latest export of any management group.",
};

/** What comes next at each stage, as it stands after "Next:". */
export const stageNext: Record<Stage, string> = {
  waiting: "upgrade it",
  upgraded: "add the new management group",
  joined: "upgrade it",
  dualHomed: "nothing: this is the parallel run",
  cutOver: "confirm that it was meant",
  gone: "explain it or exclude it",
};

const parallel = scom("deploy-upgrade-agents-parallel");

export const stageMore: Record<Stage, More> = {
  waiting: {
    more: "Nobody has touched it yet. Upgrade it by push install or on the command line; it goes on reporting to the original.",
    source: scom("deploy-upgrade-agents"),
  },
  upgraded: {
    more: "A newer agent may report to an older management group, so nothing is lost meanwhile. Add the new management group to it.",
    source: parallel,
  },
  joined: {
    more: "Operations teams call this an upgrade pending; it is not an error. Upgrade the agent, and it is dual-homed.",
    source: parallel,
  },
  dualHomed: {
    more: "Both management groups monitor the computer, and alerts are answered from where the team says. Nothing is to do before Retire.",
    source: parallel,
  },
  cutOver: {
    more: "It is expected when the Retire phase is open, when a lead accepted the cut-over of this agent, or when no original ever listed it. Otherwise the agent carries “Left the original management group” until one of the two management groups is put right or a lead accepts it.",
    source: parallel,
  },
  gone: {
    more: "It is counted apart and not in the percentage. Bring it back into a management group, exclude it with the reason, or plan its decommission; until then it carries “Gone without a word”.",
  },
};
