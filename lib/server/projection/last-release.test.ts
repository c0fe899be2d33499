import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { listFieldNames, listFields } from "@/lib/domain/people-lists/fields";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "@/lib/server/imports/testing/api";
import { day } from "@/lib/server/imports/testing/exports";
import { refreshProjections } from "./refresh";
import { asOwner, becomeOlder, bringUpToNow } from "./testing/older";

useDatabase({ own: true });

/** Migrations from this day on were unknown to it. */
const since = "20261130";
/** Until this one, rows of exports were written again whenever names came to mean others. */
const rowsOfTheLog = "20261130_rows_of_the_log";

type Release = { migration: string; tables: Record<string, Record<string, unknown>[]>; answers: Record<string, unknown> };

/** A database as the release of November 2026 left it, with what that release answered: bare names, aliases, names kept apart, servers among agents. */
const release: Release = JSON.parse(
  gunzipSync(readFileSync(new URL("./testing/release-of-november-2026.json.gz", import.meta.url))).toString(),
);

it("a database of the last release answers the same, though whom its rows mean is now read from the log", async () => {
  await asOwner(async (client, config) => {
    await becomeOlder(client, config, since, new Map(Object.entries(release.tables)));
    expect(await bringUpToNow(config)).toContain(rowsOfTheLog);
  });
  expect(await refreshProjections(new Date())).toBe(1);
  const api = apiOf(release.migration);
  const imports = (await api.imports("?limit=500")).body.items;
  const agents = (await api.agents("?limit=500")).body;
  const now = {
    imports,
    each: await Promise.all(
      imports.map(async (one) => ({ import: (await api.import(one.id)).body, rows: (await api.rows(one.id, "?limit=500")).body })),
    ),
    agents,
    earlier: (await api.agents(`?limit=500&asOf=${day(5)}`)).body,
    details: await Promise.all(agents.items.map(async ({ fqdn }) => (await api.agent(fqdn)).body)),
    aliases: (await api.aliases()).body,
    progress: (await api.progress()).body,
    components: (await api.components()).body,
    csv: await (await api.csv()).text(),
  };
  expect(asThen(now)).toEqual(release.answers);
});

/** As that release said it of the same facts. */
const saidThen = new Map([["It can be removed at the agent.", "It can be taken back at the agent."]]);

/** What that release did not tell: when agents were heard last, what people's lists say, sheets of workbooks, forms of files, how sections of the collector ended, evaluations, certificates. */
const unknownThen = new Set([
  "lastHeard",
  "ownerSet",
  "noteSet",
  "withoutAgent",
  "sheet",
  "format",
  "collected",
  "section",
  "evaluation",
  "certificateEnds",
]);
const columnsUnknownThen = new Set(["Last heard", ...listFieldNames.map((field) => listFields[field].name)]);
const columnsKnownThen = new Set(["Owner", "Tags", "Note"]);

/** Without what that release did not tell, and in its words. */
function asThen({ csv, ...answers }: Record<string, unknown> & { csv: string }): unknown {
  const inItsWords = (text: string) => [...saidThen].reduce((words, [now, then]) => words.replace(now, then), text);
  const told = JSON.parse(JSON.stringify(answers), (key, value) => {
    // What lists say, and the first cells of a column, are arrays; numbers of the same name are not.
    if (unknownThen.has(key) || ((key === "listed" || key === "rows") && Array.isArray(value))) return undefined;
    return typeof value === "string" ? inItsWords(value) : value;
  });
  const lines = csv.split("\r\n").map((line) => [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = ""]) => cell));
  const kept = lines[0]?.map((head) => columnsKnownThen.has(head) || !columnsUnknownThen.has(head)) ?? [];
  return { ...told, csv: lines.map((cells) => cells.filter((_, at) => kept[at]).join(",")).join("\r\n") };
}
