import { paperColours } from "@/lib/domain/report/colours";
import { Markup } from "./markup";

const { ink, ink2, ink3, line, line2, hover, orig, new: fresh, dual, bad } = paperColours;

/** How the page of one file looks: on the screen as on paper. */
export const styleSheet = new Markup(`<style>
:root { color-scheme: light; }
body { margin: 0; background: #f8f9fb; color: ${ink}; font: 13px/1.45 Inter, system-ui, "Segoe UI", sans-serif; overflow-wrap: break-word; }
main { max-width: 820px; margin: 0 auto; padding: 32px; background: #fff; }
header { border-bottom: 1px solid ${ink}; padding-bottom: 10px; color: ${ink2}; }
header b { color: ${ink}; margin-right: 8px; }
header time { float: right; }
header svg { width: 22px; margin-right: 8px; vertical-align: -2px; }
h1 { font-size: 26px; letter-spacing: -.025em; margin: 18px 0 0; line-height: 1.2; }
h2 { font-size: 14px; margin: 0 0 4px; }
.row { display: flex; gap: 28px; margin-top: 22px; }
.row section { flex: 1 1 0; min-width: 0; }
.row section:first-child { flex-grow: 1.18; }
.row h2 { float: left; margin-right: 12px; }
.row h2 ~ :not(.aside) { clear: both; }
.table { margin-top: 26px; }
.aside { font-size: 11px; line-height: 20px; color: ${ink3}; text-align: right; margin: 0 0 4px; }
.banks { display: flex; justify-content: space-between; gap: 16px; font-size: 12px; color: ${ink2}; margin-bottom: 4px; }
.banks ul:last-child { text-align: right; }
.banks li { margin: 0; }
.banks b { color: ${ink}; }
.dot { display: inline-block; width: 7px; height: 7px; border-radius: 50%; }
.dot.source { background: ${orig}; }
.dot.target { background: ${fresh}; }
.small { font-size: 12px; color: ${ink2}; margin: 2px 0 6px; }
.lead { font-size: 14px; color: ${ink2}; max-width: 680px; }
.lead b { color: ${ink}; }
.figures { display: grid; grid-template-columns: 1.25fr .9fr 1fr 1.7fr .9fr; gap: 8px 20px; border: solid ${line}; border-width: 1px 0; padding: 12px 0; margin: 16px 0; }
.figures dt { font-size: 11.5px; color: ${ink2}; }
.figures dd { margin: 0; font-size: 12px; color: ${ink2}; }
.figures .value { font-size: 22px; font-weight: 600; letter-spacing: -.03em; color: ${ink}; }
.phases { display: grid; grid-template-columns: repeat(4, 1fr); gap: 10px 16px; margin: 0; padding: 0; list-style: none; font-size: 12px; color: ${ink2}; }
.phases li { position: relative; margin: 0; padding-left: 26px; }
.phases b { font-size: 13px; color: ${ink}; }
.phases svg { position: absolute; left: 0; top: 1px; width: 18px; }
.causes li { display: grid; grid-template-columns: 1fr 110px 48px; gap: 14px; align-items: center; margin: 0; padding: 4px 0; border-bottom: 1px solid ${line}; }
.bar { height: 5px; border-radius: 3px; background: ${hover}; }
.bar span { display: block; height: 100%; border-radius: 3px; background: ${ink3}; }
.causes .small { display: block; margin: 0; }
.causes b { text-align: right; font-variant-numeric: tabular-nums; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 8px; }
.marked { position: relative; padding-left: 18px; color: ${ink2}; }
.marked b { color: ${ink}; }
.marked span { display: block; }
.marked svg { position: absolute; left: 0; top: 4px; width: 10px; }
.bad { color: ${bad} !important; }
svg { width: 100%; height: auto; font-family: inherit; }
table { width: 100%; border-collapse: collapse; font-size: 12px; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; color: ${ink2}; border-bottom: 1px solid ${line2}; padding: 4px 14px 4px 0; vertical-align: bottom; }
td { border-bottom: 1px solid ${line}; padding: 4px 14px 4px 0; vertical-align: top; }
td.name { font-weight: 500; }
.number, .share { text-align: right; }
td.number, td.share, td.date { white-space: nowrap; }
th:last-child, td:last-child { padding-right: 0; }
footer { margin-top: 26px; padding-top: 10px; border-top: 1px solid ${line2}; font-size: 12px; color: ${ink3}; }
footer ul { display: flex; flex-wrap: wrap; gap: 0 16px; }
footer li, footer p { margin: 0; }
:focus-visible { outline: 2px solid ${dual}; }
@media (max-width: 640px) { main { padding: 16px; } .figures, .phases { grid-template-columns: 1fr 1fr; } .row { display: block; } .row section { margin-top: 22px; } .table { overflow-x: auto; } }
@page { size: A4; margin: 11mm 13mm 15mm; @bottom-right { content: counter(page) " of " counter(pages); font: 9px sans-serif; color: ${ink3}; } }
@media print {
  body { background: #fff; }
  main { padding: 0; max-width: none; zoom: .76; }
  tr, svg, li, .row { break-inside: avoid; }
  h2, h2 + .small, thead { break-after: avoid; }
  .lead { max-width: none; }
  .row { margin-top: 14px; }
  .row + .table { break-before: page; }
  .many li { margin-bottom: 4px; }
  .many span { display: none; }
}
</style>`);
