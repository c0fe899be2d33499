/**
 * Names become data in a command: whatever they hold, they end no string and begin no command. PowerShell takes typographic quotes for
 * quotes too, and a line break would end the line that is pasted.
 */
export function quoted(text: string): string {
  return `'${oneLine(text).replace(/['\u2018\u2019\u201A\u201B]/g, "$&$&")}'`;
}

/** A property of an installer package inside a PowerShell string: MANAGEMENT_GROUP="NEW". A double quote is doubled there. */
export function property(name: string, value: string): string {
  return quoted(`${name}="${oneLine(value).replaceAll('"', '""')}"`);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "");
}
