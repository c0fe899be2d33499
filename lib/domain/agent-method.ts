import { domainOf } from "./agent-names";
import type { Listing } from "./listings";
import type { Method } from "./stages";

/**
 * How an agent is best upgraded, from what exports tell; null where they do not. A person may set another.
 * What the new side tells is how it was done. Before that, how it came into the original counts; a computer without a domain is
 * reached by hand only. Where no flag tells, a push reaches it from the gateway in front of it (`behindGateway`), or from a server
 * of its domain, or of one above or below it: those trust each other.
 * Source: https://learn.microsoft.com/system-center/scom/manage-deploy-windows-agent-console (who pushes, and what it needs).
 */
export function proposedMethod(
  name: string,
  sources: readonly Listing[],
  targets: readonly Listing[],
  behindGateway: boolean,
): Method | null {
  if (sources.length + targets.length === 0) return null;
  const done = byFlag(targets.filter(({ claimed }) => !claimed));
  if (done) return done;
  const domain = domainOf(name);
  if (domain === null) return "commandLine";
  return byFlag(sources) ?? (behindGateway || hasServerNear(domain, [...sources, ...targets]) ? "push" : null);
}

function byFlag(listings: readonly Listing[]): Method | null {
  const manual = listings.map(({ facts }) => facts.manuallyInstalled).find((one) => one !== null && one !== undefined);
  return manual === undefined ? null : manual ? "commandLine" : "push";
}

function hasServerNear(domain: string, listings: readonly Listing[]): boolean {
  return listings.some(({ facts }) => {
    const near = facts.primaryServer ? domainOf(facts.primaryServer.toLowerCase()) : null;
    return near !== null && (near === domain || near.endsWith(`.${domain}`) || domain.endsWith(`.${near}`));
  });
}
