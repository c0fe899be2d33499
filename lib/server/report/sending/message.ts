import "server-only";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { figures } from "@/lib/domain/report/figures";
import { cellWords } from "@/lib/domain/report/table";
import { calendarDay, wholeMoment } from "@/lib/domain/words/moments";

/** Figures that stand in the message itself. */
const told = ["percentDone", "done", "scope", "toDo", "notReporting", "pace", "likely", "safe", "target", "critical", "warning"];

type Message = { subject: string; text: string; html: string };

/** The report as a message: the sentences, the main figures, where the whole of it is. Everything in it is text and gets escaped. */
export function reportMessage(report: ReportFacts, number: number, address: string | null): Message {
  const { migration, headline, filterWords, asOf, changes } = report;
  const subject = oneLine(`${migration.name}: status of ${calendarDay(report.forecast.today)}${filterWords ? ` (${filterWords})` : ""}`);
  const lines = figures(report)
    .filter(({ id, value }) => told.includes(id) && value.value !== null)
    .map(({ name, value }) => ({ name, value: cellWords(value, migration.timeZone) }));
  const foot = `Report #${number}, frozen. As of ${wholeMoment(asOf, migration.timeZone)}.`;
  const since = changes.since ? [`${changes.sinceWords}: ${changes.sentences.join(" ") || "nothing changed."}`] : [];
  const paragraphs = [headline.join(" "), ...since];
  const text = [
    ...paragraphs,
    lines.map(({ name, value }) => `${name}: ${value}`).join("\n"),
    [foot, ...(address ? [address] : [])].join("\n"),
  ].join("\n\n");
  const html = `<!doctype html><html lang="en"><body style="font: 14px/1.5 sans-serif; color: #16181d; max-width: 640px">
<h1 style="font-size: 18px">${escaped(migration.name)}</h1>
${filterWords ? `<p>Only ${escaped(filterWords)}</p>` : ""}
${paragraphs.map((one) => `<p>${escaped(one)}</p>`).join("\n")}
<table style="border-collapse: collapse">${lines
    .map(
      ({ name, value }) =>
        `<tr><td style="padding: 2px 24px 2px 0">${escaped(name)}</td><td style="text-align: right; font-weight: 600">${escaped(value)}</td></tr>`,
    )
    .join("")}</table>
<p style="color: #5b606b; font-size: 12px">${escaped(foot)}${address ? ` <a href="${escaped(address)}">Open it in Tandem</a>` : ""}</p>
</body></html>`;
  return { subject, text, html };
}

/** A header is one line: nothing of it can begin another one. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
