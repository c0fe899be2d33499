import "server-only";
import { about } from "@/lib/domain/report/about";
import { bridgeDrawing } from "@/lib/domain/report/bridge-drawing";
import { burnUpDrawing } from "@/lib/domain/report/burn-up-drawing";
import { paperColours } from "@/lib/domain/report/colours";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { type FirstPage, firstPage, type PhaseBlock } from "@/lib/domain/report/first-page";
import { cellWords, isNumber, type ReportTable } from "@/lib/domain/report/table";
import { reportTables } from "@/lib/domain/report/tables";
import { groupRoleNames, groupRoles, severityNames } from "@/lib/domain/stages";
import { withinSentence } from "@/lib/domain/words/within";
import { html, type Markup } from "./markup";
import { styleSheet } from "./style-sheet";
import { svg } from "./svg";

/** The report as one file that needs nothing else: no script, nothing fetched, and a policy that says so. */
export function webPage(report: ReportFacts): string {
  const { migration, course, forecast } = report;
  const { name, about: what, part, day, sentences, known, figures, phases, bridge, burnUp, causes, decisions, changes } = firstPage(report);
  const [lead, ...more] = sentences;
  const tables = reportTables(report).filter(({ rows }) => rows.length > 0);
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
<header><b>Tandem</b> Migration status report <time datetime="${report.asOf}">${day}</time></header>
<h1>${name}</h1>
<p class="small">${what}${part && html` · <b>${part}</b>`}</p>
<p class="lead"><b>${lead}</b> ${more.join(" ")}</p>
${
  known &&
  html`<dl class="figures">${figures.map(
    ({ name, value, words }) => html`<div><dt>${name}</dt><dd class="value">${value}</dd><dd>${words}</dd></div>`,
  )}</dl>
<ol class="phases" aria-label="Phases">${phases.map(phaseHtml)}</ol>
<section><h2>${bridge.title}</h2><p class="small">${bridge.note} ${sides(bridge)}</p>${svg(
    bridgeDrawing(bridge.stages, 640, 196),
    "bridge",
  )}</section>
<section><h2>${burnUp.title}</h2>${burnUp.aside && html`<p class="small">${burnUp.aside}</p>`}${svg(burnUpDrawing({ course, forecast, targetDate: migration.targetDate }, 640, 210), "course")}</section>
<section><h2>${causes.title}</h2><p class="small">${causes.aside}</p>${causesHtml(causes)}</section>
<div class="two"><section><h2>${decisions.title}</h2>${
    decisions.items.length === 0
      ? html`<p>${decisions.none}</p>`
      : html`<ul>${decisions.items.map(({ title, words, severity }) => html`<li><b>${title}</b> (${withinSentence(severityNames[severity])})<br>${words}</li>`)}</ul>`
  }</section>
<section><h2>${changes.title}</h2><ul>${changes.items.map((sentence) => html`<li>${sentence}</li>`)}</ul></section></div>`
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

function phaseHtml({ name, aside, words, tasks, gateWords, share, gate, current }: PhaseBlock): Markup {
  const mark = { signed: "✓", contradicted: "!", ready: "", open: "" }[gate];
  const look = mark ? gate : current || share > 0 ? "begun" : "ahead";
  return html`<li${current && html` aria-current="step"`}><span class="mark ${look}" aria-hidden="true">${mark}</span><b>${name}</b>${aside && html` ${aside}`}<br>${words}<br>${tasks}<br>${gateWords}</li>`;
}

function sides({ banks }: FirstPage["bridge"]): string {
  return groupRoles.flatMap((role) => banks[role].map(({ name, words }) => `${name} (${groupRoleNames[role]}): ${words}.`)).join(" ");
}

function causesHtml({ bars, none, more }: FirstPage["causes"]): Markup {
  if (bars.length === 0) return html`<p>${none}</p>`;
  return html`<ul class="causes">${bars.map(
    ({ name, agents, share }) =>
      html`<li><span>${name}</span><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" fill="${paperColours.hover}"/><rect width="${Math.round(share * 100)}" height="6" fill="${paperColours.ink3}"/></svg><b>${agents.words}</b></li>`,
  )}${more && html`<li class="small">${more}</li>`}</ul>`;
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
