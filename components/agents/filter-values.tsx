"use client";

import { useId, useState } from "react";
import { GroupDot } from "@/components/frame/group-dot";
import { StageGlyph } from "@/components/stages/stage-glyph";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/field";
import type { Agent } from "@/lib/contracts/agents";
import type { Migration } from "@/lib/contracts/migrations";
import { toldHealths } from "@/lib/domain/health-course";
import { releases } from "@/lib/domain/releases";
import { causeCodes, unknownFields } from "@/lib/domain/remaining/cause-codes";
import { causes } from "@/lib/domain/remaining/causes";
import {
  flagCodes,
  flags,
  healthNames,
  methodNames,
  methods,
  saidAlertsFroms,
  severities,
  severityNames,
  stageNames,
  stages,
} from "@/lib/domain/stages";
import type { AgentFilter } from "@/lib/queries/agent-links";
import { alertsFromWord, keyNames, type ManyKey } from "./filter-words";
import { FlagIcon } from "./flag-icon";

type Props = {
  name: ManyKey;
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
  if (name === "stage")
    return stages.map((stage) => (
      <Checkbox key={stage} checked={filter.stage.includes(stage)} onChange={(on) => onChange({ stage: toggled(filter.stage, stage, on) })}>
        <StageGlyph stage={stage} /> {stageNames[stage]}
      </Checkbox>
    ));
  if (name === "flag" || name === "without")
    return flagCodes.map((code) => (
      <Checkbox key={code} checked={filter[name].includes(code)} onChange={(on) => onChange({ [name]: toggled(filter[name], code, on) })}>
        <FlagIcon severity={flags[code].severity} /> <span className="truncate">{flags[code].name}</span>
      </Checkbox>
    ));
  if (name === "worst")
    return severities.map((severity) => (
      <Checkbox
        key={severity}
        checked={filter.worst.includes(severity)}
        onChange={(on) => onChange({ worst: toggled(filter.worst, severity, on) })}
      >
        <FlagIcon severity={severity} /> {severityNames[severity]}
      </Checkbox>
    ));
  if (name === "method")
    return methods.map((method) => (
      <Checkbox
        key={method}
        checked={filter.method.includes(method)}
        onChange={(on) => onChange({ method: toggled(filter.method, method, on) })}
      >
        {methodNames[method]}
      </Checkbox>
    ));
  if (name === "alertsFrom")
    return saidAlertsFroms.map((from) => (
      <Checkbox
        key={from}
        checked={filter.alertsFrom.includes(from)}
        onChange={(on) => onChange({ alertsFrom: toggled(filter.alertsFrom, from, on) })}
      >
        {alertsFromWord(from)}
      </Checkbox>
    ));
  if (name === "cause")
    return causeCodes.map((code) => (
      <Checkbox key={code} checked={filter.cause.includes(code)} onChange={(on) => onChange({ cause: toggled(filter.cause, code, on) })}>
        {causes[code].name}
      </Checkbox>
    ));
  if (name === "sourceHealth")
    return toldHealths.map((health) => (
      <Checkbox
        key={health}
        checked={filter.sourceHealth.includes(health)}
        onChange={(on) => onChange({ sourceHealth: toggled(filter.sourceHealth, health, on) })}
      >
        {health === "unknown" ? "Unknown" : healthNames[health]}
      </Checkbox>
    ));
  if (name === "unknown")
    return unknownFields.map((field) => (
      <Checkbox
        key={field}
        checked={filter.unknown.includes(field)}
        onChange={(on) => onChange({ unknown: toggled(filter.unknown, field, on) })}
      >
        {keyNames[field]}
      </Checkbox>
    ));
  if (name === "release")
    return [...releases].reverse().map((release) => (
      <Checkbox
        key={release}
        checked={filter.release.includes(release)}
        onChange={(on) => onChange({ release: toggled(filter.release, release, on) })}
      >
        {release}
      </Checkbox>
    ));
  if (name === "group" || name === "everIn")
    return migration.groups.map((group) => (
      <Checkbox
        key={group.id}
        checked={filter[name].includes(group.name)}
        onChange={(on) => onChange({ [name]: toggled(filter[name], group.name, on) })}
      >
        {group.name} <GroupDot role={group.role} />
      </Checkbox>
    ));
  return (
    <TypedValues
      key={name}
      name={name}
      values={filter[name]}
      suggestions={suggestionsOf(name, loaded)}
      onChange={(values) => onChange({ [name]: values })}
    />
  );
}

type OpenKey = "version" | "server" | "sourceServer" | "domain" | "owner" | "tag";

function suggestionsOf(name: OpenKey, loaded: readonly Agent[]): string[] {
  const all = loaded.flatMap((agent): (string | null)[] => {
    if (name === "server") return agent.groups.map((group) => group.primaryServer);
    if (name === "sourceServer") return agent.groups.map(({ role, primaryServer }) => (role === "source" ? primaryServer : null));
    if (name === "tag") return agent.tags;
    return [agent[name]];
  });
  return [...new Set(all.filter((value) => value !== null))].sort().slice(0, 60);
}

type TypedProps = { name: OpenKey; values: readonly string[]; suggestions: readonly string[]; onChange: (values: string[]) => void };

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
          aria-label={`${keyNames[name]} is`}
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
