import { counted } from "../words/numbers";
import type { CheckedServer, CheckFacts } from "./facts";
import { type Check, fail, pass, unknown } from "./result";

export const serversOf = (facts: CheckFacts, role: "source" | "target", kind?: CheckedServer["kind"]) =>
  facts.servers.filter((one) => one.role === role && (kind === undefined || one.kind === kind));
export const names = (servers: readonly CheckedServer[]) => servers.map(({ name }) => name).join(", ");
export const importsOf = (servers: readonly CheckedServer[]) => servers.map((one) => one.import);

/** Every one of the servers listed. One that is not healthy is installed all the same: how it fares is another task's question. */
export function listedOf(servers: readonly CheckedServer[], imports: readonly (number | null)[]): ReturnType<Check> {
  const lost = servers.filter(({ listed }) => listed === false);
  const ill = servers.filter(({ listed, health }) => listed && health !== null && health !== "healthy");
  const counts = { servers: servers.length, lost: lost.length, unhealthy: ill.length };
  if (lost.length) return fail(`Not listed any more: ${names(lost)}.`, { counts, imports, servers: lost });
  const found = servers.length === 1 ? `${names(servers)} is listed` : `${counted(servers.length, "server")} listed`;
  return pass(ill.length ? `${found}; not healthy: ${names(ill)}.` : `${found}.`, { counts, imports });
}

/** Every one of the servers listed and healthy. */
export function healthOf(servers: readonly CheckedServer[], imports: readonly (number | null)[]): ReturnType<Check> {
  const lost = servers.filter(({ listed }) => listed === false);
  const ill = servers.filter(({ listed, health }) => listed && health !== null && health !== "healthy");
  const counts = { servers: servers.length, lost: lost.length, unhealthy: ill.length };
  if (lost.length) return fail(`Not listed any more: ${names(lost)}.`, { counts, imports, servers: lost });
  if (ill.length) return fail(`Not healthy: ${names(ill)}.`, { counts, imports, servers: ill });
  const untold = servers.filter(({ health }) => health === null);
  if (untold.length) return unknown(`No export tells the health of ${names(untold)}.`, { counts, imports });
  return pass(servers.length === 1 ? `${names(servers)} is healthy.` : `${counted(servers.length, "server")}, all healthy.`, {
    counts,
    imports,
  });
}
