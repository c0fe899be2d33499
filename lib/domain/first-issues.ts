import type { Issue } from "./export-rows";

/** Of each code so many issues are kept whole. */
const wholePerCode = 1_000;

/** Issues of a file: the first of each code whole, the rest counted, so that a file of damaged rows costs no more than another. */
export class FirstIssues {
  readonly whole: Issue[] = [];
  /** How many more there are. */
  beyond = 0;
  private readonly kept = new Map<Issue["code"], number>();

  constructor(issues: Iterable<Issue> = []) {
    for (const issue of issues) this.push(issue);
  }

  push(issue: Issue): void {
    const kept = this.kept.get(issue.code) ?? 0;
    if (kept >= wholePerCode) this.beyond++;
    else {
      this.kept.set(issue.code, kept + 1);
      this.whole.push(issue);
    }
  }
}
