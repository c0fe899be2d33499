/**
 * The columns of lists of trouble: who is down, grey, silent or failed. A list of all agents may well say who is available, since
 * when, and who is in maintenance, so these alone are no sign. Headers of public scripts and reports of the field.
 */
const trouble: readonly RegExp[] = [
  /^(is|are|agents?|servers?|computers?|days?|hours?|minutes?|mins?|time)*down(since|time|days?|hours?|minutes?|mins?|for|from|at)?$/,
  /^(is|agents?|servers?)*gr[ea]y(ed)?(out)?(since|state|status|agents?)?$/,
  /^(not|un)(responding|reachable|responsive)(since)?$/,
  /^(not|no)(heard|reporting|contact|heartbeat)(from|since)?$/,
  /^(is)?offline(since)?$/,
  /^(time|days|hours|minutes)?(of|since)?last(contact|heard|heartbeat|seen|communication)(ed|from)?(time|date|at|on|received|success)?$/,
  /^heartbeat(state|status|failures?|failed|missed|lost|lastmodified)$/,
  /^(missed|missing|failed|lost)heartbeats?$/,
  /^(is|has)?failed(since|at|on|time|count|heartbeats?)?$/,
  /^(last)?failure(s|reason|time|since|count|message|code)?$/,
  /^(is)?(ping|pingable|pingstatus|pingresult|respondstoping)$/,
];

/** The first column by which a file is a list of trouble, as it is spelled; null where there is none. */
export function troubleColumn(headers: readonly string[]): string | null {
  return (
    headers
      .find((header) =>
        trouble.some((one) =>
          one.test(
            header
              .slice(0, 60)
              .toLowerCase()
              .replace(/[^a-z]/g, ""),
          ),
        ),
      )
      ?.trim() ?? null
  );
}
