import { agentsCommand } from "../export-command";
import { compareReleases, type Release } from "../releases";
import { property, quoted } from "./quoting";

/** A management group as commands name it. Servers that nobody knows yet stand as what to put in their place. */
export type CommandGroup = { name: string; release: Release; server: string | null; otherServer: string | null; gateway: string | null };

/** What a command is filled with: the management groups of this migration, and the one computer, gateway or server it is about. */
export type CommandNames = { source: CommandGroup; target: CommandGroup; subject: string | null };

/** `where`: in the shell of which side it is run, or on the computer itself. */
export type Command = { title: string; where: "source" | "target" | "computer"; text: string };

/** On screen, with the management group's name where there is one. */
export const commandPlaces: Record<Command["where"], string> = {
  source: "Operations Manager Shell of the original",
  target: "Operations Manager Shell of the new management group",
  computer: "Elevated PowerShell on the computer",
};

type Template = {
  title: string;
  where: Command["where"];
  text: (names: CommandNames) => string;
  /** 2007 R2 has other cmdlets; null: it has none. */
  in2007?: ((names: CommandNames) => string) | null;
};

const server = ({ server: name }: CommandGroup) => quoted(name ?? "<management server>");
const otherServer = ({ otherServer: name }: CommandGroup) => quoted(name ?? "<other management server>");
const gateway = ({ subject }: CommandNames, of: CommandGroup) => quoted(subject ?? of.gateway ?? "<gateway>");
const computer = ({ subject }: CommandNames) => quoted(subject ?? "<computer>");
const pending = (filter: string, then = "") => `Get-SCOMPendingManagement | Where-Object { ${filter} }${then && ` | ${then}`}`;
const pending2007 = (filter: string, then = "") => `Get-AgentPendingAction | Where-Object { ${filter} }${then && ` | ${then}`}`;

/** The agent's own scripting object. Source: learn.microsoft.com hh329017, hh328942 (effective after ReloadConfiguration or a restart). */
const onAgent = (call: string) =>
  `$agent = New-Object -ComObject AgentConfigManager.MgmtSvcCfg; $agent.${call}; $agent.ReloadConfiguration()`;
const add = (group: CommandGroup) => onAgent(`AddManagementGroup(${quoted(group.name)}, ${server(group)}, 5723)`);

const approval = (names: CommandNames, of: CommandGroup, action: "Create" | "Delete") =>
  `& .\\Microsoft.EnterpriseManagement.GatewayApprovalTool.exe ('/ManagementServerName=' + ${server(of)}) ('/GatewayName=' + ${gateway(names, of)}) /Action=${action}`;

/**
 * Every command by its name. Cmdlets: their help (Taojunshen/systemcenter-docs-psprocessing), for 2007 R2 the OperationsManager.Client snap-in;
 * msiexec and the gateway approval tool: MicrosoftDocs/SystemCenterDocs, scom/manage-deploy-windows-agent-manually.md, deploy-install-gateway-server.md.
 */
