#Requires -Version 3.0
<#
.SYNOPSIS
Collects the inventory of one Operations Manager management group into one file, and brings it to Tandem if told to.

.DESCRIPTION
Reads through the OperationsManager module of the Operations console and changes nothing. It talks to one management server, never to an agent.
What it reads is written to one file of JSON lines (UTF-8; compressed when the name ends in .gz) that you can read before it leaves: a first line
that says what was collected and by whom, the sections one after the other, each with its rows and a line that closes it, and a last line.
A section that cannot be read says so in its closing line.

Sections: agents, heard, agentDetail, servers, gateways, parents, pending, settings, unix, agentless, network, pools.

Run it with Windows PowerShell (powershell.exe), in a process of its own: the module makes the connection to the management server the active one.

.PARAMETER ManagementServer
A management server of the management group. This computer, where nothing is said.

.PARAMETER OutFile
The file to write, such as C:\Tandem\OPS_2016.jsonl.gz. The folder must be there. Until the file is complete its name ends in .part; until then,
and where a run ends before, the file of an earlier run keeps this name. With -Post it has this name once Tandem has it; until then it begins with
"undelivered-", the moment of collection and a digest of the address, and the next run with this address delivers it first.

.PARAMETER Include
Sections to collect. All of them, where nothing is said. Several are separated by commas.

.PARAMETER Exclude
Sections to leave out.

.PARAMETER Post
Where Tandem takes imports, such as https://tandem.example.org/api/v1/migrations/<id>/imports.

.PARAMETER TokenFile
A text file that holds a token of Tandem and nothing else. Let only the account of this script read it.

.PARAMETER AllowUnencrypted
Allows -Post to send over http to another computer. Anybody between the two can then read the token and the inventory.

.PARAMETER Retries
How often a delivery is tried again when Tandem cannot be reached or is busy.

.PARAMETER FirstWaitSeconds
How long to wait before the first of these; the wait doubles each time, up to five minutes, unless Tandem says how long.

.OUTPUTS
None. The exit code says how it ended:
  0  all is well: collected and, with -Post, applied
  1  nothing was done: parameters, token file or folder cannot be used, or another run is at work on the same file
  2  collected and delivered, but sections of it failed; the file says which and why
  3  nothing was collected: no module, no connection, no section could be read, or the file could not be written
  4  collected, not delivered: Tandem could not be reached or failed, or something between it and here refused; the next run tries again
  5  collected, refused by Tandem; what it said is shown
  6  delivered, but it waits in Tandem for somebody's answer
Where several are true, the first of 3, 5, 4, 6, 2 is told.

.EXAMPLE
.\Export-TandemInventory.ps1 -ManagementServer ms01.corp.example -OutFile C:\Tandem\OPS_2016.jsonl

.EXAMPLE
powershell.exe -NoProfile -NonInteractive -File C:\Tandem\Export-TandemInventory.ps1 -ManagementServer ms01.corp.example `
  -OutFile C:\Tandem\OPS_2016.jsonl.gz -TokenFile C:\Tandem\token.txt `
  -Post https://tandem.example.org/api/v1/migrations/0199f0c5-0000-7000-8000-000000000000/imports
#>
[CmdletBinding()]
param(
    [string] $ManagementServer = 'localhost',
    [Parameter(Mandatory = $true)] [string] $OutFile,
    [string[]] $Include = @(),
    [string[]] $Exclude = @(),
    [string] $Post,
    [string] $TokenFile,
    [switch] $AllowUnencrypted,
    [ValidateRange(0, 20)] [int] $Retries = 6,
    [ValidateRange(0, 3600)] [int] $FirstWaitSeconds = 5
)

$version = '1.0'
$ErrorActionPreference = 'Stop'
# What an object does not have is null, also where the caller's session is strict.
Set-StrictMode -Off
$invariant = [Globalization.CultureInfo]::InvariantCulture
$ends = @{ AllWell = 0; NothingDone = 1; SectionsFailed = 2; NothingCollected = 3; NotDelivered = 4; Refused = 5; Waits = 6 }
$worstFirst = 3, 5, 4, 6, 2, 0
# How the name of a file begins that is not delivered yet.
$undelivered = '^undelivered-(\d{8}T\d{9}Z)-'

#region The sections: what each one asks, and what it takes of the answer

function Read-Agents {
    $some = $false
    Get-SCOMAgent | ForEach-Object {
        $some = $true
        $row = Get-ComputerRow $_
        Add-Values $row $_ 'PrimaryManagementServerName', 'ManuallyInstalled'
        $row
    }
    if ($some) { return }
    # That there are none is told only where nothing speaks against it.
    Get-Servers | Out-Null
    if (@(Get-AgentInstances).Count -gt 0) { throw "No agent was answered, but there are instances of $agentClass." }
}

