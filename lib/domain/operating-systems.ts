import type { Release } from "./releases";

/**
 * Systems that the Windows agent of a release is supported on, by their names without edition. A release that is not here has no
 * public list any more: nothing is said of it. Source: MicrosoftDocs/SystemCenterDocs, includes/system-reqs-om-2025.md, -2022.md and
 * -2019.md, scom/plan-system-requirements.md (2016, 1801 and 1807), "Microsoft Monitoring Agent operating system".
 */
const agentSystems: Partial<Record<Release, readonly string[]>> = (() => {
  const servers = (...names: string[]) => names.map((name) => `Windows Server ${name}`);
  const before2016 = servers("2008", "2008 R2", "2012", "2012 R2", "2016");
  const clients = ["Windows 7", "Windows 8", "Windows 10"];
  return {
    "2016": [...before2016, ...servers("2019"), ...clients],
    "1801": [...before2016, ...clients],
    "1807": [...before2016, ...clients],
    "2019": [...servers("2012", "2012 R2", "2016", "2019", "2022"), "Windows 10", "Windows 11"],
    "2022": [...servers("2012", "2012 R2", "2016", "2019", "2022", "2025"), "Windows 10", "Windows 11"],
    "2025": [...servers("2016", "2019", "2022", "2025"), "Windows 10", "Windows 11"],
  };
})();

/** "Windows Server 2008 R2" of "Microsoft(R) Windows Server(R) 2008 R2 Enterprise"; null where the name is of no known pattern. */
export function windowsOf(osName: string): string | null {
  const plain = osName.replace(/\(r\)|®|\(tm\)|™/gi, "");
  const server = /windows\s+server\s+(\d{4})(\s*r2)?\b/i.exec(plain);
  // Half-yearly versions such as 1809 carry a month: they are in no list by that name.
  if (server?.[1]) return Number(server[1]) < 2000 ? null : `Windows Server ${server[1]}${server[2] ? " R2" : ""}`;
  const client = /windows\s+(xp|vista|7|8\.1|8|10|11)(?![\d.])/i.exec(plain);
  return client?.[1] ? `Windows ${client[1].replace(/xp/i, "XP").replace(/vista/i, "Vista")}` : null;
}

/** Whether there is a list of systems for the agent of this release. */
export const hasSystems = (release: Release): boolean => release in agentSystems;

/** Whether the agent of `release` is supported there. Null where no list or no known name tells. */
export function isSupported(osName: string, release: Release): boolean | null {
  const name = windowsOf(osName);
  return name === null ? null : (agentSystems[release]?.includes(name) ?? null);
}
