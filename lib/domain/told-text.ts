import { type AgentTold, listingFacts, type ToldListing, toldFacts } from "./agent-told";

/** One text for all who are told alike: what a period stores, and what is read once however many agents share it. Values in the order of their lists. */
export function toldText(told: AgentTold): string {
  const listings = told.listings.map((listing) => listingFacts.map((fact) => listing[fact]));
  return JSON.stringify(toldFacts.map((fact) => (fact === "listings" ? listings : told[fact])));
}

export function readTold(text: string): AgentTold {
  const told = byName<Omit<AgentTold, "listings"> & { listings: unknown[][] }>(toldFacts, JSON.parse(text));
  return { ...told, listings: told.listings.map((listing) => byName<ToldListing>(listingFacts, listing)) };
}

const byName = <Told>(names: readonly string[], values: readonly unknown[]) =>
  Object.fromEntries(names.map((name, i) => [name, values[i]])) as Told;
