import type { ExtractAssets } from '../../extract-source.ts';
import { MissingMap, NotSure } from './not-sure.ts';
import { type MapRange, type PackedMap, parsePackedMap } from './parse-packed-map.ts';

/** Encodings that everybody knows (ISO 32000-1, 9.7.5.2), without their direction, and the collection whose glyph numbers they lead to. */
const ENCODINGS: readonly (readonly [string, readonly string[]])[] = [
  ['GB1', ['GB-EUC', 'GBpc-EUC', 'GBK-EUC', 'GBKp-EUC', 'GBK2K', 'UniGB-UCS2', 'UniGB-UTF16']],
  ['CNS1', ['B5pc', 'HKscs-B5', 'ETen-B5', 'ETenms-B5', 'CNS-EUC', 'UniCNS-UCS2', 'UniCNS-UTF16']],
  ['Japan1', ['90ms-RKSJ', '90msp-RKSJ', 'EUC', 'Ext-RKSJ', 'Add-RKSJ', 'UniJIS-UCS2', 'UniJIS-UTF16']],
  ['Korea1', ['KSC-EUC', 'KSCms-UHC', 'KSCms-UHC-HW', 'UniKS-UCS2', 'UniKS-UTF16']],
];
const COLLECTION_MAPS: ReadonlyMap<string, string> = new Map(ENCODINGS.map(([collection]) => [collection, `Adobe-${collection}-UCS2`]));
const COLLECTIONS: ReadonlyMap<string, string> = new Map(
  ENCODINGS.flatMap(([collection, names]) =>
    names.flatMap((name) => ['H', 'V'].map((way): [string, string] => [`${name}-${way}`, collection])),
  ),
);
const LONGEST_CHAIN = 4;

/** Where codes lead: to glyph numbers, or from those to text. */
export class CharacterMap {
  readonly isVertical: boolean;
  readonly #ranges: readonly MapRange[];
  readonly #base: CharacterMap | null;
  readonly #codeSpaces: PackedMap['codeSpaces'];

  constructor({ isVertical, codeSpaces, ranges }: PackedMap, base: CharacterMap | null) {
    this.isVertical = isVertical;
    this.#ranges = ranges;
    this.#base = base;
    this.#codeSpaces = base !== null && codeSpaces.every((spaces) => spaces.length === 0) ? base.#codeSpaces : codeSpaces;
  }

  /** The code that a string has at a place; one byte that counts as 0 where no code of the encoding begins there. */
  codeAt(codes: string, at: number): { readonly code: number; readonly length: number } {
    let code = 0;
    for (const [index, spaces] of this.#codeSpaces.entries()) {
      if (at + index >= codes.length) break;
      code = code * 256 + codes.charCodeAt(at + index);
      for (const [low, high] of spaces) if (code >= low && code <= high) return { code, length: index + 1 };
    }
    return { code: 0, length: 1 };
  }

  /** The glyph number of a code. */
  number(code: number): number | undefined {
    const range = this.#find(code);
    return typeof range?.value === 'number' ? range.value + code - range.first : undefined;
  }

  /** The text of a glyph number. */
  text(code: number): string | undefined {
    const range = this.#find(code);
    if (typeof range?.value !== 'string' || range.value === '') return undefined;
    const { value, first } = range;
    return code === first ? value : value.slice(0, -1) + String.fromCharCode(value.charCodeAt(value.length - 1) + code - first);
  }

  #find(code: number): MapRange | null {
    let from = 0;
    let to = this.#ranges.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.#ranges[middle]?.first ?? 0) <= code) from = middle + 1;
      else to = middle;
    }
    const range = this.#ranges[from - 1];
    if (range !== undefined && code <= range.last) return range;
    return this.#base === null ? null : this.#base.#find(code);
  }
}

/** The package never changes while a process runs, and has few maps that are ever asked for: each is read once. */
const LOADED = new Map<string, CharacterMap>();

async function load(name: string, assets: ExtractAssets, depth = 0): Promise<CharacterMap> {
  const known = LOADED.get(name);
  if (known !== undefined) return known;
  const packed = parsePackedMap(await assets.readCMap(`${name}.bcmap`));
  if (depth > LONGEST_CHAIN) throw new NotSure('character maps that build on each other');
  const map = new CharacterMap(packed, packed.base === null ? null : await load(packed.base, assets, depth + 1));
  LOADED.set(name, map);
  return map;
}

/** The character maps of the package that a file has asked for. */
export class CharacterMaps {
  readonly #wanted = new Set<string>();
  readonly #absent = new Set<string>();

  /** A map that was loaded; throws `MissingMap` where it must be loaded first, `NotSure` where the package lacks it. */
  get(name: string): CharacterMap {
    const map = LOADED.get(name);
    if (map !== undefined) return map;
    if (this.#absent.has(name)) throw new NotSure(`no character map ${name}`);
    this.#wanted.add(name);
    throw new MissingMap(name);
  }

  /** Loads what was missing; true where anything was. */
  async loadMissing(assets: ExtractAssets): Promise<boolean> {
    const names = [...this.#wanted];
    this.#wanted.clear();
    // A map that the package lacks is asked for by pdf.js too, which reads the page then as well as it can.
    for (const name of names) await load(name, assets).catch(() => this.#absent.add(name));
    return names.length > 0;
  }
}

/** The collection of an encoding, `null` for one that is not read here. */
export function collectionOfEncoding(encoding: string): string | null {
  return COLLECTIONS.get(encoding) ?? null;
}

/** The character that a code of an encoding is by itself: of those whose codes are Unicode. */
export function characterOfCode(encoding: string, code: number): string | undefined {
  if (!encoding.startsWith('Uni')) return undefined;
  const text = code > 0xffff ? String.fromCharCode(code >>> 16, code & 0xffff) : String.fromCharCode(code);
  return text.isWellFormed() ? text : undefined;
}

/** The map from the glyph numbers of a collection to characters; `null` for a collection that the package has no map of, or for none. */
export function collectionMap(maps: CharacterMaps, collection: string | null): CharacterMap | null {
  const name = COLLECTION_MAPS.get(collection ?? '');
  return name === undefined ? null : maps.get(name);
}
