import type { ListInstance, ListLevel, Numbering } from '#shared/domain/numbering/count-lists.ts';
import { numberFormatOfCode } from '../docx/number-format-codes.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import type { ByteView } from '../ole/byte-view.ts';
import { PART, type WordFile } from './open-word-file.ts';

/** Lists by the number that paragraphs refer to them by, in decimal; and which level a paragraph style takes by itself. */
export interface WordLists {
  readonly numbering: Numbering;
  /** Level of a list that is bound to a paragraph style. */
  boundLevel(list: number, style: number): number | null;
}

const DEFINITION_BYTES = 28;
const INSTANCE_BYTES = 16;
const LEVEL_BYTES = 28;
const LEVELS = 9;
const NO_STYLE = 0xfff;
const SUFFIXES = ['tab', 'space', 'nothing'] as const;
/** Lists in one document; Word itself stops at 2,046. */
const MOST_LISTS = 10_000;

interface Definition {
  readonly id: string;
  readonly styles: readonly number[];
  readonly levels: Map<number, ListLevel>;
}

/** Text of a level: characters below 9, at the places that the level names, stand for the numbers of levels. */
function labelText(text: string, places: Uint8Array): string {
  const units = text.split('');
  for (const place of places) {
    const unit = text.charCodeAt(place - 1);
    if (place > 0 && place <= text.length && unit < LEVELS) units[place - 1] = `%${unit + 1}`;
  }
  return units.join('');
}

/** Restart after a level of one's own choice, never, or after any level above. */
function restartAfter(flags: number, limit: number): number | null {
  return (flags & 0x08) === 0 ? null : limit;
}

function readLevel(table: ByteView, at: number): { level: ListLevel; end: number } {
  const flags = table.uint8(at + 5);
  const textAt = at + LEVEL_BYTES + table.uint8(at + 24) + table.uint8(at + 25);
  const length = table.uint16(textAt);
  const level: ListLevel = {
    start: table.int32(at),
    format: numberFormatOfCode(table.uint8(at + 4)),
    text: labelText(table.utf16(textAt + 2, length), table.part(at + 6, LEVELS).bytes),
    isLegal: (flags & 0x04) !== 0,
    restartAfter: restartAfter(flags, table.uint8(at + 26)),
    suffix: SUFFIXES[table.uint8(at + 15)] ?? 'tab',
    paragraphStyle: null,
  };
  return { level, end: textAt + 2 + length * 2 };
}

/** List definitions. Their levels follow behind the part, outside of the length that is told for it. */
function readDefinitions(file: WordFile, definitions: Definition[]): void {
  const place = file.place(PART.lists);
  if (place === null) return;
  const { table } = file;
  const count = Math.min(table.uint16(place.at), MOST_LISTS);
  let levelAt = place.at + 2 + count * DEFINITION_BYTES;
  for (let index = 0; index < count; index += 1) {
    const at = place.at + 2 + index * DEFINITION_BYTES;
    const isSimple = (table.uint8(at + 26) & 1) === 1;
    const levels = new Map<number, ListLevel>();
    for (let depth = 0; depth < (isSimple ? 1 : LEVELS); depth += 1) {
      const { level, end } = readLevel(table, levelAt);
      levels.set(depth, level);
      levelAt = end;
    }
    const styles = Array.from({ length: LEVELS }, (_, depth) => table.uint16(at + 8 + depth * 2));
    definitions.push({ id: String(table.uint32(at)), styles, levels });
  }
}

interface Instance extends ListInstance {
  readonly styles: readonly number[];
}

/** Changes that an instance makes to levels of its definition; returns where they end. */
function readOverrides(table: ByteView, begin: number, count: number, levels: Map<number, ListLevel>, starts: Map<number, number>): number {
  let at = begin;
  for (let index = 0; index < count; index += 1) {
    const start = table.int32(at);
    const flags = table.uint32(at + 4);
    const depth = flags & 0xf;
    at += 8;
    if ((flags & 0x20) !== 0) {
      const { level, end } = readLevel(table, at);
      levels.set(depth, level);
      if ((flags & 0x10) !== 0) starts.set(depth, level.start);
      at = end;
    } else if ((flags & 0x10) !== 0) starts.set(depth, start);
  }
  return at;
}

function readInstances(file: WordFile, definitions: readonly Definition[], instances: Instance[]): void {
  const place = file.place(PART.listInstances);
  if (place === null) return;
  const { table } = file;
  const count = Math.min(table.uint32(place.at), MOST_LISTS);
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  let overridesAt = place.at + 4 + count * INSTANCE_BYTES;
  for (let index = 0; index < count; index += 1) {
    const at = place.at + 4 + index * INSTANCE_BYTES;
    const definition = byId.get(String(table.uint32(at)));
    const levels = new Map(definition?.levels);
    const startOverrides = new Map<number, number>();
    // The overrides of each instance begin with a field without meaning.
    overridesAt = readOverrides(table, overridesAt + 4, table.uint8(at + 12), levels, startOverrides);
    instances.push({ definition: definition?.id ?? `none ${index}`, levels, startOverrides, styles: definition?.styles ?? [] });
  }
}

/** Reads a table as far as it goes; true where it breaks off. */
function isBrokenOff(read: () => void): boolean {
  try {
    read();
    return false;
  } catch (error) {
    // Broken list tables cost labels, not the text.
    if (error instanceof ExtractionFailure) return true;
    throw error;
  }
}

/** Reads the list tables; `isBroken` where labels could not be read though the file has lists. */
export function readLists(file: WordFile): WordLists & { readonly isBroken: boolean } {
  const definitions: Definition[] = [];
  const instances: Instance[] = [];
  const areDefinitionsBroken = isBrokenOff(() => readDefinitions(file, definitions));
  const areInstancesBroken = isBrokenOff(() => readInstances(file, definitions, instances));
  return {
    numbering: new Map(instances.map((instance, index) => [String(index + 1), instance])),
    isBroken: areDefinitionsBroken || areInstancesBroken,
    boundLevel(list, style) {
      if (style === NO_STYLE) return null;
      const level = instances[list - 1]?.styles.indexOf(style) ?? -1;
      return level < 0 ? null : level;
    },
  };
}
