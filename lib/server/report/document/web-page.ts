import "server-only";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { type Bank, type FirstPage, firstPage, type List, type PhaseBlock, partRows } from "@/lib/domain/report/first-page";
import { logo, phaseMark, severityMark } from "@/lib/domain/report/marks";
import { cellWords, type ReportTable } from "@/lib/domain/report/table";
import { tellingTables } from "@/lib/domain/report/telling-tables";
import { groupRoles, severityNames } from "@/lib/domain/stages";
import { html, type Markup } from "./markup";
import { styleSheet } from "./style-sheet";
import { svg } from "./svg";

/** The report as one file that needs nothing else: no script, nothing fetched, and a policy that says so. */
export function webPage(report: ReportFacts): string {
  const { migration } = report;
  const page = firstPage(report);
  const [lead, ...more] = page.sentences;
  const tables = tellingTables(report);
  const whole = html`<!doctype html>
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
<header>${svg(logo, "logo")}<b>Tandem</b> Migration status report <time datetime="${report.asOf}">${page.day}</time></header>
<h1>${page.name}</h1>
<p class="small">${page.about}${page.part && html` · <b>${page.part}</b>`}</p>
<p class="lead"><b>${lead}</b> ${more.join(" ")}</p>
${
  page.known &&
  html`<dl class="figures">${page.figures.map(
    ({ name, value, words, parts }) =>
      html`<div><dt>${name}</dt><dd class="value">${value}</dd><dd${parts.some(({ bad }) => bad) && html` class="bad"`}>${words}</dd></div>`,
  )}</dl>
<ol class="phases" aria-label="Phases">${page.phases.map(phaseHtml)}</ol>
${partRows.map((row) => html`<div class="row">${row.map((part) => html`<section>${partHtml(page, part)}</section>`)}</div>`)}`
}
${tables.map((table) => tableHtml(table, migration.timeZone))}
<footer><ul>${page.foot.groups.map(({ name, role, words }) => html`<li>${dot(role)} ${name} ${words}</li>`)}</ul><p>${page.foot.words}</p></footer>
</main>
</body>
</html>
`;
  return whole.html;
}

const dot = (role: "source" | "target") => html`<i class="dot ${role}"></i>`;

function phaseHtml(phase: PhaseBlock): Markup {
  const { name, aside, words, tasks, gateWords, current } = phase;
  return html`<li${current && html` aria-current="step"`}>${svg(phaseMark(phase), "phase")}<b>${name}</b>${aside && html` ${aside}`}<br>${words}<br>${tasks}<br>${gateWords}</li>`;
}

function partHtml(page: FirstPage, name: (typeof partRows)[number][number]): Markup {
  const { title, aside } = page[name];
  return html`<h2>${title}</h2>${aside && html`<p class="aside">${aside}</p>`}${
    name === "bridge"
      ? html`<div class="banks">${groupRoles.map((role) => html`<ul>${page.bridge.banks[role].map((bank) => bankHtml(bank, role))}</ul>`)}</div>${svg(page.bridge.draw(720, 262), name)}`
      : name === "burnUp"
        ? page.burnUp.none
          ? html`<p>${page.burnUp.none}</p>`
          : svg(page.burnUp.draw(380, 190), name)
        : name === "causes"
          ? causesHtml(page.causes)
          : listHtml(page[name])
  }`;
}

const bankHtml = ({ name, words }: Bank, role: "source" | "target") => html`<li>${dot(role)} <b>${name}</b> ${words}</li>`;

function causesHtml({ bars, none, more }: FirstPage["causes"]): Markup {
  if (bars.length === 0) return html`<p>${none}</p>`;
  return html`<ul class="causes">${bars.map(
    ({ name, agents, share }) =>
      html`<li><span>${name}</span><span class="bar"><span style="width:${Math.max(2, Math.round(share * 100))}%"></span></span><b>${agents.words}</b></li>`,
  )}${more && html`<li class="small">${more}</li>`}</ul>`;
}

function listHtml({ items, none }: List): Markup {
  if (items.length === 0) return html`<p>${none}</p>`;
  return html`<ul${items.length > 3 && html` class="many"`}>${items.map(({ title, words, severity }) =>
    severity
      ? html`<li class="marked">${svg({ ...severityMark(severity), words: severityNames[severity] }, "mark")}<b>${title}</b><span>${words}</span></li>`
      : html`<li>${title}</li>`,
  )}</ul>`;
}

function tableHtml({ id, title, note, columns, rows }: ReportTable, timeZone: string): Markup {
  return html`<section class="table"><h2 id="${id}">${title}</h2>${note && html`<p class="small">${note}</p>`}<table><thead><tr>${columns.map(
    ({ name, role }) => html`<th scope="col" class="${role}">${name}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => html`<td class="${columns[i]?.role}">${cellWords(cell, timeZone)}</td>`)}</tr>
`,
  )}</tbody></table></section>
`;
}
