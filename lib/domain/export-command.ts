/** What a file of agents is made with, in the Operations Manager Shell of a management server; the same words wherever it is said. */
export const agentsCommand = "Get-SCOMAgent | Select-Object * | Export-Csv agents.csv -NoTypeInformation -Encoding UTF8";
