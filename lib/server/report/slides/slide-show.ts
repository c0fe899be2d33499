import "server-only";
import PptxGenJS from "pptxgenjs";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { firstPage } from "@/lib/domain/report/first-page";
import { burnUpSlide } from "./burn-up";
import { decisionsSlide } from "./decisions";
import { remainingSlide } from "./remaining";
import { type Show, wide } from "./show";
import { summarySlide } from "./summary";
import { whereSlide } from "./where";

/** The report as five slides: summary, where the agents are, burn-up, what remains, decisions. Charts can be edited. */
export async function slideShow(report: ReportFacts): Promise<Uint8Array> {
  const pptx = new PptxGenJS();
  pptx.defineLayout({ name: "wide", ...wide });
  pptx.layout = "wide";
  pptx.title = `${report.migration.name}: migration status report`;
  pptx.author = "Tandem";
  pptx.company = "";
  pptx.theme = { headFontFace: "Segoe UI", bodyFontFace: "Segoe UI" };
  const show: Show = { pptx, report, page: firstPage(report), slides: 5 };
  summarySlide(show);
  whereSlide(show);
  burnUpSlide(show);
  remainingSlide(show);
  decisionsSlide(show);
  const bytes = await pptx.write({ outputType: "uint8array", compression: true });
  if (!(bytes instanceof Uint8Array)) throw new Error("The slides did not come as bytes");
  return bytes;
}
