import { clixml } from "./clixml";
import { delimited } from "./delimited";
import type { TextFormat } from "./format";
import { json } from "./json";
import { list } from "./list";
import { table } from "./table";

/** The forms of text that are read, in the order in which they are looked for. Whatever is none of the others is taken for delimited text. */
const textFormats: readonly TextFormat[] = [json, clixml, table, list];

export const formatOf = (head: string): TextFormat => textFormats.find(({ fits }) => fits(head)) ?? delimited;
