import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { runQuietly } from "../children.mjs";
import { checkout } from "../settings.mjs";

/** @param {{ folder: string, env: Record<string, string | undefined> }} given */
export async function runUnitTests({ folder, env }) {
  const report = join(folder, "vitest.json");
  const options = ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`];
  const { code, output } = await runQuietly(process.execPath, [join(checkout, "node_modules/vitest/vitest.mjs"), ...options], {
    cwd: checkout,
    env: { ...env, NODE_ENV: "test" },
    patience: 1_800_000,
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
  // A file that cannot even be read has no failed test in it.
  const unread = testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = numFailedTests + unread;
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map(({ ancestorTitles, title, duration, failureMessages }) => ({
      file: relative(checkout, file.name),
      name: [...ancestorTitles, title].join(" > "),
      seconds: (duration ?? 0) / 1000,
      failure: failureMessages?.[0],
    })),
  );
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, output, tests, notTried: notTried(testResults) };
}

/** A sentence for each reason for which tests were not tried: whoever leaves some out says why at the end of their title. */
function notTried(testResults) {
  const reasons = new Map();
  for (const { ancestorTitles, status } of testResults.flatMap((file) => file.assertionResults)) {
    const why = status !== "passed" && status !== "failed" && /: not tried, because (.+)$/.exec(ancestorTitles.at(-1) ?? "")?.[1];
    if (why) reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  return [...reasons].map(([why, count]) => `${count} tests were not tried, because ${why}.`);
}
