import type { CheckedServer, CheckFacts } from "./facts";
import { type Check, fail, pass, unknown } from "./result";
import { named, say, someServers } from "./sentence";

export const serversOf = (facts: CheckFacts, role: "source" | "target", kind?: CheckedServer["kind"]) =>
  facts.servers.filter((one) => one.role === role && (kind === undefined || one.kind === kind));
export const importsOf = (servers: readonly CheckedServer[]) => servers.map((one) => one.import);

/** Every one of the servers listed. One that is not healthy is installed all the same: how it fares is another task's question. */
export function listedOf(servers: readonly CheckedServer[], imports: readonly (number | null)[]): ReturnType<Check> {
  const lost = servers.filter(({ listed }) => listed === false);
  const ill = servers.filter(({ listed, health }) => listed && health !== null && health !== "healthy");
  const counts = { servers: servers.length, lost: lost.length, unhealthy: ill.length };
  if (lost.length) return fail(say`Not listed any more: ${named(lost)}.`, { counts, imports });
  const found = servers.length === 1 ? say`${named(servers)} is listed` : say`${someServers(servers)} listed`;
  return pass(ill.length ? say`${found}; not healthy: ${named(ill)}.` : say`${found}.`, { counts, imports });
}

/** Every one of the servers listed and healthy. */
export function healthOf(servers: readonly CheckedServer[], imports: readonly (number | null)[]): ReturnType<Check> {
  const lost = servers.filter(({ listed }) => listed === false);
  const ill = servers.filter(({ listed, health }) => listed && health !== null && health !== "healthy");
  const counts = { servers: servers.length, lost: lost.length, unhealthy: ill.length };
  if (lost.length) return fail(say`Not listed any more: ${named(lost)}.`, { counts, imports });
  if (ill.length) return fail(say`Not healthy: ${named(ill)}.`, { counts, imports });
  const untold = servers.filter(({ health }) => health === null);
  if (untold.length) return unknown(say`No export tells the health of ${named(untold)}.`, { counts, imports });
  return pass(servers.length === 1 ? say`${named(servers)} is healthy.` : say`${someServers(servers)}, all healthy.`, { counts, imports });
}
