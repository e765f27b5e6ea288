import { ExtractionFailure } from '../extraction-failure.ts';
import { PART, readPart, type WordFile } from './open-word-file.ts';

/** Bytes of a font's entry in front of its name ([MS-DOC] 2.9.83 `FFN`), the length byte included. */
const NAME_AT = 40;
const OLD_NAME_AT = 6;

/** Names of the fonts, by the index that symbols refer to them by; as far as they can be read. */
export function readFonts(file: WordFile): string[] {
  const part = readPart(file, PART.fonts);
  const names: string[] = [];
  if (part === null) return names;
  try {
    for (let at = file.isOld ? 2 : 4; at < part.length; ) {
      const length = part.uint8(at) + 1;
      const nameAt = file.isOld ? OLD_NAME_AT : NAME_AT;
      const units = Math.floor(Math.max(0, length - nameAt) / (file.isOld ? 1 : 2));
      const name = file.isOld ? Buffer.from(part.part(at + nameAt, units).bytes).toString('latin1') : part.utf16(at + nameAt, units);
      names.push(name.split('\0', 1)[0] ?? '');
      at += length;
    }
  } catch (error) {
    // Fonts are wanted for symbols only: what was read so far will do.
    if (!(error instanceof ExtractionFailure)) throw error;
  }
  return names;
}
