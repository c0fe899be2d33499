"use client";

import { type ReactNode, useId, useState } from "react";
import { GroupDot } from "@/components/frame/group-dot";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/field";
import type { Agent } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { agentWords } from "@/lib/domain/agent-field-words";
import { agentFields, type ClosedField, type ManyField, type MomentField } from "@/lib/domain/agent-fields";
import { momentFields } from "@/lib/domain/asked-moments";
import { healthIn, toldHealths } from "@/lib/domain/health-course";
import { releases } from "@/lib/domain/releases";
import { byStage, flagCodes, flags, severities } from "@/lib/domain/stages";
import type { AgentFilter } from "@/lib/queries/agent-links";
import { listedOf } from "./agent-cells";
import { valueWord } from "./filter-words";
import { FlagIcon } from "./flag-icon";
import { MomentValues } from "./moment-values";

type Props = {
  name: ManyField;
  filter: AgentFilter;
  onChange: (part: Partial<AgentFilter>) => void;
  migration: Migration;
  loaded: readonly Agent[];
};

function toggled<T>(list: readonly T[], value: T, on: boolean): T[] {
  return on ? [...list, value] : list.filter((one) => one !== value);
}

/** Closed lists are ticked; open ones are typed, with what the loaded rows hold as suggestions. */
export function FilterValues({ name, filter, onChange, migration, loaded }: Props) {
  const values: readonly string[] = filter[name];
  if (isMoment(name)) return <MomentValues values={values} onChange={(moments) => onChange({ [name]: moments })} />;
  if (isTyped(name)) {
    const held = loaded.flatMap(suggested[name]).filter((value) => value !== null);
    const suggestions = [...new Set(held)].sort().slice(0, 60);
    return (
      <TypedValues key={name} name={name} values={values} suggestions={suggestions} onChange={(words) => onChange({ [name]: words })} />
    );
  }
  return choicesOf(name, migration).map((value) => (
    <Checkbox key={value} checked={values.includes(value)} onChange={(on) => onChange({ [name]: toggled(values, value, on) })}>
      {marks[name]?.[value]} <span className="truncate">{valueWord(name, value)}</span>
      {(name === "group" || name === "everIn") && (
        <GroupDot role={migration.groups.find((group) => group.name === value)?.role ?? "source"} />
      )}
    </Checkbox>
  ));
}

type ChosenField = ClosedField | "release" | "group" | "everIn" | "health";

function choicesOf(name: ChosenField, { groups }: Migration): readonly string[] {
  if (name === "group" || name === "everIn") return groups.map((group) => group.name);
  if (name === "health") return groups.flatMap((group) => toldHealths.map((health) => healthIn(group.name, health)));
  return name === "release" ? releases.toReversed() : agentFields[name].from;
}

const flagMarks = Object.fromEntries(flagCodes.map((code) => [code, <FlagIcon key={code} severity={flags[code].severity} />]));
/** What stands before a value. */
const marks: { [F in ManyField]?: Readonly<Record<string, ReactNode>> } = {
  stage: byStage((stage) => <StageGlyph stage={stage} />),
  flag: flagMarks,
  without: flagMarks,
  settling: flagMarks,
  worst: Object.fromEntries(severities.map((severity) => [severity, <FlagIcon key={severity} severity={severity} />])),
};

type TypedField = Exclude<ManyField, ChosenField | MomentField>;
/** What the loaded rows hold of what is typed. */
const suggested: Record<TypedField, (agent: Agent) => readonly (string | null)[]> = {
  version: ({ version }) => [version],
  server: ({ groups }) => groups.map(({ primaryServer }) => primaryServer),
  sourceServer: ({ groups }) => groups.map(({ role, primaryServer }) => (role === "source" ? primaryServer : null)),
  domain: ({ domain }) => [domain],
  owner: ({ owner }) => [owner],
  tag: ({ tags }) => tags,
  service: (agent) => [listedOf(agent, "service")],
  environment: (agent) => [listedOf(agent, "environment")],
  site: (agent) => [listedOf(agent, "site")],
  tier: (agent) => [listedOf(agent, "tier")],
  changeWindow: (agent) => [listedOf(agent, "changeWindow")],
  pair: (agent) => [listedOf(agent, "pair")],
};
const isMoment = (name: ManyField): name is MomentField => momentFields.some((one) => one === name);
const isTyped = (name: ManyField): name is TypedField => name in suggested;

type TypedProps = { name: TypedField; values: readonly string[]; suggestions: readonly string[]; onChange: (values: string[]) => void };

function TypedValues({ name, values, suggestions, onChange }: TypedProps) {
  const [typed, setTyped] = useState("");
  const list = useId();
  const shown = [...new Set([...values, ...suggestions])].filter((value) => value.toLowerCase().includes(typed.trim().toLowerCase()));
  const word = typed.trim();
  const add = () => {
    if (word && !values.includes(word)) onChange([...values, word]);
    setTyped("");
  };
  return (
    <>
      <form
        className="mb-1.5 flex gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Input
          aria-label={`${agentWords[name].name} is`}
          aria-controls={list}
          placeholder="Type a whole value"
          autoFocus
          value={typed}
          onChange={(e) => setTyped(e.target.value)}
        />
        <Button type="submit" disabled={!word}>
          Add
        </Button>
      </form>
      <div id={list}>
        {shown.map((value) => (
          <Checkbox key={value} checked={values.includes(value)} onChange={(on) => onChange(toggled(values, value, on))}>
            <span className="truncate">{value}</span>
          </Checkbox>
        ))}
      </div>
    </>
  );
}