function Read-Heard {
    Get-AgentInstances | ForEach-Object {
        # An agent has no key of its own: its path is the computer that hosts it.
        $row = Get-InstanceRow $_ 'Path', 'DisplayName', 'Name', 'Id'
        Add-Values $row $_ 'StateLastModified'
        $row.PatchList = Get-ClassValue $_ 'Microsoft.SystemCenter.HealthService' 'PatchList'
        $row
    }
}

function Read-AgentDetail {
    $class = 'SCOM.Management.Agent.Class'
    Get-SCOMClass -Name $class | Get-SCOMClassInstance | ForEach-Object {
        $row = [ordered]@{ Name = Get-Name $_ 'Path', 'DisplayName', 'Name', 'Id' }
        foreach ($property in 'OSName', 'OSVersion', 'Architecture', 'AgentVersion', 'UpdateRollup', 'DotNetVersion', 'PSVersion',
            'CertLoaded', 'CertIssuer', 'CertThumbPrint') {
            $row[$property] = Get-Text (Get-ClassValue $_ $class $property)
        }
        $row.ManagementGroups = Split-Names (Get-ClassValue $_ $class 'ManagementGroups')
        $row.LAWorkspaces = Split-Names (Get-ClassValue $_ $class 'LAWorkspaces')
        $row.ADIntEnabled = ConvertTo-Truth (Get-ClassValue $_ $class 'ADIntEnabled')
        $row.CertExpires = ConvertTo-Moment (Get-ClassValue $_ $class 'CertExpires')
        $row
    }
}

function Read-Servers {
    Get-Servers | Where-Object { -not (Get-Value $_ 'IsGateway') } | ForEach-Object { Get-ServerRow $_ }
}

function Read-Gateways {
    Get-Servers | Where-Object { Get-Value $_ 'IsGateway' } | ForEach-Object {
        $row = Get-ServerRow $_
        $row.PrimaryManagementServerName = Get-Value $_.GetPrimaryManagementServer() 'Name'
        $row.FailoverServers = Get-NamesOf $_.GetFailoverManagementServers() 'Name', 'DisplayName', 'Id'
        $row
    }
}

# Other agents fail over by themselves. Asking each agent of the management group would be tens of thousands of calls.
function Read-Parents {
    foreach ($gateway in @(Get-Servers | Where-Object { Get-Value $_ 'IsGateway' })) {
        $name = Get-Value $gateway 'Name'
        Get-SCOMAgent -ManagementServer $gateway | Where-Object { (Get-Value $_ 'PrimaryManagementServerName') -eq $name } | ForEach-Object {
            $row = [ordered]@{ Name = Get-Name $_ 'Name', 'DisplayName', 'Id' }
            Add-Values $row $_ 'PrimaryManagementServerName'
            $row.FailoverServers = Get-NamesOf $_.GetFailoverManagementServers() 'Name', 'DisplayName', 'Id'
            $row
        }
    }
}

function Read-Pending {
    Get-SCOMPendingManagement | ForEach-Object {
        $row = [ordered]@{ AgentName = Get-FirstText (Get-Value $_ 'AgentName'), '(no name)' }
        Add-Values $row $_ 'ManagementServerName', 'AgentPendingActionType', 'LastModified'
        $row
    }
}

function Read-Settings {
    $group = Get-SCOMManagementGroup
    $approval = Get-PartOfSettings { Get-Value (Get-SCOMAgentApprovalSetting) 'AgentApprovalSetting' }
    $heartbeat = Get-PartOfSettings { Get-SCOMHeartbeatSetting }
    $row = [ordered]@{}
    Add-Values $row $group 'Name', 'Id', 'TimeOfExpiration'
    Add-Texts $row $group 'Version', 'SkuForProduct', 'SkuForLicense'
    $row.AutoApproveManuallyInstalledAgents = $null
    $row.RejectManuallyInstalledAgents = $null
    if ($null -ne $approval) {
        $row.AutoApproveManuallyInstalledAgents = ([string] $approval) -eq 'AutoApprove'
        $row.RejectManuallyInstalledAgents = ([string] $approval) -eq 'AutoReject'
    }
    $row.HeartbeatInterval = Get-Value $heartbeat 'AgentHeartbeatInterval'
    $row.MissingHeartbeatThreshold = Get-Value $heartbeat 'MissingHeartbeatThreshold'
    $row
}

function Read-Unix {
    $instances = @{}
    Get-SCOMClass -Name 'Microsoft.Unix.Computer' | Get-SCOMClassInstance | ForEach-Object { $instances[[string] (Get-Value $_ 'Id')] = $_ }
    Get-SCXAgent | ForEach-Object {
        $row = [ordered]@{ Name = Get-Name $_ 'Name', 'IPAddress', 'Id' }
        Add-Values $row $_ 'Id', 'SSHPort'
        Add-Values $row $instances[[string] $row.Id] 'HealthState', 'IsAvailable', 'AvailabilityLastModified', 'InMaintenanceMode'
        Add-Texts $row $_ 'IPAddress', 'AgentVersion', 'Architecture', 'UnixComputerType'
        $row.Pool = Get-NameShown (Get-Value $_ 'ManagementActionPoint')
        $row
    }
}

