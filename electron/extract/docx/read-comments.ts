import { authorOf, localTimeOf, type Marginalia } from '../marginalia/marginalia.ts';
import { childElements, type XmlElement } from '../xml/parse-xml.ts';

/** The parts of a package that hold its comments: their words, and since Word 2013 which answers which and what is settled. */
export interface CommentParts {
  readonly comments: XmlElement | null;
  readonly extended: XmlElement | null;
}

interface Thread {
  /** Paragraph of the comment that this one answers. */
  readonly parent: string | null;
  readonly isDone: boolean;
}

function threadsOf(extended: XmlElement | null): ReadonlyMap<string, Thread> {
  const threads = new Map<string, Thread>();
  for (const { attributes } of childElements(extended, 'w15:commentEx')) {
    const isDone = ['1', 'true', 'on'].includes(attributes['w15:done'] ?? '');
    threads.set(attributes['w15:paraId'] ?? '', { parent: attributes['w15:paraIdParent'] ?? null, isDone });
  }
  return threads;
}

/** Notes what the comments of a document say; `textOf` reads the words of one. */
export function noteComments(parts: CommentParts, marginalia: Marginalia, textOf: (comment: XmlElement) => string): void {
  const comments = childElements(parts.comments, 'w:comment');
  const threads = threadsOf(parts.extended);
  const owners = new Map<string, string>();
  const paragraphsOf = (comment: XmlElement) => childElements(comment, 'w:p').map((paragraph) => paragraph.attributes['w14:paraId'] ?? '');
  for (const comment of comments) {
    for (const paragraph of paragraphsOf(comment)) if (paragraph !== '') owners.set(paragraph, comment.attributes['w:id'] ?? '');
  }
  for (const comment of comments) {
    const thread = paragraphsOf(comment).flatMap((paragraph) => threads.get(paragraph) ?? [])[0];
    marginalia.noteComment(comment.attributes['w:id'] ?? '', {
      author: authorOf(comment.attributes['w:author'] ?? comment.attributes['w:initials']),
      date: localTimeOf(comment.attributes['w:date']),
      text: textOf(comment),
      replyTo: owners.get(thread?.parent ?? '') ?? null,
      isResolved: thread?.isDone ?? false,
    });
  }
}
