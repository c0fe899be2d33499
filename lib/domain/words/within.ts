/** Words that begin with a capital on their own, as they stand within a sentence: "Upgraded, original MG only" reads "upgraded, original MG only". */
export const withinSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
