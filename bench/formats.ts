import { type clientOf, estateFile, median } from "./client";
import { type EstateOptions, estateObjects } from "./estate";

type Client = ReturnType<typeof clientOf>;
const rounds = 5;
const numbers = new Set(["CommunicationPort", "MaximumSizeOfAllTransferredFilesBytes", "MaximumQueueSizeBytes"]);
const settable = new Set(["HeartbeatInterval", "ProxyingEnabled"]);
const computers = new Set(["HostComputer", "HostedHealthService"]);

/** The same export as delimited text, as JSON and as CLIXML, into an empty group: how many times as long as the first the others take. */
export async function measureFormats(client: Client, of: EstateOptions, at: Date) {
  const files = { csv: estateFile(of), json: new Blob([jsonOf(of)]), clixml: new Blob([...clixmlOf(of)]) };
  const seconds: Record<keyof typeof files, number[]> = { csv: [], json: [], clixml: [] };
  for (let i = 0; i < rounds; i++)
    for (const name of ["csv", "json", "clixml"] as const)
      seconds[name].push((await client.importEstate(await client.createMigration(`${name} ${i}`), files[name], at)).seconds);
  return (["json", "clixml"] as const).map((name) => ({
    what: `${of.agents.toLocaleString("en")} agents as ${name === "json" ? "JSON" : "CLIXML"} of ${Math.round(files[name].size / 1e6)} MB, against CSV of ${Math.round(files.csv.size / 1e6)} MB`,
    bound: 2,
    unit: "x" as const,
    measured: median(seconds[name]) / median(seconds.csv),
  }));
}

/** As ConvertTo-Json of PowerShell 7 writes agents: what is nested as objects, one of whose properties is the name or the value. */
function jsonOf(of: EstateOptions): string {
  const objects = Array.from(estateObjects(of), (agent) =>
    Object.fromEntries(
      agent.map(([name, text]) => {
        if (name === "ManagementGroup") return [name, { Name: text, Id: "8bb95279-d0e4-e80e-ef28-a6f5867c9df7", IsConnected: true }];
        if (computers.has(name)) return [name, { IsAvailable: true, HealthState: 1, Name: text, DisplayName: text, Path: null }];
        if (settable.has(name)) return [name, { Value: text, IsOverridden: false }];
        return [name, numbers.has(name) ? Number(text) : text];
      }),
    ),
  );
  return JSON.stringify(objects, null, 2);
}

/** As Export-Clixml writes them. */
function* clixmlOf(of: EstateOptions): Generator<string> {
  let id = 0;
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  yield '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n';
  for (const agent of estateObjects(of)) {
    const first = id === 0;
    const type = "Microsoft.EnterpriseManagement.Administration.AgentManagedComputer";
    const lines = [
      `  <Obj RefId="${id++}">\n`,
      first ? `    <TN RefId="0"><T>${type}</T><T>System.Object</T></TN>\n` : '    <TNRef RefId="0" />\n',
      "    <Props>\n",
    ];
    for (const [name, text] of agent) {
      if (computers.has(name) || settable.has(name) || name === "HealthState") {
        const inner = settable.has(name)
          ? `<Props><S N="Value">${text}</S></Props>`
          : name === "HealthState"
            ? "<I32>1</I32>"
            : `<Props><S N="Name">${text}</S><S N="DisplayName">${text}</S><Nil N="Path" /></Props>`;
        lines.push(`      <Obj N="${name}" RefId="${id++}"><TNRef RefId="1" /><ToString>${text}</ToString>${inner}</Obj>\n`);
      } else lines.push(`      <S N="${name}">${escaped(text)}</S>\n`);
    }
    lines.push("    </Props>\n  </Obj>\n");
    yield lines.join("");
  }
  yield "</Objs>";
}
