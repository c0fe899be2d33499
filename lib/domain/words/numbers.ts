import { percentOf } from "../progress";
import { unknown } from "./moments";

const whole = new Intl.NumberFormat("en-US");

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? unknown : whole.format(value);
}

/** "12 agents", "1 agent". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** One decimal, rounded down so that 99.96 never reads as 100. */
export function percent(part: number, all: number): string {
  return oneDecimal(percentOf(part, all));
}

export function oneDecimal(value: number | null): string {
  return value === null ? unknown : value.toFixed(1);
}

/** With a real minus sign; nothing for no difference. */
export function difference(value: number): string {
  if (value === 0) return "";
  return value > 0 ? `+${count(value)}` : `−${count(-value)}`;
}

export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
