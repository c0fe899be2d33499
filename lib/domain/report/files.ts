/** What a report can be downloaded as. */
export const reportFiles = ["json"] as const;
export type ReportFile = (typeof reportFiles)[number];
export const reportFileNames: Record<ReportFile, string> = { json: "JSON" };
