import "server-only";
import { gateNames } from "@/lib/domain/gates/state";
import { about } from "@/lib/domain/report/about";
import { bridgeDrawing } from "@/lib/domain/report/bridge-drawing";
import { burnUpDrawing } from "@/lib/domain/report/burn-up-drawing";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { keyFigures } from "@/lib/domain/report/key-figures";
import { cellWords, isNumber, type ReportTable } from "@/lib/domain/report/table";
import { reportTables } from "@/lib/domain/report/tables";
import { releaseSpan } from "@/lib/domain/words/release-span";
import { html, type Markup } from "./markup";
import { styleSheet } from "./style-sheet";
import { svg } from "./svg";

/** The report as one file that needs nothing else: no script, nothing fetched, and a policy that says so. */
export function webPage(report: ReportFacts): string {
  const { migration, headline, progress, course, forecast, decisions, changes } = report;
  const [lead, ...more] = headline;
  const tables = reportTables(report).filter(({ rows }) => rows.length > 0);
  const known = progress.total + progress.stages.gone > 0;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${migration.name}: migration status report</title>
${styleSheet}
</head>
<body>
<main>
<header><b>Tandem</b> Migration status report</header>
<h1>${migration.name}</h1>
<p class="small">Operations Manager ${releaseSpan(migration)}${report.filterWords && html` · <b>Only ${report.filterWords}</b>`}</p>
<p class="lead"><b>${lead}</b> ${more.join(" ")}</p>
${
  known &&
  html`<dl class="figures">${keyFigures(report).map(
    ({ name, value, words }) => html`<div><dt>${name}</dt><dd class="value">${value}</dd><dd>${words}</dd></div>`,
  )}</dl>
<ol class="phases" aria-label="Phases">${report.phases.map(phaseHtml)}</ol>
<section><h2>Where the agents are</h2><p class="small">Thickness is agents. Hatched is still on the old version. ${sides(report)}</p>${svg(
    bridgeDrawing(progress.stages, 640, 196),
    "bridge",
  )}</section>
<section><h2>Burn-up and forecast</h2>${svg(burnUpDrawing({ course, forecast, targetDate: migration.targetDate }, 640, 210), "course")}</section>
<div class="two"><section><h2>Needs a decision</h2>${
    decisions.length === 0
      ? html`<p>Nothing waits for a decision.</p>`
      : html`<ul>${decisions.map(({ title, words, severity }) => html`<li><b>${title}</b> (${severity})<br>${words}</li>`)}</ul>`
  }</section>
<section><h2>${changes.since ? changes.sinceWords : "What changed"}</h2>${
    changes.sentences.length === 0
      ? html`<p>${changes.since ? "Nothing changed." : changes.sinceWords}</p>`
      : html`<ul>${changes.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`
  }</section></div>`
}
${tables.map((table) => tableHtml(table, migration.timeZone))}
<footer><h2>About this report</h2><dl>${about(report).map(
    ({ name, value, words }) => html`<div><dt>${name}</dt><dd>${cellWords(value, migration.timeZone)}${words && `. ${words}.`}</dd></div>`,
  )}</dl></footer>
</main>
</body>
</html>
`;
  return page.html;
}

function phaseHtml({ name, words, done, total, stale, gate, current }: ReportFacts["phases"][number]): Markup {
  const mark = { signed: "✓", contradicted: "!", ready: "", open: "" }[gate];
  const look = mark ? gate : current || done > 0 ? "begun" : "ahead";
  return html`<li${current && html` aria-current="step"`}><span class="mark ${look}" aria-hidden="true">${mark}</span><b>${name}</b><br>${words}<br>${done} of ${total} tasks${
    stale > 0 && `, ${stale} stale`
  }<br>Gate ${gateNames[gate].toLowerCase()}</li>`;
}

function sides({ migration }: ReportFacts): string {
  return migration.groups.map(({ name, agents, role }) => `${name} (${role === "source" ? "original" : "new"}): ${agents}.`).join(" ");
}

function tableHtml({ id, title, note, columns, rows }: ReportTable, timeZone: string): Markup {
  const numeric = columns.map(isNumber);
  return html`<section class="table"><h2 id="${id}">${title}</h2>${note && html`<p class="small">${note}</p>`}<table><thead><tr>${columns.map(
    (column) => html`<th scope="col"${isNumber(column) ? html` class="number"` : ""}>${column.name}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => html`<td${numeric[i] ? html` class="number"` : ""}>${cellWords(cell, timeZone)}</td>`)}</tr>
`,
  )}</tbody></table></section>
`;
}
