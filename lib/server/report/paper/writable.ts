/** Letters and signs that Inter does not have, and halves of letters. */
const foreign = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]|\p{Emoji_Presentation}/gu;
/** Controls and signs without a shape, which turn the order of letters round or hide between them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant
const shapeless = /[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/g;

/** A text as its font can write it: a letter of a script that it does not have becomes a sign. */
export const writable = (text: string): string => text.normalize("NFC").replace(shapeless, " ").replace(foreign, "¤");
