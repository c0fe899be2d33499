# Says what in each of the scripts $Scripts (a JSON file: name and text) Windows PowerShell 3.0 would not understand, or the collector must not use.
param([string] $Scripts, [string] $Told)
# Commands of PowerShell 3.0, with those of their parameters of then that are used.
$known = @{
    'ForEach-Object' = @(); 'Where-Object' = @(); 'Sort-Object' = @(); 'Out-Null' = @(); 'Write-Host' = @(); 'Write-Verbose' = @()
    'Write-Progress' = 'Activity', 'Status', 'PercentComplete', 'Completed'
    'Split-Path' = 'Leaf', 'Parent'; 'Join-Path' = @(); 'Test-Path' = 'LiteralPath', 'PathType'
    'Move-Item' = 'LiteralPath', 'Destination', 'Force'; 'Get-ChildItem' = , 'LiteralPath'
    'New-Object' = @(); 'Start-Sleep' = , 'Milliseconds'; 'Import-Module' = @(); 'Get-PSSession' = @(); 'ConvertFrom-Json' = @()
    'Set-StrictMode' = , 'Off'
    'New-SCOMManagementGroupConnection' = , 'ComputerName'
    'Get-SCOMAgent' = , 'ManagementServer'; 'Get-SCOMClass' = , 'Name'; 'Get-SCOMClassInstance' = @(); 'Get-SCOMManagementServer' = @()
    'Get-SCOMPendingManagement' = @(); 'Get-SCOMManagementGroup' = @(); 'Get-SCOMAgentApprovalSetting' = @(); 'Get-SCOMHeartbeatSetting' = @()
    'Get-SCXAgent' = @(); 'Get-SCOMAgentlessManagedComputer' = @(); 'Get-SCOMResourcePool' = @(); 'Get-SCOMUserRole' = @()
    'Get-SCOMRelationship' = , 'Name'; 'Get-SCOMRelationshipInstance' = , 'TargetInstance'
}
$newer = 'TernaryExpressionAst', 'PipelineChainAst', 'TypeDefinitionAst', 'UsingStatementAst', 'ConfigurationDefinitionAst'

function Get-Complaint($Node, $Own) {
    $kind = $Node.GetType().Name
    if ($newer -contains $kind) { return $kind }
    if ($kind -eq 'BinaryExpressionAst' -and $Node.Operator -eq 'QuestionQuestion') { return '??' }
    if ($kind -eq 'AssignmentStatementAst' -and $Node.Operator -eq 'QuestionQuestionEquals') { return '??=' }
    if ($Node.NullConditional) { return '?.' }
    if ($kind -eq 'PipelineAst' -and $Node.Background) { return '&' }
    if ($kind -eq 'InvokeMemberExpressionAst' -and 'new', 'Where', 'ForEach' -contains $Node.Member.Value) { return "a method $($Node.Member.Value)" }
    if ($kind -ne 'CommandAst') { return }
    $name = $Node.GetCommandName()
    if (-not $name -or $Own -contains $name) { return }
    if (-not $known.ContainsKey($name)) { return "the command $name" }
    foreach ($element in $Node.CommandElements) {
        $isParameter = $element -is [System.Management.Automation.Language.CommandParameterAst]
        if ($isParameter -and $known[$name] -notcontains $element.ParameterName) { return "$name -$($element.ParameterName)" }
    }
}

$found = @{}
foreach ($script in (Get-Content -Raw -LiteralPath $Scripts | ConvertFrom-Json).PSObject.Properties) {
    $tokens = $null; $errors = $null
    $tree = [System.Management.Automation.Language.Parser]::ParseInput($script.Value, [ref] $tokens, [ref] $errors)
    $own = @($tree.FindAll({ $args[0] -is [System.Management.Automation.Language.FunctionDefinitionAst] }, $true) | ForEach-Object { $_.Name })
    $complaints = $tree.FindAll({ $true }, $true) | ForEach-Object { Get-Complaint $_ $own }
    $found[$script.Name] = @(@($errors | ForEach-Object { $_.Message }) + @($complaints))
}
ConvertTo-Json $found -Depth 3 | Set-Content -LiteralPath $Told
