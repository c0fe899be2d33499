# Plays the module of the Operations console, which is not to be had without an installation: see Types.cs and Cmdlets.cs. What they are compiled to is kept
# where SCOM_TYPES says, for the next PowerShell.
$files = 'Types.cs', 'Cmdlets.cs' | ForEach-Object { Join-Path $PSScriptRoot $_ }
if (-not (Test-Path -LiteralPath $env:SCOM_TYPES)) { Add-Type -Path $files -OutputAssembly $env:SCOM_TYPES -IgnoreWarnings -WarningAction SilentlyContinue }
Import-Module -Assembly ([Reflection.Assembly]::LoadFrom($env:SCOM_TYPES))
Export-ModuleMember -Cmdlet *
