/** What the commands are filled in with; null where it is not known. `every`: hours, null where nobody waits for it. */
export type Asked = {
  group: { id: string; name: string };
  managementServer: string | null;
  post: string;
  user: string | null;
  every: number | null;
};

/** Parts of one command: shown a line each, copied as one line. */
export type Parts = readonly string[];
export const inOneLine = (parts: Parts): string => parts.join(" ");

const script = "Export-TandemInventory.ps1";
const folder = "C:\\Tandem";
const files = `${folder}\\files`;
export const tokenFile = "token.txt";

/** Names stand in a command as they are only where they can do nothing there: they come from files that anybody with a token may send. */
const plain = (text: string | null, pattern: RegExp, instead: string) => (text !== null && pattern.test(text) ? text : instead);
const serverOf = ({ managementServer }: Asked) => plain(managementServer, /^[A-Za-z0-9][\w.-]*$/, "MANAGEMENT-SERVER");
const userOf = ({ user }: Asked) => plain(user, /^[A-Za-z0-9][\w.-]*\\[\w.-]+\$?$/, "DOMAIN\\gMSA$");
/** Of files and tasks. Two names may become the same once their signs are replaced: then the end of the id tells them apart. */
function nameOf({ group: { id, name } }: Asked): string {
  const plainly = name.replace(/[^\w.-]+/g, "_");
  return plainly === name ? name : `${plainly}-${id.slice(-6)}`;
}

/** Whether the token and the inventory would go over the network as they are. */
export function isUnencrypted(post: string): boolean {
  const { protocol, hostname } = new URL(post);
  return protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

/** `into`: the folder in which the account writes. */
const parametersIn = (asked: Asked, { place, into }: { place: string; into: string }): string[] => [
  `-ManagementServer ${serverOf(asked)}`,
  `-OutFile ${into}\\${nameOf(asked)}.jsonl.gz`,
  `-TokenFile ${place}\\${tokenFile}`,
  `-Post ${asked.post}`,
  ...(isUnencrypted(asked.post) ? ["-AllowUnencrypted"] : []),
];

/** To be tried once, in a window of Windows PowerShell that stands in the folder of the script. */
export const tryOnce = (asked: Asked): Parts => [`.\\${script}`, ...parametersIn(asked, { place: ".", into: "." })];

/** The folder for the files of the task, in which its account writes and others read nothing. */
export const makeFolder = (asked: Asked): Parts => [
  `New-Item -ItemType Directory -Force ${files};`,
  `icacls ${files} /inheritance:r /grant:r`,
  ...[`${userOf(asked)}:(OI)(CI)(M)`, "Administrators:(OI)(CI)(F)", "SYSTEM:(OI)(CI)(F)"].map((right) => `'${right}'`),
];

/** A scheduled task of an account that nobody knows the password of, written into the library of tasks. */
export const schedule = (asked: Asked): Parts => [
  "Register-ScheduledTask",
  `-TaskName "Tandem ${nameOf(asked)}"`,
  `-Trigger (${triggerOf(asked.every ?? 24)})`,
  `-Principal (New-ScheduledTaskPrincipal -UserId "${userOf(asked).replace("$", "`$")}" -LogonType Password)`,
  "-Settings (New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -StartWhenAvailable -ExecutionTimeLimit (New-TimeSpan -Hours 3))",
  "-Action (New-ScheduledTaskAction -Execute powershell.exe",
  `-Argument "-NoProfile -NonInteractive -ExecutionPolicy RemoteSigned -File ${folder}\\${script}`,
  ...parametersIn(asked, { place: folder, into: files }).map((parameter, at, all) =>
    at === all.length - 1 ? `${parameter}")` : parameter,
  ),
];

const triggerOf = (hours: number): string =>
  hours % 24 === 0
    ? `New-ScheduledTaskTrigger -Daily -At 05:00${hours === 24 ? "" : ` -DaysInterval ${hours / 24}`}`
    : `New-ScheduledTaskTrigger -Once -At 05:00 -RepetitionInterval (New-TimeSpan -Hours ${hours}) -RepetitionDuration (New-TimeSpan -Days 3650)`;