const templates = {
  exportAgents: {
    title: "Export every agent",
    where: "source",
    text: () => agentsCommand,
    in2007: () => "Get-Agent | Select-Object * | Export-Csv agents.csv -NoTypeInformation -Encoding UTF8",
  },
  exportServers: {
    title: "Export every management server and gateway",
    where: "source",
    text: () => "Get-SCOMManagementServer | Select-Object * | Export-Csv servers.csv -NoTypeInformation -Encoding UTF8",
    in2007: () => "Get-ManagementServer | Select-Object * | Export-Csv servers.csv -NoTypeInformation -Encoding UTF8",
  },
  greyAgents: {
    title: "List agents that are not heard from",
    where: "source",
    text: () =>
      "Get-SCOMClass -Name Microsoft.SystemCenter.Agent | Get-SCOMClassInstance | Where-Object { -not $_.IsAvailable -and -not $_.InMaintenanceMode } | Select-Object DisplayName,HealthState,AvailabilityLastModified",
    in2007: () => "Get-Agent | Where-Object { $_.HealthState -ne 'Success' } | Select-Object Name,HealthState,LastModified",
  },
  sourcePending: {
    title: "List what waits in Pending Management",
    where: "source",
    text: () => "Get-SCOMPendingManagement | Select-Object AgentName,AgentPendingActionType,ManagementServerName,LastModified",
    in2007: () => "Get-AgentPendingAction | Select-Object AgentName,AgentPendingActionType,ManagementServerName,LastModified",
  },
  manualAgents: {
    title: "List agents that were installed by hand",
    where: "source",
    text: () => "Get-SCOMAgent | Where-Object { $_.ManuallyInstalled } | Select-Object DisplayName,Version,PrimaryManagementServerName",
    in2007: () => "Get-Agent | Where-Object { $_.ManuallyInstalled } | Select-Object Name,Version,PrimaryManagementServerName",
  },
  exportPacks: {
    title: "Save every unsealed pack",
    where: "source",
    text: () => "Get-SCOMManagementPack | Where-Object { -not $_.Sealed } | Export-SCOMManagementPack -Path 'C:\\Packs'",
    in2007: () => "Get-ManagementPack | Where-Object { -not $_.Sealed } | Export-ManagementPack -Path 'C:\\Packs'",
  },
  letManualIn: {
    title: "Let agents of the command line wait for approval",
    where: "target",
    text: () => "Set-SCOMAgentApprovalSetting -Pending",
    in2007: null,
  },
  license: {
    title: "See the license, and enter the product key",
    where: "target",
    text: () => "Get-SCOMManagementGroup | Select-Object Name,SkuForLicense,TimeOfExpiration; Set-SCOMLicense -ProductId '<product key>'",
    in2007: null,
  },
  names: {
    title: "See the service principal names of an account, and double ones",
    where: "computer",
    text: () => "setspn -L '<domain\\data access account>'; setspn -X",
    in2007: () => "setspn -L '<domain\\SDK account>'; setspn -X",
  },
  approveGateway: { title: "Approve the gateway", where: "target", text: (names) => approval(names, names.target, "Create") },
  gatewayFailover: {
    title: "Give the gateway a failover server",
    where: "target",
    text: (names) =>
      `Set-SCOMParentManagementServer -GatewayServer (Get-SCOMGatewayManagementServer -Name ${gateway(names, names.target)}) -FailoverServer (Get-SCOMManagementServer -Name ${otherServer(names.target)})`,
    in2007: (names) =>
      `Set-ManagementServer -GatewayManagementServer (Get-GatewayManagementServer | Where-Object { $_.Name -eq ${gateway(names, names.target)} }) -FailoverServer (Get-ManagementServer | Where-Object { $_.Name -eq ${otherServer(names.target)} })`,
  },
  push: {
    title: "Push the agent from the new management group",
    where: "target",
    text: (names) =>
      `Install-SCOMAgent -DNSHostName ${computer(names)} -PrimaryManagementServer (Get-SCOMManagementServer -Name ${server(names.target)}) -ActionAccount (Get-Credential '<domain\\account that installs>')`,
    in2007: null,
  },
  upgrade: {
    title: "Upgrade the agent, which adds no management group",
    where: "computer",
    text: () =>
      "Start-Process msiexec.exe -Wait -ArgumentList '/i', 'MOMAgent.msi', '/qn', '/l*v', 'MOMAgent.log', 'AcceptEndUserLicenseAgreement=1'",
    in2007: () => "Start-Process msiexec.exe -Wait -ArgumentList '/i', 'MOMAgent.msi', '/qn', '/l*v', 'MOMAgent.log'",
  },
  install: {
    title: "Install the agent for the new management group",
    where: "computer",
    text: ({ target }) =>
      `Start-Process msiexec.exe -Wait -ArgumentList '/i', 'MOMAgent.msi', '/qn', 'USE_SETTINGS_FROM_AD=0', 'USE_MANUALLY_SPECIFIED_SETTINGS=1', ${property("MANAGEMENT_GROUP", target.name)}, ${property("MANAGEMENT_SERVER_DNS", target.server ?? "<management server>")}, 'SECURE_PORT=5723', 'ACTIONS_USE_COMPUTER_ACCOUNT=1', 'AcceptEndUserLicenseAgreement=1'`,
  },
  addTarget: { title: "Add the new management group to the agent", where: "computer", text: ({ target }) => add(target) },
  addSource: { title: "Add the original to the agent again", where: "computer", text: ({ source }) => add(source) },
  removeSource: {
    title: "Take the original off the agent",
    where: "computer",
    // Never an agent's last management group.
    text: ({ source }) =>
      `$agent = New-Object -ComObject AgentConfigManager.MgmtSvcCfg; if (@($agent.GetManagementGroups()).Count -gt 1) { $agent.RemoveManagementGroup(${quoted(source.name)}); $agent.ReloadConfiguration() } else { 'It is the last management group of this agent.' }`,
  },
  approve: {
    title: "Approve agents that wait, 200 at once",
    where: "target",
    text: ({ subject }) =>
      pending(
        `$_.AgentPendingActionType -eq 'ManualApproval'${subject ? ` -and $_.AgentName -eq ${quoted(subject)}` : ""}`,
        "Select-Object -First 200 | Approve-SCOMPendingManagement",
      ),
    in2007: () => pending2007("$_.AgentPendingActionType -eq 'ManualApproval'", "Approve-AgentPendingAction"),
  },
  failures: {
    title: "List failed installs, updates and repairs",
    where: "target",
    text: () =>
      pending(
        "$_.AgentPendingActionType -like '*Failed'",
        "Select-Object AgentName,AgentPendingActionType,ManagementServerName,LastModified",
      ),
    in2007: () => pending2007("$_.AgentPendingActionType -like '*Failed'", "Select-Object AgentName,AgentPendingActionType"),
  },
  proxying: {
    title: "Switch proxying on",
    where: "target",
    text: (names) => `Get-SCOMAgent -DNSHostName ${computer(names)} | Enable-SCOMAgentProxy`,
    in2007: (names) =>
      `$agent = Get-Agent | Where-Object { $_.Name -eq ${computer(names)} }; $agent.ProxyingEnabled = $true; $agent.ApplyChanges()`,
  },
  restartAgent: {
    title: "See whether port 5723 is open, and start the agent's service again",
    where: "computer",
    text: ({ target }) => `Test-NetConnection -ComputerName ${server(target)} -Port 5723; Restart-Service -Name HealthService`,
  },
  removeAssignment: {
    title: "Remove the assignment rules of the original",
    where: "source",
    text: () => "Get-SCOMADAgentAssignment | Remove-SCOMADAgentAssignment -Confirm",
    in2007: null,
  },
  removeUnix: {
    title: "Take UNIX and Linux computers out of the original; their agent stays",
    where: "source",
    text: () => "Get-SCXAgent | Remove-SCXAgent -Confirm",
    in2007: null,
  },
  deleteGateway: {
    title: "Delete the gateway, once it is uninstalled",
    where: "source",
    text: (names) => approval(names, names.source, "Delete"),
  },
} as const satisfies Record<string, Template>;
export type CommandName = keyof typeof templates;

/** The commands of these names, filled, for the release of the management group that they are run in. What that release lacks is left out. */
export function commandsOf(asked: readonly CommandName[], names: CommandNames): Command[] {
  return asked.flatMap((name): Command[] => {
    const { title, where, text, in2007 = text }: Template = templates[name];
    const made = compareReleases(names[where === "source" ? "source" : "target"].release, "2007 R2") <= 0 ? in2007 : text;
    return made ? [{ title, where, text: made(names) }] : [];
  });
}
