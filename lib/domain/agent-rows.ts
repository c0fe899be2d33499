import type { CauseCode, RemainingBy, UnknownField } from "./remaining/cause-codes";
import { isCause } from "./remaining/cause-codes";
import { settlingCodes } from "./settling";
import { type FlagCode, type Method, methods, outsideScope, type Severity, type Stage } from "./stages";

/** Which agents a number counts, in the words of the filter of their list. */
export type AgentRows = {
  stage?: Stage[];
  flag?: FlagCode[];
  settling?: (typeof settlingCodes)[number][];
  worst?: Severity[];
  cause?: CauseCode[];
  method?: Method[];
  unknown?: UnknownField[];
  group?: string[];
  domain?: string[];
  server?: string[];
  owner?: string[];
  owned?: boolean;
  done?: boolean;
  notReporting?: boolean;
  excluded?: boolean;
  inScope?: boolean;
};

/** The agents that a count of a flag counts: those in scope, but for the flags of agents that are lost, or excluded. */
export function rowsOfFlag(code: FlagCode): AgentRows {
  return outsideScope.has(code) ? { flag: [code], excluded: code === "excludedButListed" } : { flag: [code], inScope: true };
}

/** Those of them that settle still: only flags of agents in scope do. */
export function rowsOfSettling(code: FlagCode): AgentRows {
  return { settling: settlingCodes.filter((one) => one === code), inScope: true };
}

/** The agents in scope that share a value, or of which nobody tells one. */
export function rowsOfValue(by: RemainingBy, value: string | null): AgentRows {
  if (by === "cause") return { cause: [value].filter(isCause) };
  if (value === null) return by === "owner" ? { owned: false, inScope: true } : { unknown: [by], inScope: true };
  if (by === "method") return { method: methods.filter((method) => method === value), inScope: true };
  return { [by]: [value], inScope: true };
}
