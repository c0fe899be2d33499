/** What stands around the output of commands in a transcript, and what tools add below a table. */

export const isPrompt = (line: string): boolean => /^(PS\b[^>]{0,300}>|\[[^\]]{1,100}\]: PS\b|[A-Z]:\\[^>]{0,300}>|\d+> )/.test(line);
export const isRule = (line: string): boolean => /^\*{10,}\s*$/.test(line);
/** What sqlcmd says beside its tables. */
export const isCount = (line: string): boolean => /^(\(\d+ rows? affected\)|Changed database context to '[^']*'\.)\s*$/.test(line);
/** Lines that stand around output and end it: in a transcript other commands, too, say what they like. */
export const isAround = (line: string): boolean => isPrompt(line) || isRule(line);
/** As -GroupBy writes the value that the rows below it share. */
export const headingIn = (line: string): [name: string, value: string] | null => {
  const [, name, value] = /^ {3}(\S[^:]{0,100}): (.*)$/.exec(line) ?? [];
  return name !== undefined && value !== undefined ? [name.trim(), value.trim()] : null;
};

/** A name and its value, as Format-List writes them: a blank stands before the sign, and names are filled up to the longest of them. */
export const pair = /^\S(?:[^:]|:(?! )){0,200}? +:(?: |$)/;

/** Cut by the console where the window, or what it shows of a list, was too small. */
export const isCutText = (text: string): boolean => /(\.\.\.|…)\}?$/.test(text);

/** A line as it stands there; `cut`: the file ends with it, without a line break. */
export type ScreenLine = { text: string; number: number; cut: boolean };

/** Lines as they arrive, with their numbers. */
export class Lines {
  private rest = "";
  private number = 0;
  private afterCr = false;

  constructor(
    private readonly longest: number,
    private readonly take: (line: ScreenLine) => void,
    private readonly tooLong: (number: number) => Error,
  ) {}

  push(text: string): void {
    const fresh = this.afterCr && text.startsWith("\n") ? text.slice(1) : text;
    this.afterCr = text.endsWith("\r");
    const parts = (this.rest + fresh).split(/\r\n|\r|\n/);
    this.rest = parts.pop() ?? "";
    for (const part of parts) this.line(part, false);
    if (this.rest.length > this.longest) throw this.tooLong(this.number + 1);
  }

  end(): void {
    if (this.rest !== "") this.line(this.rest, true);
  }

  private line(text: string, cut: boolean): void {
    this.number++;
    if (text.length > this.longest) throw this.tooLong(this.number);
    this.take({ text: this.number === 1 ? text.replace(/^\uFEFF/, "") : text, number: this.number, cut });
  }
}
