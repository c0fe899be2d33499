import type { Issue, IssueCode, OlderBlocks } from "@/lib/domain/export-rows";
import { shortened } from "@/lib/domain/import-rows";
import { anyOf } from "@/lib/domain/name-issues";
import { count, counted } from "@/lib/domain/words/numbers";
import { hasSeveralBuilds } from "./values";

type Severity = Issue["severity"];

/** What each issue says and how to fix it. `what` is the cell or column it is about. */
const texts: Partial<Record<IssueCode, { severity: Severity; message: (what: string) => string; hint: string }>> = {
  "blank-name": {
    severity: "error",
    message: (column) => `The row has no name in the column ${column}. It was not read.`,
    hint: "Export again with the names, or remove the row.",
  },
  "invalid-name": {
    severity: "error",
    message: (name) => `"${name}" cannot be the name of a computer. The row was not read.`,
    hint: "Names consist of letters, digits, hyphens and underscores. If letters became question marks, export again with -Encoding UTF8.",
  },
  "name-completed": {
    severity: "warning",
    message: (name) => `The name has no domain. It was completed by the Domain column to ${name}.`,
    hint: "Export the column PrincipalName or DisplayName to be sure.",
  },
  "cut-record": {
    severity: "error",
    message: () => "The file ends in the middle of this row. The row was not read.",
    hint: "The file was copied or saved incompletely. Copy it again, or export again.",
  },
  "nul-byte": {
    severity: "warning",
    message: (column) => `The cell ${column} holds unreadable characters, so its value was left out.`,
    hint: "The file was damaged on its way. Copy it again, or export again.",
  },
  "cell-too-large": {
    severity: "warning",
    message: (column) => `The cell ${column} is larger than Tandem reads, so its value was left out.`,
    hint: "Check whether a quote is missing in this row of the file.",
  },
  "second-header": {
    severity: "warning",
    message: () => "Another export begins here, so several were joined in this file. A header that is repeated is no row.",
    hint: "Nothing to do if all of them are exports of one kind. Otherwise import each export by itself.",
  },
  "look-alike-name": {
    severity: "warning",
    message: (name) => `"${name}" holds letters of another script that look like Latin ones. It was read as a name of its own.`,
    hint: "Check that the name was not typed by hand. It counts as the computer whose name looks the same only where people say so.",
  },
  "ambiguous-dates": {
    severity: "warning",
    message: (column) => `Dates such as those in ${column} can be read as day/month or as month/day. They stay as written.`,
    hint: "Say which it is: choose DMY (day first) or MDY (month first) as the order of dates.",
  },
  "other-calendar": {
    severity: "warning",
    message: (what) => `${what}. They were read as days of the Gregorian calendar.`,
    hint: "Nothing to do. To be sure, export under a culture with the Gregorian calendar, such as en-US.",
  },
  "columns-missing": {
    severity: "warning",
    message: (what) => `The file was read as you said, but no column of it is known to hold ${what}.`,
    hint: "Say on the preview which columns hold them, or export again with all properties.",
  },
  "unknown-action": {
    severity: "warning",
    message: (action) =>
      action === "" ? "The row does not say what waits." : `"${action}" is no pending action that Operations Manager is known to have.`,
    hint: "The row counts. What it waits for stays unknown.",
  },
  "unknown-health": {
    severity: "warning",
    message: (health) => `"${health}" is no state of health that Tandem knows. The health stays unknown.`,
    hint: "Export again without translating or renaming the states: Success, Warning, Error and Uninitialized.",
  },
  "no-rows": {
    severity: "warning",
    message: () => "The file has no rows.",
    hint: "If the management group should have some, check the account and the filter of the export.",
  },
};

export function createIssue(code: keyof typeof texts, row: number | null, column: string | null, what: string, severity?: Severity): Issue {
  const text = texts[code];
  return {
    row,
    column,
    code,
    severity: severity ?? text?.severity ?? "warning",
    message: text?.message(shortened(what)) ?? shortened(what),
    hint: text?.hint ?? "",
  };
}

export function damagedName(row: number, column: string, text: string): Issue {
  return {
    row,
    column,
    code: "excel-damage",
    severity: "error",
    message: `A spreadsheet turned the name into "${shortened(text)}". The row was not read.`,
    hint: "Import the file as it was exported, without opening and saving it in a spreadsheet.",
  };
}

