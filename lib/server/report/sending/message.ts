import "server-only";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { figures } from "@/lib/domain/report/figures";
import { cellWords } from "@/lib/domain/report/table";
import { calendarDay, wholeMoment } from "@/lib/domain/words/moments";

/** Figures that stand in the message itself. */
const told = ["percentDone", "done", "scope", "toDo", "notReporting", "pace", "likely", "safe", "target", "critical", "warning"];

const cell = "padding-top: 3px; padding-bottom: 3px; vertical-align: top; border-bottom: 1px solid #8888;";

type Message = { subject: string; text: string; html: string };

/** The report as a message: the sentences, the main figures, where the whole of it is. Everything in it is text and gets escaped. */
export function reportMessage(report: ReportFacts, number: number, address: string | null): Message {
  const { migration, headline, filterWords, asOf, changes } = report;
  const subject = oneLine(`${migration.name}: status of ${calendarDay(report.forecast.today)}${filterWords ? ` (${filterWords})` : ""}`);
  const lines = figures(report)
    .filter(({ id, value }) => told.includes(id) && value.value !== null)
    .map(({ name, value }) => ({ name: name.replace(": ", ", "), value: cellWords(value, migration.timeZone) }));
  const foot = `Report #${number}, frozen. As of ${wholeMoment(asOf, migration.timeZone)}.`;
  const since = changes.since ? [`${changes.sinceWords}: ${changes.sentences.join(" ") || "nothing changed."}`] : [];
  const paragraphs = [headline.join(" "), ...since];
  const text = [
    ...paragraphs,
    lines.map(({ name, value }) => `${name}: ${value}`).join("\n"),
    [foot, ...(address ? [address] : [])].join("\n"),
  ].join("\n\n");
  // Colours are those of whoever reads, light or dark: what is quieter is smaller. The rows of two cells stay beside each other on a phone too.
  const html = `<!doctype html><html lang="en" style="color-scheme: light dark"><head><meta charset="utf-8"><title>${escaped(subject)}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></head>
<body style="font: 15px/1.5 'Segoe UI', Helvetica, Arial, sans-serif; max-width: 640px; margin: 0 auto; padding: 16px">
<h1 style="font-size: 20px; line-height: 1.25; margin: 0 0 12px">${escaped(migration.name)}</h1>
${filterWords ? `<p>Only ${escaped(filterWords)}</p>` : ""}
${paragraphs.map((one) => `<p style="margin: 0 0 12px">${escaped(one)}</p>`).join("\n")}
<table style="border-collapse: collapse; margin: 0 0 12px">${lines
    .map(
      ({ name, value }) =>
        `<tr><th scope="row" style="${cell} padding-right: 24px; text-align: left; font-weight: 400">${escaped(name)}</th><td style="${cell} text-align: right; font-weight: 600">${escaped(value)}</td></tr>`,
    )
    .join("")}</table>
${address ? `<p style="margin: 0 0 12px"><a href="${escaped(address)}">Open the report in Tandem</a></p>` : ""}
<p style="margin: 0; font-size: 12px">${escaped(foot)}</p>
</body></html>`;
  return { subject, text, html };
}

/** A header is one line: nothing of it can begin another one. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
