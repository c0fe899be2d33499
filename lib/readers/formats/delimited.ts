import { RecordSplitter } from "../records";
import { refuseScreenOutput, sniffSeparator } from "../sniff";
import type { TextFormat } from "./format";

export const delimited: TextFormat = {
  name: "delimited",
  fits: () => true,
  open({ head, limits, accept }) {
    refuseScreenOutput(head);
    const separator = sniffSeparator(head);
    const splitter = new RecordSplitter(separator ?? ",", limits, (record) => accept(record, ""));
    return { separator, push: (text) => splitter.push(text), end: () => splitter.end() };
  },
};
