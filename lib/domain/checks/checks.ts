import { agentChecks } from "./agents";
import { gatewayChecks } from "./gateways";
import { later } from "./later";
import { pendingChecks } from "./pending";
import { polledChecks } from "./polled";
import { retireChecks } from "./retire";
import { serverChecks } from "./servers";
import { taggedChecks } from "./tagged";

/** Every check of a task by its name. Each is one pure function of the facts. */
export const checks = {
  ...serverChecks,
  ...gatewayChecks,
  ...agentChecks,
  ...pendingChecks,
  ...retireChecks,
  ...taggedChecks,
  ...polledChecks,
  ...later,
} as const;
export type CheckName = keyof typeof checks;
