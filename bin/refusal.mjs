/** A sentence for the person at the keyboard: shown without a stack. */
export class Refusal extends Error {}

const reasons = {
  ENOENT: "there is none",
  EACCES: "this user may not",
  EPERM: "this user may not",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk is full",
  EEXIST: "there is a file of that name",
  ENOTDIR: "a part of that path is a file",
  EISDIR: "there is a folder of that name",
  ENAMETOOLONG: "the path is too long",
  ELOOP: "the path leads in a circle",
};

/**
 * Why the system refused a file or a folder, as the end of a sentence.
 * @param {unknown} error
 */
export function whyNot(error) {
  return reasons[error.code] ?? error.code ?? error.message;
}
