/** What a report can be downloaded as. */
export const reportFiles = ["pdf", "xlsx", "pptx", "html", "csv", "json"] as const;
export type ReportFile = (typeof reportFiles)[number];
export const reportFileNames: Record<ReportFile, string> = {
  pdf: "PDF",
  xlsx: "Workbook",
  pptx: "Slides",
  html: "Web page",
  csv: "CSV of the figures",
  json: "JSON of the data",
};
