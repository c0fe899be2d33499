import { percentOf } from "../progress";
import { unknown } from "./moments";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? unknown : whole.format(value);
}

/** "12 agents", "1 agent". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function percent(part: number, all: number): string {
  return oneDecimal(percentOf(part, all));
}

export function oneDecimal(value: number | null): string {
  return value === null ? unknown : value.toFixed(1);
}

const fraction = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** A rate as people say it: "18.5", "12", "−1.7", and "1,103" where a tenth says nothing any more. */
export function decimal(value: number): string {
  const words = Math.abs(value) < 100 ? fraction.format(value) : whole.format(value);
  return words.replace("-", "−");
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
