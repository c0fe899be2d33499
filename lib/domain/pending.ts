/**
 * What can wait in Pending Management, with the number that the SDK gives it (AgentPendingActionType in
 * Microsoft.EnterpriseManagement.OperationsManager.dll 7.2.11719.0). A public SQL report calls 10 a failed repair; the SDK knows no 10.
 */
export const pendingActions = {
  ManualApproval: { number: 0, name: "Manual install waits for approval", waits: "decision", joins: true },
  PushInstall: { number: 1, name: "Push install under way", waits: "task", joins: true },
  UpdateAgent: { number: 2, name: "Update waits for approval", waits: "decision", joins: false },
  RepairAgent: { number: 3, name: "Repair under way", waits: "task", joins: false },
  LicenseUpgrade: { number: 4, name: "Waits for a license", waits: "decision", joins: false },
  PushInstallFailed: { number: 17, name: "Push install failed", waits: "repair", joins: true },
  UpdateFailed: { number: 18, name: "Update failed", waits: "repair", joins: false },
  RepairFailed: { number: 19, name: "Repair failed", waits: "repair", joins: false },
} as const satisfies Record<string, { number: number; name: string; waits: PendingFor; joins: boolean }>;
export type PendingAction = keyof typeof pendingActions;
export const pendingActionNames = Object.keys(pendingActions) as PendingAction[];

/** What an action waits for: a person to decide, a task that runs, or somebody to remove a cause. */
export const pendingFor = ["decision", "task", "repair", "unknown"] as const;
export type PendingFor = (typeof pendingFor)[number];

const byText: ReadonlyMap<string, PendingAction> = new Map(
  pendingActionNames.flatMap((action) => [
    [action.toLowerCase(), action],
    [String(pendingActions[action].number), action],
  ]),
);

/** What the console and public SQL reports call the actions. A report's "Updated Needed" is a slip of its own. */
const otherWords: Readonly<Record<string, PendingAction>> = {
  manualagentinstall: "ManualApproval",
  manualinstall: "ManualApproval",
  agentrequiresupdate: "UpdateAgent",
  updateneeded: "UpdateAgent",
  updatedneeded: "UpdateAgent",
  updaterequired: "UpdateAgent",
  agentinstallationinprogress: "PushInstall",
  installationinprogress: "PushInstall",
  agentinstallinprogress: "PushInstall",
  pushinstallinprogress: "PushInstall",
  agentinstallationfailed: "PushInstallFailed",
  installationfailed: "PushInstallFailed",
  agentupdatefailed: "UpdateFailed",
  agentupdateinprogress: "UpdateAgent",
  agentrepairinprogress: "RepairAgent",
  repairinprogress: "RepairAgent",
  repairneeded: "RepairAgent",
  agentrepairfailed: "RepairFailed",
  agentlicenselimitexceeded: "LicenseUpgrade",
  licenselimitexceeded: "LicenseUpgrade",
};

/** The action that a cell means, by name or number, or in the words of the console; null where it is none that the SDK knows. */
export function toPendingAction(text: string): PendingAction | null {
  const word = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  return byText.get(word) ?? otherWords[word] ?? null;
}

/** What an action is called on screen, and what it waits for. `action` is as facts keep it. */
export function pendingWords(action: string | null | undefined): { action: PendingAction | null; name: string; waits: PendingFor } {
  if (!action) return { action: null, name: "Unknown action", waits: "unknown" };
  const known = toPendingAction(action);
  if (known === null) return { action: null, name: `Unknown action "${action}"`, waits: "unknown" };
  return { action: known, name: pendingActions[known].name, waits: pendingActions[known].waits };
}
