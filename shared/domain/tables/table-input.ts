import type { Annotation, PassageTarget } from '#shared/model/annotation.ts';
import type { Language, Settings } from '#shared/model/library.ts';

/**
 * Where a passage stands in the text as it is now. `page` and `paragraph` are 1-based; `start` orders passages in reading order.
 * An orphan's text is gone from the document.
 */
export type PassagePlace =
  | {
      readonly kind: 'exact' | 'moved';
      readonly path: readonly string[];
      readonly page: number | null;
      readonly paragraph: number;
      readonly start: number;
    }
  | { readonly kind: 'orphan' };

export type PlacedAnnotation = { readonly annotation: Annotation; readonly place: PassagePlace };
export type PlacedPassage = { readonly target: PassageTarget; readonly place: PassagePlace };

/** What tables say about the document itself. */
export type TableDocument = {
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuer: string | null;
  readonly fileName: string;
  /** Outermost labels of its clause paths (`一、`, `附件`), each once; absent where they are not known. */
  readonly outermostLabels?: readonly string[];
};

/** Who fills in the table, when and in which language. */
export type TableContext = {
  readonly language: Language;
  readonly reviewer: Settings['reviewer'];
  /** Date of filling in, ISO (`YYYY-MM-DD`). */
  readonly date: string;
  /** Head fields as last typed, by key; an empty string counts as typed. */
  readonly formHead: Readonly<Record<string, string>>;
  /** Offset of local time from UTC, for the dates of annotations; China: 480. */
  readonly utcOffsetMinutes: number;
};

/** What was typed into a head field, else what is known. */
export function headValue(context: TableContext, key: string, known: string): string {
  return Object.hasOwn(context.formHead, key) ? (context.formHead[key] ?? known) : known;
}

/** The document's name as forms cite it: its title, or else the file's name. */
export function documentName(document: TableDocument): string {
  return document.title.trim() === '' ? document.fileName : document.title.trim();
}

/** Reading order: by position, then by creation; orphans last. */
export function inReadingOrder(annotations: readonly PlacedAnnotation[]): readonly PlacedAnnotation[] {
  const start = (placed: PlacedAnnotation) => (placed.place.kind === 'orphan' ? Number.MAX_SAFE_INTEGER : placed.place.start);
  return annotations.toSorted((a, b) => start(a) - start(b) || a.annotation.createdAt.localeCompare(b.annotation.createdAt, 'en'));
}

/** The local calendar date of a time stamp as an ISO date; a stamp that cannot be read is given back as it is. */
export function localDate(stamp: string, utcOffsetMinutes: number): string {
  const time = Date.parse(stamp);
  return Number.isNaN(time) ? stamp : new Date(time + utcOffsetMinutes * 60_000).toISOString().slice(0, 10);
}
