import "server-only";
import PptxGenJS from "pptxgenjs";
import type { ReportFacts } from "@/lib/domain/report/facts";
import { firstPage } from "@/lib/domain/report/first-page";
import { courseSlide } from "./course";
import { listsSlide } from "./lists";
import { wide } from "./show";
import { summarySlide } from "./summary";
import { whereSlide } from "./where";

/** The first page of the report as slides: what it says at the top, then each of its rows that has something to show. */
export async function slideShow(report: ReportFacts): Promise<Uint8Array> {
  const pptx = new PptxGenJS();
  pptx.defineLayout({ name: "wide", ...wide });
  pptx.layout = "wide";
  pptx.title = `${report.migration.name}: migration status report`;
  pptx.author = "Tandem";
  pptx.company = "";
  pptx.theme = { headFontFace: "Segoe UI", bodyFontFace: "Segoe UI" };
  const page = firstPage(report);
  const { known, burnUp, decisions, changes } = page;
  const slides = [
    summarySlide,
    ...(known ? [whereSlide] : []),
    ...(known && !burnUp.none ? [courseSlide] : []),
    ...(known && decisions.items.length + changes.items.length > 0 ? [listsSlide] : []),
  ];
  for (const [i, draw] of slides.entries()) draw({ pptx, page, number: i + 1, slides: slides.length });
  const bytes = await pptx.write({ outputType: "uint8array", compression: true });
  if (!(bytes instanceof Uint8Array)) throw new Error("The slides did not come as bytes");
  return bytes;
}
