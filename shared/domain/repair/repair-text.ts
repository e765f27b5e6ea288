import type { Extraction } from '#shared/model/extraction.ts';
import type { ByteCodecs } from './byte-codecs.ts';
import { placeCarrier } from './carry-places.ts';
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
  text = joinLines(text, unreadPages(extraction));
  text = closeSpaces(text);
  const numbered = numberRepairs(text);
  return {
    blocks: text.blocks.map(({ block }) => block),
    repairs: [...extraction.repairs, ...numbered.made],
    undone: numbered.undone,
    furniture: text.furniture,
    ...carryNotes(extraction, text),
  };
}

function unreadPages({ pagesWithoutText }: Extraction): number[] {
  return pagesWithoutText.flatMap(({ page, kind }) => (kind === 'empty' ? [] : [page]));
}

/** The file's own comments and changes, at their places in the text after repair. */
function carryNotes(extraction: Extraction, text: WorkingText): Pick<RepairedText, 'remarks' | 'revisions'> {
  const { remarks, revisions } = extraction;
  if (remarks.length + revisions.length === 0) return { remarks: [], revisions: [] };
  const carry = placeCarrier(extraction.blocks, text.blocks);
  return {
    remarks: remarks.map(({ place, ...remark }) => ({
      ...remark,
      place: place === null || text.blocks.length === 0 ? null : carry(place),
    })),
    revisions: revisions.map(({ place, ...revision }) => ({ ...revision, place: carry(place) })),
  };
}
