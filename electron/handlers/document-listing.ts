import type { DocumentView, LibraryView } from '#shared/contract/review-views.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { documentView, type KnownOfDocument } from './library-views.ts';

/** What a listing says of documents: all of them, or what changed since a cursor. */
export type ListedDocuments = Pick<LibraryView, 'documents' | 'gone' | 'isWhole' | 'isMore' | 'cursor'>;

/** Which documents are wanted; `after` is a cursor of an earlier answer. Without a limit there is no next page. */
export type ListingRequest = { readonly after?: string | undefined; readonly limit?: number | undefined };

type Entry = {
  readonly document: LibraryDocument;
  readonly known: KnownOfDocument;
  readonly view: DocumentView;
  readonly revision: number;
};

/**
 * Remembers what windows were told of the documents, so that a change of one in ten thousand is answered with one.
 * Every change gives its document a new revision; a cursor names this listing and the last revision told.
 */
export class DocumentListing {
  readonly #name: string;
  /** In the order of their revisions: a changed one is put in again at the end. */
  readonly #entries = new Map<string, Entry>();
  readonly #gone = new Map<string, number>();
  #order: readonly LibraryDocument[] = [];
  #revision = 0;

  /** `name` tells one run of the application from another: a cursor of an earlier one gets the whole list. */
  constructor(name: string) {
    this.#name = name;
  }

  /** Takes in the documents as they are now; linear in their number, and cheap for those that are the same objects as before. */
  update(documents: readonly LibraryDocument[], knownOf: (document: LibraryDocument) => KnownOfDocument): void {
    this.#order = documents;
    const listed = new Set<string>();
    for (const document of documents) {
      listed.add(document.id);
      const before = this.#entries.get(document.id);
      const known = knownOf(document);
      if (before?.document === document && isSame(before.known, known)) continue;
      this.#revision += 1;
      this.#entries.delete(document.id);
      this.#gone.delete(document.id);
      this.#entries.set(document.id, { document, known, view: documentView(document, known), revision: this.#revision });
    }
    for (const id of this.#entries.keys()) {
      if (listed.has(id)) continue;
      this.#revision += 1;
      this.#entries.delete(id);
      this.#gone.set(id, this.#revision);
    }
  }

  /** Grows with every change of a document. */
  revision(): number {
    return this.#revision;
  }

  /** What a window has to hear to be up to date, or the next part of it. */
  read({ after, limit = Infinity }: ListingRequest): ListedDocuments {
    const told = this.#revisionOf(after);
    if (told === null && limit >= this.#order.length) return this.#whole();
    const documents: DocumentView[] = [];
    let last = this.#revision;
    let isMore = false;
    for (const { view, revision } of this.#entries.values()) {
      if (revision <= (told ?? 0)) continue;
      if (documents.length >= limit) {
        isMore = true;
        break;
      }
      documents.push(view);
      last = revision;
    }
    const upTo = isMore ? last : this.#revision;
    const gone = [...this.#gone].filter(([, revision]) => revision > (told ?? Infinity) && revision <= upTo).map(([id]) => id);
    return { documents, gone, isWhole: told === null, isMore, cursor: `${this.#name}.${upTo}` };
  }

  /** In the order of the library. */
  #whole(): ListedDocuments {
    const views = this.#order.map(({ id }) => this.#entries.get(id)?.view).filter((view) => view !== undefined);
    return { documents: views, gone: [], isWhole: true, isMore: false, cursor: `${this.#name}.${this.#revision}` };
  }

  #revisionOf(cursor: string | undefined): number | null {
    const prefix = `${this.#name}.`;
    if (cursor === undefined || !cursor.startsWith(prefix)) return null;
    const revision = Number(cursor.slice(prefix.length));
    return Number.isInteger(revision) && revision >= 0 && revision <= this.#revision ? revision : null;
  }
}

function isSame(left: KnownOfDocument, right: KnownOfDocument): boolean {
  return left.counts === right.counts && left.lostAnnotations === right.lostAnnotations && left.isOffline === right.isOffline;
}
