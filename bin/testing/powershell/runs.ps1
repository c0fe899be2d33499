# Runs the collector several times in one process, as the file $Plan says, and writes how each ended to the file $Told.
param([string] $Collector, [string] $Plan, [string] $Told)
$runs = Get-Content -Raw -LiteralPath $Plan | ConvertFrom-Json
$ends = foreach ($run in $runs) {
    [cultureinfo]::CurrentCulture = $run.culture
    foreach ($variable in $run.environment.PSObject.Properties) { [Environment]::SetEnvironmentVariable($variable.Name, $variable.Value) }
    $parameters = @{}
    foreach ($parameter in $run.parameters.PSObject.Properties) { $parameters[$parameter.Name] = $parameter.Value }
    if ($run.strict) { Set-StrictMode -Version Latest } else { Set-StrictMode -Off }
    $said = & $Collector @parameters *>&1 | ForEach-Object { [string] $_ }
    @{ name = $run.name; code = $LASTEXITCODE; said = (@($said) -join "`n") }
}
[cultureinfo]::CurrentCulture = ''
ConvertTo-Json @($ends) -Compress | Set-Content -LiteralPath $Told