function Read-Agentless {
    Get-SCOMAgentlessManagedComputer | ForEach-Object {
        $row = [ordered]@{ Name = Get-Name $_ 'Name', 'DisplayName', 'Id' }
        Add-Values $row $_ 'PrincipalName', 'ComputerName', 'Domain', 'IPAddress', 'Id', 'HealthState', 'LastModified'
        $row.Proxy = Get-Value $_ 'ProxyAgentPrincipalName'
        $row
    }
}

function Read-Network {
    $class = 'System.NetworkManagement.Node'
    $nodes = @(Get-SCOMClass -Name $class | Get-SCOMClassInstance)
    $pools = Get-PoolsOfNodes $nodes
    foreach ($node in $nodes) {
        $row = Get-InstanceRow $node 'DisplayName', 'Name', 'Id'
        $row.IPAddress = Get-Text (Get-ClassValue $node $class 'SNMPAddress')
        $row.Pool = $pools[[string] $row.Id]
        $row
    }
}

function Read-Pools {
    Get-SCOMResourcePool | ForEach-Object {
        $row = [ordered]@{ Name = Get-Name $_ 'DisplayName', 'Name', 'Id' }
        Add-Values $row $_ 'Id', 'IsDynamic'
        $row.Members = Get-NamesOf (Get-Value $_ 'Members') 'DisplayName', 'Name', 'Id'
        $row
    }
}

# Where a section is about a class that not every management group has, the class.
$sections = [ordered]@{
    agents = @{ Read = { Read-Agents } }
    heard = @{ Read = { Read-Heard } }
    agentDetail = @{ Read = { Read-AgentDetail }; Class = 'SCOM.Management.Agent.Class' }
    servers = @{ Read = { Read-Servers } }
    gateways = @{ Read = { Read-Gateways } }
    parents = @{ Read = { Read-Parents } }
    pending = @{ Read = { Read-Pending } }
    settings = @{ Read = { Read-Settings } }
    unix = @{ Read = { Read-Unix }; Class = 'Microsoft.Unix.Computer' }
    agentless = @{ Read = { Read-Agentless } }
    network = @{ Read = { Read-Network }; Class = 'System.NetworkManagement.Node' }
    pools = @{ Read = { Read-Pools } }
}

#endregion

#region Parts that several sections share

# Each management group has a management server that is no gateway. Who sees none cannot say that there is none.
function Get-Servers {
    $servers = @(Get-SCOMManagementServer)
    if (@($servers | Where-Object { -not (Get-Value $_ 'IsGateway') }).Count -eq 0) { throw 'This account sees no management server.' }
    $servers
}

# Each management group has this class.
$agentClass = 'Microsoft.SystemCenter.Agent'
function Get-AgentInstances {
    $class = @(Get-SCOMClass -Name $agentClass)
    if ($class.Count -eq 0) { throw "This account does not see the class $agentClass." }
    $class | Get-SCOMClassInstance
}

function Get-ComputerRow($Computer) {
    $row = [ordered]@{ Name = Get-Name $Computer 'Name', 'DisplayName', 'Id' }
    Add-Values $row $Computer 'PrincipalName', 'DisplayName', 'ComputerName', 'Domain', 'IPAddress', 'Id', 'HealthState', 'ProxyingEnabled',
        'LastModified', 'InstallTime', 'InstalledBy', 'ActionAccountIdentity', 'HeartbeatInterval'
    Add-Texts $row $Computer 'Version'
    $row
}

function Get-ServerRow($Server) {
    $row = Get-ComputerRow $Server
    $row.IsGateway = [bool] (Get-Value $Server 'IsGateway')
    Add-Values $row $Server 'IsRootManagementServer', 'AutoApproveManuallyInstalledAgents', 'RejectManuallyInstalledAgents',
        'MissingHeartbeatThreshold'
    $row
}

function Get-InstanceRow($Instance, $NamedBy) {
    $row = [ordered]@{ Name = Get-Name $Instance $NamedBy }
    Add-Values $row $Instance 'Id', 'HealthState', 'IsAvailable', 'AvailabilityLastModified', 'InMaintenanceMode'
    $row
}

# Instances have the properties of their classes under names such as [Microsoft.SystemCenter.HealthService].PatchList.
function Get-ClassValue($Instance, $Class, $Property) {
    $value = Get-Value $Instance "[$Class].$Property"
    if ($null -ne $value -and $value.PSObject.Properties['Value']) { return Get-Value $value 'Value' }
    $value
}

# A setting that this release or this account does not have is left out; the rest of the section still counts.
function Get-PartOfSettings($Read) {
    try { & $Read } catch { Say "  settings: $(Get-Sentence $_)" }
}

