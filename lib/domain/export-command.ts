/**
 * What a file of agents is made with, in the Operations Manager Shell of a management server; the same words wherever it is said. Get-SCOMAgent does not tell
 * who is available or in maintenance: the instances of the class of agents do.
 */
export const agentsCommand =
  "$heard = @{}; Get-SCOMClass -Name Microsoft.SystemCenter.Agent | Get-SCOMClassInstance | ForEach-Object {$heard[$_.DisplayName] = $_}; " +
  "Get-SCOMAgent | Select-Object *,@{n='IsAvailable';e={$heard[$_.DisplayName].IsAvailable}}," +
  "@{n='InMaintenanceMode';e={$heard[$_.DisplayName].InMaintenanceMode}} | Export-Csv agents.csv -NoTypeInformation -Encoding UTF8";

/** The same for what waits in Pending Management. It writes an empty file where nothing does. */
export const pendingCommand = "Get-SCOMPendingManagement | Export-Csv pending.csv -NoTypeInformation -Encoding UTF8";

/** The same for what has no agent of its own, and for the pools that poll it. Health stands in the instances of the class. */
export const polledCommands = {
  unixAgents:
    "$seen = @{}; Get-SCOMClass -Name Microsoft.Unix.Computer | Get-SCOMClassInstance | ForEach-Object {$seen[$_.DisplayName] = $_}; " +
    "Get-SCXAgent | Select-Object Name,IPAddress,AgentVersion,Architecture,UnixComputerType,@{n='ManagementActionPoint';e={$_.ManagementActionPoint.DisplayName}}," +
    "@{n='HealthState';e={$seen[$_.Name].HealthState}},@{n='IsAvailable';e={$seen[$_.Name].IsAvailable}}," +
    "@{n='InMaintenanceMode';e={$seen[$_.Name].InMaintenanceMode}} | Export-Csv unix.csv -NoTypeInformation -Encoding UTF8",
  agentless: "Get-SCOMAgentlessManagedComputer | Export-Csv agentless.csv -NoTypeInformation -Encoding UTF8",
  networkDevices:
    "Get-SCOMClass -Name System.NetworkManagement.Node | Get-SCOMClassInstance | Select-Object DisplayName,HealthState,IsAvailable,InMaintenanceMode," +
    "@{n='SNMPAddress';e={$_.'[System.NetworkManagement.Node].SNMPAddress'.Value}} | Export-Csv network.csv -NoTypeInformation -Encoding UTF8",
} as const;

/** The same for the failover servers of agents and gateways, which no export of theirs tells. */
export const failoverCommand =
  "@(Get-SCOMAgent) + @(Get-SCOMGatewayManagementServer) | Select-Object Name,ManagementGroup," +
  "@{n='PrimaryManagementServerName';e={$_.GetPrimaryManagementServer().Name}}," +
  "@{n='FailoverServers';e={@($_.GetFailoverManagementServers() | ForEach-Object {$_.Name}) -join ','}} | " +
  "Export-Csv failover.csv -NoTypeInformation -Encoding UTF8";
