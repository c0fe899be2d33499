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

/** The same for the failover servers of agents and gateways, which no export of theirs tells. */
export const failoverCommand =
  "@(Get-SCOMAgent) + @(Get-SCOMGatewayManagementServer) | Select-Object Name,ManagementGroup," +
  "@{n='PrimaryManagementServerName';e={$_.GetPrimaryManagementServer().Name}}," +
  "@{n='FailoverServers';e={@($_.GetFailoverManagementServers() | ForEach-Object {$_.Name}) -join ','}} | " +
  "Export-Csv failover.csv -NoTypeInformation -Encoding UTF8";