# By network device, the name of the pool that polls it. Without it the section is still worth having.
function Get-PoolsOfNodes($Nodes) {
    $pools = @{}
    if ($Nodes.Count -eq 0) { return $pools }
    try {
        $manages = Get-SCOMRelationship -Name 'Microsoft.SystemCenter.ManagementActionPointShouldManageEntity'
        Get-SCOMRelationshipInstance -TargetInstance $Nodes |
            Where-Object { (Get-Value $_ 'RelationshipId') -eq (Get-Value $manages 'Id') -and -not (Get-Value $_ 'IsDeleted') } |
            ForEach-Object { $pools[[string] (Get-Value (Get-Value $_ 'TargetObject') 'Id')] = Get-NameShown (Get-Value $_ 'SourceObject') }
    } catch { Say "  network: the pools are left out: $(Get-Sentence $_)" }
    $pools
}

#endregion

#region Values and JSON: the same bytes in every culture and every version of PowerShell

# A property that an object does not have is null. One that it has and cannot tell is an error: $Object.Name would be null there too.
function Get-Value($Object, $Name) {
    # The comma keeps a list in one piece, an empty one too.
    $value = $Object.$Name
    if ($null -ne $value) { return , $value }
    if ($null -eq $Object) { return }
    $property = $Object.PSObject.Properties[$Name]
    if ($null -eq $property) { return }
    try { , $property.get_Value() } catch { throw "$Name cannot be read: $($_.Exception.GetBaseException().Message)" }
}

function Add-Values($Row, $Object, $Names) {
    foreach ($name in $Names) {
        # Only what is null may have been an error. Calling Get-Value for each property of many agents would take most of the time.
        $value = $Object.$name
        if ($null -eq $value) { $value = Get-Value $Object $name }
        $Row[$name] = $value
    }
}

function Add-Texts($Row, $Object, $Names) {
    Add-Values $Row $Object $Names
    foreach ($name in $Names) { if ($null -ne $Row[$name]) { $Row[$name] = [string] $Row[$name] } }
}

function Get-Text($Value) {
    if ($null -ne $Value) { [string] $Value }
}

function Get-FirstText($Candidates) {
    foreach ($candidate in $Candidates) { if (([string] $candidate).Trim() -ne '') { return [string] $candidate } }
}

function Get-Name($Object, $NamedBy) {
    foreach ($name in $NamedBy) {
        $text = [string] (Get-Value $Object $name)
        if ($text.Trim() -ne '') { return $text }
    }
    throw 'An object has neither a name nor an id.'
}

function Get-NameShown($Object) {
    $name = Get-Value $Object 'DisplayName'
    if ($name) { [string] $name } else { Get-Text $Object }
}

# No list is not known; it is not an empty list.
function Get-NamesOf($Objects, $NamedBy) {
    if ($null -eq $Objects) { return }
    , @(foreach ($object in $Objects) { Get-Name $object $NamedBy })
}

# None at all is not known; it is not an empty list.
function Split-Names($Text) {
    if (([string] $Text).Trim() -eq '') { return }
    , @(([string] $Text).Split(',') | ForEach-Object { $_.Trim() } | Where-Object { $_ -ne '' })
}

function ConvertTo-Truth($Value) {
    if ($Value -is [bool]) { return $Value }
    if ([string] $Value -eq 'true') { return $true }
    if ([string] $Value -eq 'false') { return $false }
}

# A text is taken only where it can be read in one way. What an agent wrote in its own culture is left out: 03.04. is March or April.
function ConvertTo-Moment($Value) {
    if ($Value -is [DateTime]) { return $Value }
    $moment = [DateTime]::MinValue
    $formats = [string[]] @("yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss", 'yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd')
    $styles = [Globalization.DateTimeStyles]::None
    if ([DateTime]::TryParseExact([string] $Value, $formats, $invariant, $styles, [ref] $moment)) { return $moment }
}

# Operations Manager tells UTC, mostly without saying so. A year of 1 or 9999 stands for never.
function Format-Moment([DateTime] $Moment) {
    if ($Moment.Year -le 1 -or $Moment.Year -ge 9999) { return 'null' }
    if ($Moment.Kind -eq [DateTimeKind]::Local) { $Moment = $Moment.ToUniversalTime() }
    $Moment.ToString("'""'yyyy-MM-dd'T'HH:mm:ss.fff'Z""'", $invariant)
}

