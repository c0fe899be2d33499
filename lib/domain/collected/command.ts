/** What the commands are filled in with; null where it is not known. `every`: hours, null where nobody waits for it. */
export type Asked = { group: string; managementServer: string | null; post: string; user: string | null; every: number | null };

/** Parts of one command: shown a line each, copied as one line. */
export type Parts = readonly string[];
export const inOneLine = (parts: Parts): string => parts.join(" ");

const script = "Export-TandemInventory.ps1";
const folder = "C:\\Tandem";
export const tokenFile = "token.txt";

/** Names stand in a command as they are only where they can do nothing there: they come from files that anybody with a token may send. */
const plain = (text: string | null, pattern: RegExp, instead: string) => (text !== null && pattern.test(text) ? text : instead);
const serverOf = ({ managementServer }: Asked) => plain(managementServer, /^[\w-][\w.-]*$/, "MANAGEMENT-SERVER");
const userOf = ({ user }: Asked) => plain(user, /^[\w.-]+\\[\w.-]+\$?$/, "DOMAIN\\gMSA$");
const nameOf = ({ group }: Asked) => group.replace(/[^\w.-]+/g, "_");

/** Whether the token and the inventory would go over the network as they are. */
export function isUnencrypted(post: string): boolean {
  const { protocol, hostname } = new URL(post);
  return protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** `files`: the folder in which the account writes. */
const parametersIn = (asked: Asked, { place, files }: { place: string; files: string }): string[] => [
  `-ManagementServer ${serverOf(asked)}`,
  `-OutFile ${files}\\${nameOf(asked)}.jsonl.gz`,
  `-TokenFile ${place}\\${tokenFile}`,
  `-Post ${asked.post}`,
  ...(isUnencrypted(asked.post) ? ["-AllowUnencrypted"] : []),
];

/** To be tried once, in a window of Windows PowerShell that stands in the folder of the script. */
export const tryOnce = (asked: Asked): Parts => [`.\\${script}`, ...parametersIn(asked, { place: ".", files: "." })];

/** A scheduled task of an account that nobody knows the password of, written into the library of tasks. */
export const schedule = (asked: Asked): Parts => [
  "Register-ScheduledTask",
  `-TaskName "Tandem ${nameOf(asked)}"`,
  `-Trigger (${triggerOf(asked.every ?? 24)})`,
  `-Principal (New-ScheduledTaskPrincipal -UserId "${userOf(asked).replace("$", "`$")}" -LogonType Password)`,
  "-Settings (New-ScheduledTaskSettingsSet -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 3))",
  "-Action (New-ScheduledTaskAction -Execute powershell.exe",
  `-Argument "-NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -File ${folder}\\${script}`,
  ...parametersIn(asked, { place: folder, files: `${folder}\\files` }).map((parameter, at, all) =>
    at === all.length - 1 ? `${parameter}")` : parameter,
  ),
];

const triggerOf = (hours: number): string =>
  hours % 24 === 0
    ? `New-ScheduledTaskTrigger -Daily -At 05:00${hours === 24 ? "" : ` -DaysInterval ${hours / 24}`}`
    : `New-ScheduledTaskTrigger -Once -At 05:00 -RepetitionInterval (New-TimeSpan -Hours ${hours}) -RepetitionDuration (New-TimeSpan -Days 3650)`;