export function damagedVersion(row: number, column: string, text: string): Issue {
  const several = hasSeveralBuilds(text);
  return {
    row,
    column,
    code: "excel-damage",
    severity: "warning",
    message: `${several ? "Several versions stand in one cell:" : "A spreadsheet turned the version into"} "${shortened(text)}". The version was left out: what was last told stays.`,
    hint: several
      ? "Export one version for each agent, in a column of its own."
      : "Import the file as it was exported, without opening and saving it in a spreadsheet.",
  };
}

export function unixRow(row: number, name: string, version: string): Issue {
  return {
    row,
    column: null,
    code: "not-an-agent",
    severity: "warning",
    message: `The row is of a UNIX or Linux agent (${shortened(name)}, ${shortened(version)}), not of a Windows agent. It was ignored.`,
    hint: "Nothing to do: UNIX and Linux computers never count among the Windows agents.",
  };
}

export function deletedRow(row: number, column: string, name: string): Issue {
  return {
    row,
    column,
    code: "not-an-agent",
    severity: "warning",
    message: `The row is of something that was deleted (${shortened(name)}), as the database still keeps it. It was ignored.`,
    hint: "Nothing to do: what was deleted is in no management group any more.",
  };
}

/** Names compare without case, by whatever rules a tool changed it. */
export function turkishCase(row: number, column: string, spelled: string, name: string): Issue {
  return {
    row,
    column,
    code: "look-alike-name",
    severity: "warning",
    message: `"${shortened(spelled)}" is spelt by Turkish rules for case (ı for I, İ for i). It was read as ${shortened(name)}.`,
    hint: "Nothing to do if that is the computer. To be sure, export under another culture, such as en-US.",
  };
}

/** As a list says that was kept by hand, or by a tool that installs and removes. */
export function goneRow(row: number, column: string, name: string, says: string): Issue {
  return {
    row,
    column,
    code: "not-an-agent",
    severity: "warning",
    message: `The row says that ${shortened(name)} is gone (${shortened(says.trim())}). It was ignored.`,
    hint: "Nothing to do if that is so: the agent counts as not in this file.",
  };
}

/** Rows above the newest block of a log are what was, and those that only they name are not in it. */
export function olderBlockIssue({ group, blocks, from, rows, only, named }: OlderBlocks): Issue {
  const of = group === "" ? "the management group" : shortened(group);
  const gone = only.length === 0 ? "" : ` Only in others: ${anyOf(only).replaceAll(" or ", ", ")}.`;
  return {
    row: from,
    column: null,
    code: "older-rows",
    severity: "warning",
    message: `The file holds ${of} ${counted(blocks, "time")}, one export after the other. The newest begins here and names ${count(named)}; ${counted(rows.length, "row")} of others were set aside.${gone}`,
    hint: "A file that grows by -Append is a history: only its newest block says what is. If it was joined from parts, import each by itself.",
  };
}

/** A column that no cell fills tells nothing, and must not make unknown what is known. */
export function silentColumn(column: string): Issue {
  return {
    row: null,
    column,
    code: "columns-missing",
    severity: "warning",
    message: `The column ${shortened(column)} tells nothing in any row. It was read as if the file did not have it: what was last told stays.`,
    hint: "Select-Object makes a blank column of a property that does not exist, and a spreadsheet can damage a whole column. Check its name, and export again.",
  };
}

/** A word for an agent that is not heard from must not pass for one that is. */
export function silentHealth(row: number, column: string, text: string): Issue {
  const message = `"${shortened(text)}" is no state of health of Operations Manager. It is read as not monitored.`;
  return { ...createIssue("unknown-health", row, column, text), message };
}

export function raggedRow(row: number, cells: number, width: number): Issue {
  const tooMany = cells > width;
  return {
    row,
    column: null,
    code: "ragged-row",
    severity: tooMany ? "error" : "warning",
    message: tooMany
      ? `The row has ${cells} cells but the header has ${width}, so its values are in the wrong columns. It was not read.`
      : `The row has ${cells} cells but the header has ${width}. The missing ones were read as blank.`,
    hint: tooMany
      ? "A cell with a separator in it lacks its quotes. Export again with Export-Csv."
      : "Nothing to do if a spreadsheet left out blank cells at the end.",
  };
}
