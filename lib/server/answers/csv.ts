import "server-only";
import { withFormulaGuard } from "@/lib/domain/formula-guard";
import { attachment } from "./attachment";

/** One cell of a CSV file. An apostrophe goes before what a spreadsheet would run. */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = withFormulaGuard(value);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(values: readonly (string | number | boolean | null | undefined)[]): string {
  return lineOfCells(values.map(csvCell));
}

export const lineOfCells = (cells: readonly string[]) => `${cells.join(",")}\r\n`;

/** A CSV file as it is made, piece by piece. The mark at its start makes Excel read it as UTF-8. */
export function csvResponse(fileName: string, lines: AsyncIterable<string>): Response {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.asyncIterator]();
  let begun = false;
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(begun ? next.value : `\uFEFF${next.value}`));
      begun = true;
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(fileName),
    },
  });
}
