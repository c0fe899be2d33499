import type { ReadFile, ReadRow } from "@/lib/domain/export-rows";
import type { SheetOptions } from "./sheet";

export type ReadOptions = SheetOptions & {
  fileName: string;
  allowEmpty?: boolean | undefined;
  /** Which sheet of a workbook, file of an archive or list of objects is meant, where somebody said. */
  sheet?: string | undefined;
  /** Bytes that the parts of a workbook or an archive may have together, unpacked. */
  unpacked?: number;
  /** It stands in an archive itself. */
  inArchive?: boolean;
  /** Asked again and again while rows are held: throws where there is no room for more. */
  room?: (held: { rows: number; columns: number }) => void;
};
export type ReadExport = { file: ReadFile; rows: ReadRow[] };
