import "server-only";
import { firewallLines } from "@/lib/domain/firewall/expand";
import { firewallTimeNames } from "@/lib/domain/firewall/rules";
import { csvLine } from "@/lib/server/answers/csv";
import { firewallOfMigration } from "./read";

/** One line for each pair of computers and each port, as a firewall team takes it. */
export async function* firewallCsv(migrationId: string): AsyncGenerator<string> {
  yield csvLine(["Management group", "From", "To", "Port", "Protocol", "When", "Why"]);
  const { entries } = await firewallOfMigration(migrationId);
  for (const { group, from, to, port, protocol, time, why } of firewallLines(entries))
    yield csvLine([group, from, to, port, protocol, firewallTimeNames[time], why]);
}
