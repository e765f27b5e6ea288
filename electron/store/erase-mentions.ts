import { join } from 'node:path';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { tracesOf } from './backup-names.ts';
import { asStoreWrite } from './store-failure.ts';
import type { StoreFiles } from './store-files.ts';

/** What documents that are being erased may be known by in what was written about others. */
export type ErasedNames = {
  readonly ids: ReadonlySet<string>;
  /** Their exports in the store. */
  readonly exports: ReadonlySet<string>;
  /** Their titles and file names; none of an erasing cut short, which keeps no names. */
  readonly titles: readonly string[];
};

/** UTF-16 units: a shorter title is a word like others, and tells nothing. */
const SHORTEST_TITLE = 4;

/** What documents are called, and were before their files changed, where people and forms name them, the longest first. */
export function titlesOf(documents: readonly LibraryDocument[]): readonly string[] {
  const titles = documents.flatMap(({ relativePath, state, earlier = [] }) => [
    relativePath,
    relativePath.split('/').at(-1) ?? '',
    state.kind === 'ready' ? state.summary.title.trim() : '',
    ...earlier.flatMap((text) => [text.title.trim(), text.fileName]),
  ]);
  return [...new Set(titles)].filter(({ length }) => length >= SHORTEST_TITLE).sort((one, other) => other.length - one.length);
}

/**
 * Whether the text of a stored state names one of them. A title counts in the fields that `namesIn` finds in the state, which a form or a
 * dialog filled: elsewhere it is what a person wrote about another document. In a damaged state it counts anywhere.
 */
export function isNaming(text: string, { ids, exports, titles }: ErasedNames, namesIn: (state: object) => readonly unknown[]): boolean {
  const isIn = (word: string): boolean => text.includes(JSON.stringify(word).slice(1, -1));
  if ([...ids, ...exports].some(isIn)) return true;
  const titled = titles.filter(isIn);
  if (titled.length === 0) return false;
  const state = parsed(text);
  if (state === null) return true;
  return namesIn(state).some((name) => typeof name === 'string' && titled.some((title) => name.includes(title)));
}

function parsed(text: string): object | null {
  try {
    const state: unknown = JSON.parse(text);
    return typeof state === 'object' ? state : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export type StoredPlace = { readonly files: StoreFiles; readonly folder: string; readonly name: string };

/**
 * Erases from one stored file, and all that was ever written for it, what names others that are being erased. `rewrite` opens the state and
 * writes it back without them, where it has them; one that cannot be read and names them goes altogether.
 */
export async function eraseMentions(place: StoredPlace, isNamed: (text: string) => boolean, rewrite: () => Promise<void>): Promise<void> {
  if ((await tracesNaming(place, isNamed)).length === 0) return;
  const isReadable = await rewrite().then(
    () => true,
    (error: unknown) => {
      if (error instanceof ReviewFailure && ['not-found', 'store-newer'].includes(error.code)) return false;
      throw error;
    },
  );
  // Looked for again: writing moved the state before to the backups.
  for (const trace of await tracesNaming(place, isNamed)) {
    if (isReadable && trace === place.name) continue;
    await asStoreWrite(() => place.files.remove(join(place.folder, trace)));
  }
}

async function tracesNaming({ files, folder, name }: StoredPlace, isNamed: (text: string) => boolean): Promise<readonly string[]> {
  const naming: string[] = [];
  for (const trace of tracesOf(name, await files.list(folder))) {
    const text = await files.readText(join(folder, trace));
    if (text !== null && isNamed(text)) naming.push(trace);
  }
  return naming;
}
