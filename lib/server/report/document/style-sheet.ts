import { paperColours } from "@/lib/domain/report/colours";
import { Markup } from "./markup";

const { ink, ink2, ink3, line, line2, orig, new: fresh, dual, good, warn } = paperColours;

/** How the page of one file looks: on the screen as on paper. */
export const styleSheet = new Markup(`<style>
:root { color-scheme: light; }
body { margin: 0; background: #f8f9fb; color: ${ink}; font: 13px/1.45 Inter, system-ui, "Segoe UI", sans-serif; overflow-wrap: break-word; }
main { max-width: 820px; margin: 0 auto; padding: 32px; background: #fff; }
header { border-bottom: 1px solid ${ink}; padding-bottom: 10px; color: ${ink2}; }
header b { color: ${ink}; margin-right: 8px; }
header time { float: right; }
header::before { content: ""; display: inline-block; width: 22px; height: 12px; margin-right: 8px; vertical-align: -1px;
  background: radial-gradient(circle at 6px 6px, ${orig} 6px, transparent 6.5px), radial-gradient(circle at 16px 6px, ${fresh} 6px, transparent 6.5px); }
h1 { font-size: 26px; letter-spacing: -.025em; margin: 18px 0 0; line-height: 1.2; }
h2 { font-size: 14px; margin: 0 0 4px; }
section, .two { margin-top: 22px; }
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
.mark { position: absolute; left: 0; top: 1px; width: 18px; height: 18px; box-sizing: border-box; border-radius: 50%; color: #fff; font: 700 12px/18px sans-serif; text-align: center; }
.mark.signed { background: ${good}; }
.mark.contradicted { background: ${warn}; }
.mark.begun { border: 2px solid ${ink3}; }
.mark.ahead { border: 1.5px dashed ${ink3}; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 28px; }
.two section { margin: 0; }
.causes li { display: grid; grid-template-columns: 1fr 110px 48px; gap: 14px; align-items: center; margin: 0; padding: 4px 0; border-bottom: 1px solid ${line}; }
.causes svg { height: 6px; }
.causes b { text-align: right; font-variant-numeric: tabular-nums; }
ul { margin: 0; padding: 0; list-style: none; }
li { margin: 0 0 8px; }
svg { width: 100%; height: auto; font-family: inherit; }
table { width: 100%; border-collapse: collapse; font-size: 12px; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 500; color: ${ink2}; border-bottom: 1px solid ${line2}; padding: 4px 14px 4px 0; vertical-align: bottom; }
td { border-bottom: 1px solid ${line}; padding: 4px 14px 4px 0; vertical-align: top; }
td:first-child { font-weight: 500; }
.number { text-align: right; }
td.number { white-space: nowrap; }
footer { margin-top: 26px; padding-top: 10px; border-top: 1px solid ${line2}; font-size: 12px; color: ${ink3}; }
footer dl { margin: 0; }
footer div { display: flex; gap: 10px; }
footer dt { min-width: 170px; }
footer dd { margin: 0; }
:focus-visible { outline: 2px solid ${dual}; }
@media (max-width: 640px) { main { padding: 16px; } .figures, .phases { grid-template-columns: 1fr 1fr; } .two { grid-template-columns: 1fr; } .table { overflow-x: auto; } }
@page { size: A4; margin: 14mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9px sans-serif; color: ${ink3}; } }
@media print { body { background: #fff; } main { padding: 0; max-width: none; } tr, svg, li { break-inside: avoid; } h2, h2 + .small, thead { break-after: avoid; } }
</style>`);
