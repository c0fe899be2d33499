import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { finished, pipeline } from "node:stream/promises";
import { Zip, ZipDeflate } from "fflate";
import { runQuietly } from "../children.mjs";
import { Refusal } from "../settings.mjs";
import { filesBelow } from "./contents.mjs";

/**
 * Archives a folder, which is called `name` in there. The same files make the same bytes: in order, of one moment, of nobody.
 * @param {string} staged
 * @param {string} name
 * @param {string} archive ends in .tar.gz or .zip
 * @param {Date} moment
 */
export async function pack(staged, name, archive, moment) {
  const folder = join(dirname(staged), name);
  renameSync(staged, folder);
  await (archive.endsWith(".zip") ? zip : tar)(folder, archive, moment);
  const sha256 = await digest(archive);
  writeFileSync(`${archive}.sha256`, `${sha256}  ${basename(archive)}\n`);
  return { bytes: statSync(archive).size, files: filesBelow(folder).length, sha256 };
}

async function tar(folder, archive, moment) {
  const ofNobody = ["--owner=0", "--group=0", "--numeric-owner", "--mode=u+rwX,go+rX,go-w"];
  const options = ["--sort=name", `--mtime=@${moment.getTime() / 1000}`, ...ofNobody, "-czf", archive, basename(folder)];
  const { code, output } = await runQuietly("tar", options, { cwd: dirname(folder) });
  if (code !== 0) throw new Refusal(`${output.trimEnd()}\nThe archive could not be written.`);
}

async function zip(folder, archive, moment) {
  const out = createWriteStream(archive);
  const written = finished(out);
  const all = new Zip((error, piece, last) => {
    if (error) out.destroy(error);
    else out.write(piece);
    if (last) out.end();
  });
  for (const file of filesBelow(folder)) {
    const entry = new ZipDeflate(`${basename(folder)}/${file}`, { level: 6 });
    entry.mtime = moment;
    all.add(entry);
    entry.push(readFileSync(join(folder, file)), true);
    if (out.writableNeedDrain) await new Promise((resolve) => out.once("drain", resolve));
  }
  all.end();
  await written;
}

async function digest(file) {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