$notPlain = New-Object Text.RegularExpressions.Regex '[\x00-\x1f"\\\x7f-\x9f\u2028\u2029\ud800-\udfff]'
$escape = [Text.RegularExpressions.MatchEvaluator] {
    param($found)
    if ('"', '\' -contains $found.Value) { return '\' + $found.Value }
    '\u' + ([int] [char] $found.Value).ToString('x4', $invariant)
}

function Format-Value($Value) {
    if ($null -eq $Value) { return 'null' }
    if ($Value -is [string]) { return '"' + $notPlain.Replace($Value, $escape) + '"' }
    if ($Value -is [bool]) { if ($Value) { return 'true' } else { return 'false' } }
    if ($Value -is [DateTime]) { return Format-Moment $Value }
    if ($Value -is [TimeSpan]) { return Format-Value $Value.TotalSeconds }
    if ($Value -is [char] -or $Value -is [Enum]) { return Format-Value $Value.ToString() }
    if ($Value -is [Collections.IDictionary]) {
        # Names are those of this script: nothing in them needs escaping.
        $members = foreach ($name in $Value.Keys) { '"' + $name + '":' + (Format-Value $Value[$name]) }
        return '{' + ($members -join ',') + '}'
    }
    if ($Value -is [Collections.IEnumerable]) { return '[' + (@(foreach ($item in $Value) { Format-Value $item }) -join ',') + ']' }
    if ($Value.GetType().IsPrimitive) { return $Value.ToString($invariant) }
    # A setting of Operations Manager wraps its value.
    if ($Value.PSObject.Properties['Value']) { return Format-Value (Get-Value $Value 'Value') }
    Format-Value ([string] $Value)
}

function Get-Sentence($Problem) {
    $text = ([regex]::Replace($Problem.Exception.Message, '\s+', ' ')).Trim()
    if ($text.Length -gt 1000) { $text = $text.Substring(0, 1000) }
    $text
}

# Whatever somebody else's message holds: the token is not shown.
function Say([string] $Text) {
    if ($script:token) { $Text = $Text.Replace($script:token, '(token)') }
    Write-Host $Text
}

#endregion

#region The file

function Export-Inventory($Names) {
    Connect-ManagementGroup
    $group = Get-SCOMManagementGroup
    $groupName = Get-Value $group 'Name'
    $scope = Get-Scope $group
    if ($scope -eq 'scoped') { Say "This account sees only a part of $groupName." }
    $part = "$path.part"
    $stream = New-Object IO.FileStream($part, [IO.FileMode]::Create, [IO.FileAccess]::Write, [IO.FileShare]::None)
    try {
        if ($path -like '*.gz') { $stream = New-Object IO.Compression.GZipStream($stream, [IO.Compression.CompressionMode]::Compress) }
        $writer = New-Object IO.StreamWriter($stream, (New-Object Text.UTF8Encoding($false)))
        try {
            $script:lines = 0
            Write-Line $writer ([ordered]@{
                    tandem = 'collection'
                    format = 1
                    tool = 'Export-TandemInventory.ps1'
                    version = $version
                    group = $groupName
                    groupId = Get-Value $group 'Id'
                    at = $startedAt
                    culture = [Globalization.CultureInfo]::CurrentCulture.Name
                    user = Get-FirstText (Get-Value $group 'CurrentUserName'), ([Environment]::UserName), '(unknown)'
                    computer = [Environment]::MachineName
                    managementServer = $ManagementServer
                    scope = $scope
                    sections = $Names
                })
            $failed = @(foreach ($name in $Names) { if (-not (Write-Section $writer $name $scope $Names)) { $name } })
            Write-Line $writer ([ordered]@{ end = [DateTime]::UtcNow; lines = $script:lines + 1 })
        } finally { $writer.Dispose() }
    } finally { $stream.Dispose() }
    Write-Progress -Activity 'Collecting' -Completed
    Move-Item -LiteralPath $part -Destination $complete -Force
    Say "$($script:lines) lines in $complete"
    if ($failed.Count -eq $Names.Count) { return $ends.NothingCollected }
    if ($failed.Count -gt 0) { return $ends.SectionsFailed }
    $ends.AllWell
}

function Connect-ManagementGroup {
    Import-Module OperationsManager
    # PowerShell 6 and newer would ask the module through a second process, which hands over texts in the place of objects.
    if (@(Get-PSSession | Where-Object { $_.Name -eq 'WinPSCompatSession' }).Count -gt 0) {
        throw 'Run this script with Windows PowerShell (powershell.exe).'
    }
    New-SCOMManagementGroupConnection -ComputerName $ManagementServer | Out-Null
}

# Writes one section. Tells whether it went well.
function Write-Section($Writer, $Name, $Scope, $Names) {
    $section = $sections[$Name]
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $rows = 0
    $problem = $null
    $absent = $false
    $done = [int] (100 * [Array]::IndexOf($Names, $Name) / $Names.Count)
    Write-Progress -Activity 'Collecting' -Status $Name -PercentComplete $done
    try {
        $absent = [bool] $section.Class -and @(Get-SCOMClass -Name $section.Class).Count -eq 0
        if (-not $absent) {
            & $section.Read | ForEach-Object {
                Write-Line $Writer @{ $Name = $_ }
                $rows++
                if ($rows % 250 -eq 0) { Write-Progress -Activity 'Collecting' -Status "${Name}: $rows" -PercentComplete $done }
            }
        }
    } catch {
        if ($script:cannotWrite) { throw }
        $problem = Get-Sentence $_
    }
    Write-Line $Writer ([ordered]@{
            section = $Name
            rows = $rows
            seconds = [Math]::Round($watch.Elapsed.TotalSeconds, 1)
            error = $problem
            absent = $absent
            whole = $Scope -ne 'scoped' -and $null -eq $problem
        })
    if ($null -ne $problem) { Say "  ${Name}: FAILED after $rows rows: $problem" }
    elseif ($absent) { Say "  ${Name}: this management group has no class $($section.Class)" }
    else { Say "  ${Name}: $rows" }
    $null -eq $problem
}

function Write-Line($Writer, $Object) {
    $line = Format-Value $Object
    try { $Writer.Write($line + "`n") } catch { $script:cannotWrite = $true; throw }
    $script:lines++
}

# Whether the account sees the whole management group: whole, scoped or unknown. It rests on three things, in this order:
# 1. An administrator of Operations Manager sees all: Microsoft's documentation says that this profile cannot be scoped.
# 2. Of the user roles that name the account or a group it is in, one whose scope holds the root of all objects shows all. Where each of them lists
#    objects and none the root, it is a part.
# 3. Who may not read user roles, or has one that lists no objects: each management group has a management server; who sees none sees a part.
# Where none of them decides it is not known; Tandem asks when far fewer agents come than before.
function Get-Scope($Group) {
    try { if ($Group.Security.IsUserAdministrator()) { return 'whole' } } catch { Write-Verbose "Administrator: $($_.Exception.Message)" }
    try {
        $own = Get-OwnNames $Group
        $roles = @(Get-SCOMUserRole | Where-Object { @($_.Users | Where-Object { $own -contains $_ }).Count -gt 0 })
        $root = [Microsoft.EnterpriseManagement.Security.UserRoleScope]::RootObjectId
        if (@($roles | Where-Object { $_.Scope.Objects -contains $root }).Count -gt 0) { return 'whole' }
        if ($roles.Count -gt 0 -and @($roles | Where-Object { $_.Scope.Objects.Count -eq 0 }).Count -eq 0) { return 'scoped' }
    } catch { Write-Verbose "User roles: $($_.Exception.Message)" }
    try {
        if (@(Get-SCOMClass -Name 'Microsoft.SystemCenter.ManagementServer' | Get-SCOMClassInstance).Count -eq 0) { return 'scoped' }
    } catch { Write-Verbose "Management servers: $($_.Exception.Message)" }
    'unknown'
}

function Get-OwnNames($Group) {
    [string] $Group.CurrentUserName
    try {
        [Security.Principal.WindowsIdentity]::GetCurrent().Groups | ForEach-Object {
            try { $_.Translate([Security.Principal.NTAccount]).Value } catch { $_.Value }
        }
    } catch { Write-Verbose "Groups of the account: $($_.Exception.Message)" }
}

#endregion

#region Bringing it to Tandem

# The oldest first, so that Tandem sees days in their order. Tells the worst of their ends.
function Send-Undelivered {
    $worst = $ends.AllWell
    foreach ($file in Get-Undelivered) {
        if (-not [IO.File]::Exists($file.FullName)) { Say "$($file.Name) is gone: somebody else moved it."; continue }
        $answer = Send-WithRetries $file
        Say "$($file.Name): $($answer.Told)"
        $worst = Get-Worse $worst $answer.End
        if ($answer.End -eq $ends.AllWell -or $answer.End -eq $ends.Waits) { Move-Delivered $file $path }
        # It would be refused each time: set aside, so that nobody sends it again.
        elseif ($answer.IsAboutFile) { Move-Delivered $file (Join-Path $folder ($file.Name -replace '^undelivered-', 'refused-')) }
        elseif ($answer.IsAboutAll) { break }
    }
    $worst
}

# Those of this address: it is told by a digest in the name, so that nothing goes to another migration than it was collected for.
function Get-Undelivered {
    $pattern = "$undelivered([0-9a-f]{8}-)?" + [regex]::Escape((Split-Path -Leaf $path)) + '$'
    foreach ($file in Get-ChildItem -LiteralPath $folder | Where-Object { $_.Name -match $pattern } | Sort-Object Name) {
        if ($file.Name -match "$undelivered$addressDigest-") { $file }
        else { Say "$($file.Name) was collected for another address than that of -Post. It is left here: drop it on Imports there, or remove it." }
    }
}

# What Tandem answered stands, whether or not the file can be moved.
function Move-Delivered($File, $Destination) {
    try { Move-Item -LiteralPath $File.FullName -Destination $Destination -Force } catch {
        if (-not [IO.File]::Exists($File.FullName)) { Say "$($File.Name) is gone: somebody else moved it." }
        else { Say "$($File.Name) cannot be moved, and the next run sends it again, which does no harm: $(Get-Sentence $_)" }
    }
}

function Get-Worse($One, $Other) {
    foreach ($end in $worstFirst) { if ($end -eq $One -or $end -eq $Other) { return $end } }
}

function Send-WithRetries($File) {
    for ($attempt = 0; ; $attempt++) {
        $answer = Send-Once $File
        if ($answer.End -ne $ends.NotDelivered -or -not $answer.IsPassing -or $attempt -ge $Retries) { return $answer }
        $wait = [Math]::Min(300, $FirstWaitSeconds * [Math]::Pow(2, $attempt))
        if ($null -ne $answer.WaitSeconds) { $wait = [Math]::Min(3600, $answer.WaitSeconds) }
        Say "$($File.Name): $($answer.Told) Trying again in $([int] $wait) s."
        Start-Sleep -Milliseconds ([int] (1000 * $wait))
    }
}

# One attempt. The key is made of the content: Tandem takes the same file once, however often an answer is lost on its way.
function Send-Once($File) {
    try {
        $content = [IO.File]::OpenRead($File.FullName)
        try { $hash = Get-Digest $content } finally { $content.Dispose() }
        $shown = $File.Name -replace "$undelivered[0-9a-f]{8}-", '$1-'
        $boundary = "tandem-$hash"
        $utf8 = New-Object Text.UTF8Encoding($false)
        $head = $utf8.GetBytes(@(
                "--$boundary", 'Content-Disposition: form-data; name="apply"', '', 'true',
                "--$boundary", "Content-Disposition: form-data; name=""file""; filename=""$shown""",
                'Content-Type: application/octet-stream', '', '') -join "`r`n")
        $tail = $utf8.GetBytes("`r`n--$boundary--`r`n")
        $request = New-Request $boundary $hash ($head.Length + $File.Length + $tail.Length)
        $broken = $null
        try {
            $body = $request.GetRequestStream()
            $body.Write($head, 0, $head.Length)
            $content = [IO.File]::OpenRead($File.FullName)
            try { $content.CopyTo($body) } finally { $content.Dispose() }
            $body.Write($tail, 0, $tail.Length)
            $body.Dispose()
        } catch { $broken = $_ }
        # Who refuses early answers before all is sent; only where there is no answer, what broke is what happened.
        try { $response = $request.GetResponse() }
        catch {
            $response = $_.Exception.GetBaseException().Response
            if ($null -eq $response -and $_.Exception.InnerException) { $response = $_.Exception.InnerException.Response }
            if ($null -eq $response) { if ($broken) { throw $broken } else { throw } }
        }
        try { Read-Answer $response } finally { $response.Close() }
    } catch { @{ End = $ends.NotDelivered; IsPassing = $true; IsAboutAll = $true; Told = "Tandem cannot be reached: $(Get-Sentence $_)" } }
}

function New-Request($Boundary, $Key, $Length) {
    $request = [Net.WebRequest]::Create($address)
    $request.Method = 'POST'
    $request.ContentType = "multipart/form-data; boundary=$Boundary"
    $request.ContentLength = $Length
    $request.AllowWriteStreamBuffering = $false
    # The token is for this address and no other.
    $request.AllowAutoRedirect = $false
    $request.ServicePoint.Expect100Continue = $false
    $request.Timeout = 600000
    $request.ReadWriteTimeout = 600000
    $request.UserAgent = "Export-TandemInventory/$version"
    $request.Accept = 'application/json, application/problem+json'
    $request.Headers.Add('Authorization', "Bearer $script:token")
    $request.Headers.Add('Idempotency-Key', $Key)
    $request
}

function Read-Answer($Response) {
    $status = [int] $Response.StatusCode
    $reader = New-Object IO.StreamReader($Response.GetResponseStream())
    try { $text = $reader.ReadToEnd() } finally { $reader.Dispose() }
    $json = $null
    try { $json = ConvertFrom-Json $text } catch { Write-Verbose 'The answer is no JSON.' }
    if (($status -eq 200 -or $status -eq 201) -and $json.status) {
        $import = "Tandem has it as import $($json.number)"
        if ($json.duplicate) { $import = "Tandem had it already, as import $($json.number)" }
        if ($json.status -eq 'applied') { return @{ End = $ends.AllWell; Told = "$import, applied." } }
        return @{ End = $ends.Waits; Told = "$import, which waits ($($json.status)): open it in Tandem and answer." }
    }
    $told = "Tandem answers $status$(Get-Said $json $Response)"
    if (429, 502, 503, 504 -contains $status -or ($status -eq 409 -and $json.code -eq 'idempotency-running')) {
        return @{ End = $ends.NotDelivered; IsPassing = $true; IsAboutAll = $true; Told = $told; WaitSeconds = Get-WaitAsked $Response }
    }
    # The token or the address: any other file would be answered the same.
    if ($status -lt 400 -or 401, 403, 404 -contains $status) { return @{ End = $ends.Refused; IsAboutAll = $true; Told = $told } }
    # A fault of Tandem, or of something between: only a refusal with a code of Tandem's own says something of the file.
    if ($status -ge 500 -or -not $json.code) { return @{ End = $ends.NotDelivered; Told = $told } }
    @{ End = $ends.Refused; IsAboutFile = 400, 413, 415, 422 -contains $status; Told = $told }
}

function Get-Said($Json, $Response) {
    $said = @($Json.title, $Json.detail | Where-Object { $_ })
    if ($said.Count -gt 0) { return ': ' + ($said -join ': ') }
    if ($Response.Headers['Location']) { return ' and leads elsewhere. Say the address of Tandem itself.' }
    ', and not in the words of Tandem. Look at the address, and at what stands between.'
}

function Get-WaitAsked($Response) {
    $seconds = 0
    if ([int]::TryParse($Response.Headers['Retry-After'], [ref] $seconds) -and $seconds -ge 0) { $seconds }
}

# Of bytes or of an open file.
function Get-Digest($Content) {
    $sha = [Security.Cryptography.SHA256]::Create()
    try { [BitConverter]::ToString($sha.ComputeHash($Content)).Replace('-', '').ToLowerInvariant() } finally { $sha.Dispose() }
}

#endregion

#region Parameters

# powershell.exe -File hands over a list as one text.
function Get-SectionNames {
    $asked = @($Include | ForEach-Object { $_.Split(',') } | ForEach-Object { $_.Trim() } | Where-Object { $_ })
    $left = @($Exclude | ForEach-Object { $_.Split(',') } | ForEach-Object { $_.Trim() } | Where-Object { $_ })
    foreach ($name in $asked + $left) {
        if ($sections.Keys -notcontains $name) { throw "There is no section $name. There are: $($sections.Keys -join ', ')." }
    }
    $names = @($sections.Keys | Where-Object { ($asked.Count -eq 0 -or $asked -contains $_) -and $left -notcontains $_ })
    if ($names.Count -eq 0) { throw '-Include and -Exclude leave no section to collect.' }
    , $names
}

function Get-Address {
    $given = $null
    if (-not [Uri]::TryCreate($Post, [UriKind]::Absolute, [ref] $given) -or 'http', 'https' -notcontains $given.Scheme) {
        throw '-Post must be an address that begins with https://.'
    }
    if ($given.UserInfo -or $given.Query -or $given.Fragment) {
        throw '-Post must hold no name, password or query: the token belongs into the file of -TokenFile.'
    }
    if ($given.AbsolutePath -notmatch '/api/v1/migrations/[^/]+/imports$') { throw '-Post must end like /api/v1/migrations/<id>/imports.' }
    if ($given.Scheme -eq 'http' -and -not $given.IsLoopback -and -not $AllowUnencrypted) {
        throw '-Post would send the token and the inventory unencrypted to another computer. Use https, or say -AllowUnencrypted.'
    }
    $given
}

function Read-Token {
    if (-not $TokenFile) { throw '-Post needs -TokenFile.' }
    $text = [IO.File]::ReadAllText((Get-FullPath $TokenFile)).Trim()
    if ($text -notmatch '^[\x21-\x7e]{8,1000}$') { throw 'The file of -TokenFile must hold one token and nothing else.' }
    $text
}

function Get-FullPath($Given) {
    $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Given)
}

