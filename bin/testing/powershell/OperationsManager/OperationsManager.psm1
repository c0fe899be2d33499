# Plays the module of the Operations console, which is not to be had without an installation: see Types.cs and Cmdlets.cs. What they are compiled to is kept
# where SCOM_TYPES says, for the next PowerShell.
$files = 'Types.cs', 'Cmdlets.cs' | ForEach-Object { Join-Path $PSScriptRoot $_ }
if (-not (Test-Path -LiteralPath $env:SCOM_TYPES)) {
    # Aside first: another PowerShell may look for it at the same time.
    $made = "$env:SCOM_TYPES.$PID.dll"
    Add-Type -Path $files -OutputAssembly $made -IgnoreWarnings -WarningAction SilentlyContinue
    Move-Item -LiteralPath $made -Destination $env:SCOM_TYPES -Force
}
Import-Module -Assembly ([Reflection.Assembly]::LoadFrom($env:SCOM_TYPES))
Export-ModuleMember -Cmdlet *
