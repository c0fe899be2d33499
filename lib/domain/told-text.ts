import type { AgentTold, ToldListing } from "./agent-told";
import type { FlagCode } from "./stages";

type Listing = [
  ToldListing["key"],
  ToldListing["group"],
  ToldListing["role"],
  ToldListing["claimed"],
  ToldListing["health"],
  ToldListing["grey"],
  ToldListing["server"],
  ToldListing["version"],
];
type Text = [
  AgentTold["stage"],
  AgentTold["version"],
  AgentTold["versionSort"],
  AgentTold["release"],
  AgentTold["rollup"],
  AgentTold["method"],
  AgentTold["done"],
  AgentTold["notReporting"],
  readonly FlagCode[],
  readonly FlagCode[],
  AgentTold["worst"],
  Listing[],
  AgentTold["kinds"],
];

/** One text for all who are told alike: what a period stores, and what is read once however many agents share it. */
export function toldText(told: AgentTold): string {
  const { stage, version, versionSort, release, rollup, method, done, notReporting, flagCodes, settling, worst, kinds } = told;
  const listings = told.listings.map(({ key, group, role, claimed, health, grey, server, version }): Listing => {
    return [key, group, role, claimed, health, grey, server, version];
  });
  const text: Text = [
    stage,
    version,
    versionSort,
    release,
    rollup,
    method,
    done,
    notReporting,
    flagCodes,
    settling,
    worst,
    listings,
    kinds,
  ];
  return JSON.stringify(text);
}

export function readTold(text: string): AgentTold {
  const parsed: Text = JSON.parse(text);
  const [stage, version, versionSort, release, rollup, method, done, notReporting, flagCodes, settling, worst, listings, kinds] = parsed;
  return {
    stage,
    version,
    versionSort,
    release,
    rollup,
    method,
    done,
    notReporting,
    flagCodes,
    settling,
    worst,
    listings: listings.map(([key, group, role, claimed, health, grey, server, version]) => {
      return { key, group, role, claimed, health, grey, server, version };
    }),
    kinds,
  };
}
