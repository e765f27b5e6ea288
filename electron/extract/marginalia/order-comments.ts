import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';
import type { RemarkKind, SourcePlace, SourceRemark } from '#shared/model/remark.ts';
import type { CommentContent } from './marginalia.ts';

const LONGEST_QUOTE = 2_000;

/** A comment with the place it speaks of. */
export interface FoundComment {
  readonly id: string;
  readonly content: CommentContent;
  readonly place: SourcePlace | null;
  /** `comment` where nothing is said. */
  readonly kind?: RemarkKind;
  readonly page?: number;
}

/** Comments in the order of the text, each followed by its answers; those without a place come last. */
export function orderComments(found: readonly FoundComment[], blocks: readonly SourceBlock[]): SourceRemark[] {
  const rootOf = rootFinder(found);
  const threads = new Map<FoundComment, FoundComment[]>();
  for (const comment of found) {
    const root = rootOf(comment);
    const answers = threads.get(root) ?? [];
    if (comment !== root) answers.push(comment);
    threads.set(root, answers);
  }
  const roots = [...threads.keys()].sort((left, right) => comparePlaces(left.place, right.place));
  const ordered = roots.flatMap((root) => [root, ...(threads.get(root) ?? [])].map((comment) => ({ comment, root })));
  const numbers = new Map(ordered.map(({ comment }, index) => [comment.id, `r${index + 1}`]));
  return ordered.map(({ comment, root }): SourceRemark => {
    const { author, date, text, isResolved } = comment.content;
    const replyTo = root === comment ? null : (numbers.get(root.id) ?? null);
    const place = comment.place ?? root.place;
    const { kind = 'comment', page = null } = comment;
    const about = { kind, author, date, text, page, quote: quoteOf(place, blocks) };
    return { id: numbers.get(comment.id) ?? '', ...about, replyTo, isResolved: isResolved || root.content.isResolved, place };
  });
}

/** What a comment answers in the end: answers to answers are one conversation. A ring of answers hangs on one of them. Linear for all. */
function rootFinder(found: readonly FoundComment[]): (comment: FoundComment) => FoundComment {
  const known = new Map(found.map((comment) => [comment.id, comment]));
  const roots = new Map<FoundComment, FoundComment>();
  return (comment) => {
    const path = new Set<FoundComment>();
    let root = comment;
    for (;;) {
      path.add(root);
      const next = roots.get(root) ?? known.get(root.content.replyTo ?? '');
      if (next === undefined || path.has(next)) break;
      root = next;
    }
    for (const passed of path) roots.set(passed, root);
    return root;
  };
}

/** The order of two places in the text; no place comes last. */
export function comparePlaces(left: SourcePlace | null, right: SourcePlace | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return left.block - right.block || left.start - right.start;
}

/** The words of a place. */
export function quoteOf(place: SourcePlace | null, blocks: readonly SourceBlock[]): string {
  if (place === null) return '';
  const lines: string[] = [];
  let length = 0;
  for (let index = place.block; index <= place.endBlock && length < LONGEST_QUOTE; index += 1) {
    const block = blocks[index];
    const text = block === undefined ? '' : blockText(block);
    const line = text.slice(index === place.block ? place.start : 0, index === place.endBlock ? place.end : text.length);
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n').slice(0, LONGEST_QUOTE);
}
