using Microsoft.PowerShell;
using System.Management.Automation.Runspaces;

return ConsoleShell.Start(InitialSessionState.CreateDefault2(), "", "", args);
