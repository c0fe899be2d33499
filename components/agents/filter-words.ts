import { calendarDay } from "@/components/moments/moments";
import { agentWords } from "@/lib/domain/agent-field-words";
import { agentFields, type ClosedField, type ManyField, manyFields, truthFields, type ValueOf } from "@/lib/domain/agent-fields";
import { momentFields, readAskedMoment } from "@/lib/domain/asked-moments";
import type { ToldHealth } from "@/lib/domain/health-course";
import { type CauseCode, causeCodes } from "@/lib/domain/remaining/cause-codes";
import { causes } from "@/lib/domain/remaining/causes";
import { alertsFromNames, type FlagCode, flagCodes, flags, healthNames, methodNames, severityNames, stageNames } from "@/lib/domain/stages";
import type { AgentFilter } from "@/lib/queries/agent-links";

const named = <Code extends string>(codes: readonly Code[], words: Record<Code, { name: string }>) =>
  Object.fromEntries(codes.map((code) => [code, words[code].name])) as Record<Code, string>;
const flagNames = named<FlagCode>(flagCodes, flags);

/** What the values of closed lists are called. */
const words: { [F in ClosedField]: Record<ValueOf<F>, string> } = {
  stage: stageNames,
  flag: flagNames,
  without: flagNames,
  settling: flagNames,
  worst: severityNames,
  sourceHealth: { ...healthNames, unknown: "Unknown" },
  method: methodNames,
  alertsFrom: { ...alertsFromNames, unknown: "Nobody said" },
  cause: named<CauseCode>(causeCodes, causes),
  unknown: named(agentFields.unknown.from, agentWords),
};

/** As people read a value that a field is filtered by. */
export function valueWord(field: ManyField, value: string): string {
  if (isMomentField(field)) return momentWord(value);
  if (field === "health") return value.replace(/^\w+/, (told) => words.sourceHealth[told as ToldHealth] ?? told);
  const own: Partial<Record<string, string>> = field in words ? words[field as ClosedField] : {};
  return own[value] ?? value;
}

const isMomentField = (field: ManyField) => momentFields.some((one) => one === field);

function momentWord(value: string): string {
  const asked = readAskedMoment(value);
  if (!asked || asked.is === "never") return "never";
  return `${asked.is} ${asked.at.length > 10 ? asked.at : calendarDay(asked.at)}`;
}

export type FilterWord = { key: keyof AgentFilter; name: string; value: string };

/** The active filters as words: name in grey, value in bold. */
export function filterWords(filter: AgentFilter): FilterWord[] {
  const many = manyFields.flatMap((key): FilterWord[] => {
    const values = filter[key].map((value) => (key === "unknown" ? valueWord(key, value).toLowerCase() : valueWord(key, value)));
    if (values.length === 0) return [];
    return [{ key, name: agentWords[key].name, value: values.length > 3 ? `any of ${values.length}` : values.join(" or ") }];
  });
  const truths = truthFields.flatMap((key): FilterWord[] => {
    if (filter[key] === null) return [];
    const [name, value] = agentWords[key][filter[key] ? "yes" : "no"];
    return [{ key, name, value }];
  });
  return [...(filter.q ? [{ key: "q", name: "Contains", value: filter.q } as const] : []), ...many, ...truths];
}
