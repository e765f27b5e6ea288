import { APART_LIMIT, type LibraryDocument, type StoredLibrary } from '#shared/model/library.ts';
import type { Shelved } from './shelve-documents.ts';

/** What a person said of the paper that a document is a version of. */
export type PaperMark = { readonly documentId: string; readonly paper: string | null; readonly apart: readonly string[] };

/** A library after a change of such marks, and what they were before for those it changed. */
export type Marked = Shelved & { readonly before: readonly PaperMark[] };

/** Makes documents versions of one paper, with all that were confirmed to be versions of any of theirs; `newPaper` is its id if none has one. */
export function withOnePaper(library: StoredLibrary, documentIds: readonly string[], newPaper: string): Marked {
  const named = new Set(documentIds);
  const papers = new Set(library.documents.filter(({ id }) => named.has(id)).flatMap(({ paper }) => (paper === null ? [] : [paper])));
  const [paper = newPaper] = papers;
  const members = new Set(library.documents.filter((document) => named.has(document.id) || hasOneOf(document, papers)).map(({ id }) => id));
  return marking(library, members, (document) => ({ paper, apart: document.apart.filter((id) => !members.has(id)) }));
}

/** Tells documents apart from others (and from each other where they are among those); they leave the paper they share with them. */
export function withPapersApart(library: StoredLibrary, documentIds: readonly string[], others: readonly string[]): Marked {
  const listed = new Set(library.documents.map(({ id }) => id));
  const from = new Set(others.filter((id) => listed.has(id)));
  const papers = new Set(library.documents.filter(({ id }) => from.has(id)).flatMap(({ paper }) => (paper === null ? [] : [paper])));
  return marking(library, new Set(documentIds), (document) => ({
    paper: hasOneOf(document, papers) ? null : document.paper,
    apart: [...new Set([...document.apart, ...from])].filter((id) => id !== document.id).slice(-APART_LIMIT),
  }));
}

/** Puts marks back as they were. */
export function withMarks(library: StoredLibrary, marks: readonly PaperMark[]): Marked {
  const byId = new Map(marks.map((mark) => [mark.documentId, mark]));
  const listed = new Set(library.documents.map(({ id }) => id));
  return marking(library, new Set(byId.keys()), (document) => {
    const { paper, apart } = byId.get(document.id) ?? document;
    // What left the library since must not be named in it again.
    return { paper, apart: apart.filter((id) => listed.has(id)).slice(-APART_LIMIT) };
  });
}

function hasOneOf({ paper }: LibraryDocument, papers: ReadonlySet<string>): boolean {
  return paper !== null && papers.has(paper);
}

type Mark = Pick<LibraryDocument, 'paper' | 'apart'>;

function marking(library: StoredLibrary, ids: ReadonlySet<string>, markOf: (document: LibraryDocument) => Mark): Marked {
  const before: PaperMark[] = [];
  const documents = library.documents.map((document) => {
    if (!ids.has(document.id)) return document;
    const { paper, apart } = markOf(document);
    if (paper === document.paper && apart.length === document.apart.length && apart.every((id, index) => id === document.apart[index]))
      return document;
    before.push({ documentId: document.id, paper: document.paper, apart: document.apart });
    return { ...document, paper, apart };
  });
  const documentIds = before.map(({ documentId }) => documentId);
  return { library: before.length === 0 ? library : { ...library, documents }, documentIds, before };
}
