import "server-only";
import { invalidRequest } from "@/lib/server/answers/problem";

const nothing = "Nothing was restored.";

export const damaged = () => invalidRequest(`The backup is cut off or was changed after it was made. ${nothing}`);
export const noBackup = () => invalidRequest(`The file is no backup of Tandem. ${nothing}`);
export const notEmpty = () =>
  invalidRequest(
    `The database holds data already, and a backup is restored only into an empty one. Set TANDEM_DATA to a new folder. ${nothing}`,
  );
export const newerSchema = (names: readonly string[]) =>
  invalidRequest(`The backup was made by a newer Tandem (it knows ${names.join(", ")}). Restore it with that version. ${nothing}`);
export const otherSchema = (names: readonly string[]) =>
  invalidRequest(`The backup comes from a Tandem whose schema was edited by hand (${names.join(", ")}). ${nothing}`);
