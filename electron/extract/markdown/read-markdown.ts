import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Warning } from '#shared/model/document.ts';
import type { Extraction, SourceBlock, SourceStyle } from '#shared/model/extraction.ts';
import { decodeText } from '../encoding/decode-text.ts';
import { extractionOf, type SourceInfo } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { markTitle, readHtmlBlocks } from '../html/read-html.ts';
import { LIMITS } from '../limits.ts';
import { noteBlock, PLAIN_STYLE, paragraphBlock, tableBlock, visibleLines } from '../source-blocks.ts';
import { isCostlyMarkdown } from './parse-cost.ts';

type MarkdownNode = ReturnType<typeof fromMarkdown>['children'][number];

/** Nesting of quotes and lists that is walked. */
const DEEPEST = 100;
/** Markdown is parsed in memory many times its size. */
const MOST_CHARACTERS = 5_000_000;

const AS_TEXT: Warning = { code: 'markdown-as-text', message: 'marks are nested past reason: read as plain text' };

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/;

/** Text of an inline node as a reader sees it: marks, addresses and pictures left out, line ends kept. */
function inlineText(node: MarkdownNode): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return /^<br\b/i.test(node.value) ? '\n' : '';
    case 'image':
    case 'imageReference':
    case 'footnoteReference':
      return '';
    default:
      return 'children' in node ? node.children.map(inlineText).join('') : '';
  }
}

interface MarkdownWalk {
  readonly markdown: string;
  readonly blocks: SourceBlock[];
  readonly furniture: string[];
  isTooDeep: boolean;
}

/** One block for each line of the source: papers kept as Markdown put each fact and signature on a line of its own. */
function writeLines(text: string, style: SourceStyle, walk: MarkdownWalk): void {
  for (const [index, line] of visibleLines(text).entries()) {
    const label = index === 0 ? style.listLabel : null;
    walk.blocks.push(paragraphBlock(label === null ? line : label + line, { ...style, listLabel: label }));
  }
}

/** The label of an ordered item, counted as it is shown, with the delimiter as written. */
function itemLabel(node: Extract<MarkdownNode, { type: 'list' }>, index: number, walk: MarkdownWalk): string | null {
  if (node.ordered !== true) return null;
  const from = node.children[index]?.position?.start.offset ?? 0;
  const delimiter = /^\s*\d{1,9}([.)])/.exec(walk.markdown.slice(from, from + 20))?.[1] ?? '.';
  return `${(node.start ?? 1) + index}${delimiter}`;
}

function walkList(node: Extract<MarkdownNode, { type: 'list' }>, walk: MarkdownWalk, depth: number): void {
  for (const [index, item] of node.children.entries()) {
    let label = itemLabel(node, index, walk);
    for (const child of item.children) {
      if (child.type === 'paragraph') {
        writeLines(inlineText(child), { ...PLAIN_STYLE, listLabel: label }, walk);
        label = null;
      } else walkNode(child, walk, depth + 1);
    }
  }
}

function walkHtml(html: string, walk: MarkdownWalk): void {
  const { blocks, furniture } = readHtmlBlocks(html);
  for (const block of blocks) walk.blocks.push(block);
  for (const line of furniture) walk.furniture.push(line);
}

function walkTable(node: Extract<MarkdownNode, { type: 'table' }>, walk: MarkdownWalk): void {
  const block = tableBlock(node.children.map((row) => row.children.map((cell) => inlineText(cell))));
  if (block !== null) walk.blocks.push(block);
}

function walkNode(node: MarkdownNode, walk: MarkdownWalk, depth: number): void {
  if (depth > DEEPEST) {
    walk.isTooDeep = true;
    return;
  }
  switch (node.type) {
    case 'heading':
      writeLines(inlineText(node), { ...PLAIN_STYLE, headingLevel: node.depth }, walk);
      break;
    case 'paragraph':
      writeLines(inlineText(node), PLAIN_STYLE, walk);
      break;
    case 'code':
      writeLines(node.value, PLAIN_STYLE, walk);
      break;
    case 'list':
      walkList(node, walk, depth);
      break;
    case 'table':
      walkTable(node, walk);
      break;
    case 'html':
      walkHtml(node.value, walk);
      break;
    case 'footnoteDefinition':
      walk.blocks.push(noteBlock(node.label ?? node.identifier, node.children.map(inlineText).join('\n').trim()));
      break;
    case 'blockquote':
      for (const child of node.children) walkNode(child, walk, depth + 1);
      break;
    default:
      break;
  }
}

/** The text as it is shown, or `null` where taking it as Markdown would cost too much. */
function walkMarkdown(markdown: string): MarkdownWalk | null {
  if (isCostlyMarkdown(markdown)) return null;
  const walk: MarkdownWalk = { markdown, blocks: [], furniture: [], isTooDeep: false };
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  for (const node of tree.children) walkNode(node, walk, 0);
  return walk.isTooDeep ? null : walk;
}

/**
 * Reads Markdown with the GitHub extensions: the text as it is shown, headings as style evidence, tables as rows.
 * A text nested or marked past reason is read line by line, as plain text, with a warning `markdown-as-text`.
 */
export function readMarkdown(bytes: Uint8Array, source: SourceInfo): Extraction {
  const { text, encoding, warnings } = decodeText(bytes, source.encoding ?? null);
  if (text.length > MOST_CHARACTERS || text.length > LIMITS.characters)
    throw new ExtractionFailure('too-large', `${text.length} characters of Markdown`);
  const bare = text.replace(/^\ufeff/, '');
  const frontMatter = FRONT_MATTER.exec(bare);
  const markdown = frontMatter === null ? bare : bare.slice(frontMatter[0].length);
  const walk = walkMarkdown(markdown);
  return extractionOf({
    mediaType: 'text/markdown',
    encoding,
    blocks: walk === null ? visibleLines(markdown).map((line) => paragraphBlock(line, null)) : markTitle(walk.blocks),
    furniture: [...visibleLines(frontMatter?.[1] ?? ''), ...(walk?.furniture ?? [])],
    warnings: walk === null ? [...warnings, AS_TEXT] : [...warnings],
  });
}
