import { plainText, toBoolean } from "./values";

/** Columns in which people's lists and tools keep what became of an agent or its computer. */
const statusHeader =
  /^(scom|mma|monitoring)?(agent|server|computer|host|asset|install|installation|deployment|lifecycle)?(status|state)$|^lifecycle(stage|phase)?$/;
/** Columns that say of each row whether it is gone. `IsDeleted` of the database is told apart: see `deletedHeader`. */
const flagHeader = /^((is|was)?(agent)?(uninstalled|removed|decommissioned|retired)|(agent)?deleted)$/;

export const isStatusHeader = (key: string): boolean => statusHeader.test(key) || flagHeader.test(key);

const subject = "(?:(?:scom|mom|mma|opsmgr|monitoring|agent|server|computer|host|vm|machine|is|was|has|been|already|successfully)[ _-])*";
const past =
  "un-?installed|deinstalled|removed|deleted|decommissioned|decommed|retired|scrapped|disposed|not[ _-]?installed|no agent|deinstalliert|entfernt|gelöscht|stillgelegt|außer betrieb|désinstallée?|supprimée?|retirée?|desinstalado|eliminado|retirado|disinstallato|rimosso";
const day = "(?:[ ,:(-]+(?:on |at |since |am |le )?\\(?\\d[\\d./: -]*(?:[ap]m)?\\)?)?";
const gone = new RegExp(`^${subject}(?:${past})${day}$`, "i");

/** Whether a cell of such a column says that the agent is gone. What is still to come ("to be decommissioned", "removal pending") says nothing. */
export function saysGone(key: string, cell: string): boolean {
  const text = cell.length < 80 ? plainText(cell) : null;
  if (text === null) return false;
  return gone.test(text) || (flagHeader.test(key) && toBoolean(text) === true);
}
