import type { Extraction } from '#shared/model/extraction.ts';
import type { ByteCodecs } from './byte-codecs.ts';
import { closeSpaces } from './close-spaces.ts';
import { joinLines } from './join-lines.ts';
import { liftFurniture } from './lift-furniture.ts';
import { rebuildTables } from './rebuild-tables.ts';
import { repairEncoding } from './repair-encoding.ts';
import { repairMojibake } from './repair-mojibake.ts';
import type { RepairedText } from './repaired-text.ts';
import { splitLines } from './split-lines.ts';
import { numberRepairs, type WorkingText } from './working-text.ts';

/**
 * Mends what transport and layout did to a text, and records each change with what stood there before. Healthy text comes out untouched.
 * The order matters: characters first, since every later rule reads words; tables before joining, since their cells look like broken lines.
 * `repairs` begin with those of the extraction. `undone` are keys of repairs that a person took back: what stood there stays, for later
 * repairs too. Linear.
 */
export function repairText(extraction: Extraction, codecs: ByteCodecs, undone: Iterable<string> = []): RepairedText {
  let text: WorkingText = {
    blocks: extraction.blocks.map((block, index) => ({ block, origins: [index], held: 'nothing' })),
    furniture: extraction.furniture,
    repairs: [],
    undone: new Set(undone),
  };
  text = repairEncoding(text, codecs);
  text = repairMojibake(text, codecs);
  text = splitLines(text);
  text = liftFurniture(text);
  text = rebuildTables(text);
  text = joinLines(text);
  text = closeSpaces(text);
  const numbered = numberRepairs(text);
  return {
    blocks: text.blocks.map(({ block }) => block),
    repairs: [...extraction.repairs, ...numbered.made],
    undone: numbered.undone,
    furniture: text.furniture,
    remarks: [],
    revisions: [],
  };
}
