import type { ComponentFlagCode } from "../component-flags";
import type { Entry } from "./entry";

/** Servers of the new management group, between plan and exports. */
export const serversTerms = {
  seen: { name: "Planned and seen", says: "Planned, and an export lists it." },
  unplanned: { name: "Seen, not planned", says: "An export lists it; nobody planned it." },
  confirmed: { name: "Confirmed by hand", says: "A person says that it stands; no export tells." },
  planned: { name: "Planned", says: "Still to be built, or not exported yet." },
  missing: { name: "Missing", says: "It was listed before; the latest whole export leaves it out." },
  room: { name: "Room with one down", says: "Whether the other servers can carry the agents of the fullest one when it fails." },
} as const satisfies Record<string, Entry>;

/** What each flag says of a server. */
export const serverFlagSays: Record<ComponentFlagCode, string> = {
  lost: "An export listed it before, and the latest whole export of its management group leaves it out.",
  overLimit: "More agents name it as their primary server than the limit for its kind allows.",
  certificateEnds: "Its certificate ends within 60 days, or has ended; without one nobody behind a gateway is heard.",
  noFailover: "A gateway that was given no failover server; gateways do not fail over by themselves.",
  unknownBuild: "The catalogue does not know its build.",
};
