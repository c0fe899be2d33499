import "server-only";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { type FirstPage, firstPage, type List } from "@/lib/domain/report/first-page";
import { calendarDay } from "@/lib/domain/words/moments";

type Message = { subject: string; text: string; html: string };

/** The report as a message: what the first page says in words, and where the whole of it is. Everything in it is text and gets escaped. */
export function reportMessage(report: ReportFacts, number: number, address: string | null): Message {
  const page = firstPage(report);
  const { filterWords } = report;
  const subject = oneLine(`${page.name}: status of ${calendarDay(report.forecast.today)}${filterWords ? ` (${filterWords})` : ""}`);
  const foot = `Report #${number}, frozen. ${page.foot.words}`;
  return { subject, text: textOf(page, foot, address), html: htmlOf(page, subject, foot, address) };
}

function textOf({ part, sentences, known, decisions, changes, figures }: FirstPage, foot: string, address: string | null): string {
  const list = ({ title, none, items }: List) =>
    [title, ...(items.length === 0 ? [none] : items.map((one) => `- ${one.title}${one.words && `\n  ${one.words}`}`))].join("\n");
  return [
    ...(part ? [part] : []),
    sentences.join(" "),
    ...(known ? [list(decisions), list(changes), figures.map(({ name, value, words }) => `${name}: ${value} (${words})`).join("\n")] : []),
    [foot, ...(address ? [address] : [])].join("\n"),
  ].join("\n\n");
}

const cell = "padding-top: 4px; padding-bottom: 4px; vertical-align: top; border-bottom: 1px solid #8888;";
const quiet = "font-size: 13px";

/** Colours are those of whoever reads, light or dark: what is quieter is smaller. The rows of two cells stay beside each other on a phone too. */
function htmlOf(page: FirstPage, subject: string, foot: string, address: string | null): string {
  const { name, part, sentences, known, decisions, changes, figures } = page;
  const [lead = "", ...more] = sentences;
  const list = ({ title, none, items }: List) => `<h2 style="font-size: 16px; margin: 0 0 4px">${escaped(title)}</h2>
${
  items.length === 0
    ? `<p style="margin: 0 0 16px">${escaped(none)}</p>`
    : `<ul style="margin: 0 0 16px; padding-left: 18px">${items
        .map((one) =>
          one.words
            ? `<li style="margin: 0 0 6px"><b>${escaped(one.title)}</b><br><span style="${quiet}">${escaped(one.words)}</span></li>`
            : `<li>${escaped(one.title)}</li>`,
        )
        .join("")}</ul>`
}`;
  return `<!doctype html><html lang="en" style="color-scheme: light dark"><head><meta charset="utf-8"><title>${escaped(subject)}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></head>
<body style="font: 15px/1.45 'Segoe UI', Helvetica, Arial, sans-serif; max-width: 640px; margin: 0 auto; padding: 16px">
<h1 style="font-size: 20px; line-height: 1.25; margin: 0 0 12px">${escaped(name)}</h1>
${part ? `<p style="margin: 0 0 12px">${escaped(part)}</p>` : ""}
<p style="margin: 0 0 16px"><b>${escaped(lead)}</b> ${escaped(more.join(" "))}</p>
${
  known
    ? `${list(decisions)}
${list(changes)}
<table style="border-collapse: collapse; width: 100%; margin: 0 0 16px">${figures
        .map(
          (one) =>
            `<tr><th scope="row" style="${cell} padding-right: 24px; text-align: left; font-weight: 400">${escaped(one.name)}</th><td style="${cell} text-align: right; white-space: nowrap"><b>${escaped(one.value)}</b><br><span style="${quiet}">${escaped(one.words)}</span></td></tr>`,
        )
        .join("")}</table>`
    : ""
}
${address ? `<p style="margin: 0 0 12px"><a href="${escaped(address)}">Open the report in Tandem</a></p>` : ""}
<p style="margin: 0; font-size: 12px">${escaped(foot)}</p>
</body></html>`;
}

/** A header is one line: nothing of it can begin another one. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