# Of two runs at once for one file, the second does nothing. The lock ends with the process, whatever ends that.
function Enter-Lock {
    try {
        New-Object IO.FileStream("$path.lock", [IO.FileMode]::OpenOrCreate, [IO.FileAccess]::Write, [IO.FileShare]::None, 1,
            [IO.FileOptions]::DeleteOnClose)
    } catch { throw "Another run is at work, or the folder cannot be written to: $($_.Exception.GetBaseException().Message)" }
}

# TLS 1.2 is off by default where .NET is older than 4.6. Zero leaves the choice to Windows, which is newer and knows better.
function Enable-Tls12 {
    if ([int] [Net.ServicePointManager]::SecurityProtocol -ne 0) {
        [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType] 3072
    }
}

#endregion

$startedAt = [DateTime]::UtcNow
try {
    $names = Get-SectionNames
    $path = Get-FullPath $OutFile
    $folder = Split-Path -Parent $path
    if (-not (Test-Path -LiteralPath $folder -PathType Container)) { throw "There is no folder $folder." }
    $complete = $path
    if ($Post) {
        $address = Get-Address
        $script:token = Read-Token
        if ($address.Scheme -eq 'https') { Enable-Tls12 }
        $addressDigest = (Get-Digest ([Text.Encoding]::UTF8.GetBytes($address.AbsoluteUri))).Substring(0, 8)
        $now = $startedAt.ToString("yyyyMMdd'T'HHmmssfff'Z'", $invariant)
        $complete = Join-Path $folder "undelivered-$now-$addressDigest-$(Split-Path -Leaf $path)"
    }
    $lock = Enter-Lock
} catch {
    Say "Nothing was done: $(Get-Sentence $_)"
    exit $ends.NothingDone
}

try {
    try { $end = Export-Inventory $names } catch {
        Say "Nothing was collected: $(Get-Sentence $_)"
        $end = $ends.NothingCollected
    }
    if ($Post) { $end = Get-Worse $end (Send-Undelivered) }
} finally { $lock.Dispose() }
exit $end
