import type { Warning } from '#shared/model/document.ts';

/** What a file holds besides its pages, and nobody reads here. */
export interface Enclosed {
  /** Names of the files attached to it. */
  readonly files: readonly string[];
  readonly isSigned: boolean;
  /** The file is there for the sake of those attached to it; its own page says so. */
  readonly isPortfolio: boolean;
}

/** A file of which nothing of the kind is known. */
export const NOTHING_ENCLOSED: Enclosed = { files: [], isSigned: false, isPortfolio: false };

/** Names that a warning lists. */
const MOST_LISTED = 20;
const LONGEST_NAME = 100;

/** The name of a file without the folders that it once lay in. */
export function bareName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).slice(0, LONGEST_NAME);
}

/** What a reader should know of what a file holds; `onPages` are names of files that are attached to places of its pages. */
export function enclosedWarnings({ files, isSigned, isPortfolio }: Enclosed, onPages: readonly string[] = []): Warning[] {
  const names = [...files, ...new Set(onPages)];
  const listed = `${names.slice(0, MOST_LISTED).join(', ')}${names.length > MOST_LISTED ? '…' : ''}`;
  return [
    ...(names.length === 0 ? [] : [{ code: isPortfolio ? 'portfolio' : 'attached-files', message: `not read: ${listed}` }]),
    ...(isSigned ? [{ code: 'signed', message: 'the file carries signatures' }] : []),
  ];
}
