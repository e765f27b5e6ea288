import { createListCounter, type ListMark, type Numbering } from '#shared/domain/numbering/count-lists.ts';
import type { ParsedElement, ParsedListLook, ParsedNumbering, ParsedStyle, ParsedWord } from './parsed-word.ts';
import { readWordLists } from './read-word-lists.ts';

type Lists = {
  readonly numbering: Numbering;
  readonly styles: ReadonlyMap<string, ParsedStyle>;
  readonly looks: ReadonlyMap<string, ParsedListLook>;
  readonly count: (id: string, level: number) => ListMark | null;
  /** Text boxes are counted by themselves. */
  readonly countInBoxes: (id: string, level: number) => ListMark | null;
};

/**
 * Writes the labels of automatic numbering into the paragraphs, as text: the library would leave them to counters of the style sheet, which
 * know neither starts of their own nor legal numbers, and which begin anew in every part that is drawn apart. Takes the lists off the document.
 */
export function labelParagraphs(document: ParsedWord): void {
  const root = document.numberingPart?._xmlDocument?.firstElementChild ?? null;
  const numbering = readWordLists(root);
  const looks = new Map((document.numberingPart?.domNumberings ?? []).map((look) => [`${look.id}/${look.level ?? 0}`, look]));
  const styles = new Map((document.stylesPart?.styles ?? []).flatMap((style) => (style.id === null ? [] : [[style.id, style] as const])));
  const body = document.documentPart?.body;
  const texts = (document.parts ?? []).map(({ rootElement, notes = [] }) => (rootElement === undefined ? notes : [rootElement]));
  for (const text of [body === undefined ? [] : [body], ...texts]) {
    const lists = { numbering, looks, styles, count: createListCounter(numbering), countInBoxes: createListCounter(numbering) };
    for (const root of text) labelIn(root, lists);
  }
  for (const style of styles.values()) if (style.paragraphProps !== undefined) style.paragraphProps.numbering = undefined;
  document.numberingPart = null;
}

const CONTAINERS: ReadonlySet<string> = new Set(['document', 'table', 'row', 'cell', 'vmlElement']);

function labelIn(parent: ParsedElement, lists: Lists): void {
  for (const child of parent.children ?? []) {
    if (child.type === 'paragraph') {
      labelBoxes(child, lists);
      labelParagraph(child, lists);
    } else if (CONTAINERS.has(child.type)) labelIn(child, lists);
  }
}

function labelBoxes(parent: ParsedElement, lists: Lists): void {
  for (const child of parent.children ?? []) {
    if (child.type === 'vmlElement') labelIn(child, { ...lists, count: lists.countInBoxes });
    else labelBoxes(child, lists);
  }
}

function labelParagraph(paragraph: ParsedElement, lists: Lists): void {
  const list = listOf(paragraph, lists);
  paragraph.numbering = undefined;
  if (list === null) return;
  const mark = lists.count(list.id, list.level);
  const look = lists.looks.get(`${list.id}/${list.level}`);
  paragraph.cssStyle = { ...look?.pStyle, ...paragraph.cssStyle };
  if (mark === null) return;
  const isBullet = lists.numbering.get(list.id)?.levels.get(list.level)?.format === 'bullet';
  const label = isBullet ? '•' : mark.label;
  if (label === '') return;
  const indent = paragraph.cssStyle['text-indent'] ?? '';
  const text: ParsedElement = { type: 'text', text: mark.suffix === 'space' ? `${label} ` : label };
  paragraph.children = [
    {
      type: 'run',
      children: [text],
      cssStyle: { ...typeOf(paragraph), ...look?.rStyle, ...(mark.suffix === 'tab' ? tabStyle(indent) : {}) },
    },
    ...(paragraph.children ?? []),
  ];
}

/** Face and size of a label: those of the paragraph's end mark, else those of its first words. */
function typeOf({ runProps, children }: ParsedElement): Record<string, string> {
  const first = children?.find(({ type }) => type === 'run')?.cssStyle ?? {};
  const kept = ['font-family', 'font-size'].flatMap((name) => (first[name] === undefined ? [] : [[name, first[name]] as const]));
  return { ...Object.fromEntries(kept), ...(runProps?.fontSize === undefined ? {} : { 'font-size': runProps.fontSize }) };
}

/** A tab after the label leads to where the other lines begin; where they do not hang, a gap stands for it. */
function tabStyle(indent: string): Record<string, string> {
  return indent.startsWith('-')
    ? { display: 'inline-block', 'min-width': indent.slice(1), 'text-indent': '0' }
    : { 'margin-right': '0.5em' };
}

const MOST_BASES = 20;

/** List and level of a paragraph: its own win, then its style's; list 0 takes it out of all lists. */
function listOf(paragraph: ParsedElement, { numbering, styles }: Lists): { readonly id: string; readonly level: number } | null {
  const own = paragraph.numbering;
  const inherited = styleNumbering(paragraph.styleName, styles);
  const id = own?.id ?? inherited?.numbering.id;
  if (id === undefined || id === '0') return null;
  if (typeof own?.level === 'number') return { id, level: own.level };
  const bound = [...(numbering.get(id)?.levels ?? [])].find(([, { paragraphStyle }]) => paragraphStyle === inherited?.style);
  return { id, level: bound?.[0] ?? inherited?.numbering.level ?? 0 };
}

function styleNumbering(
  name: string | undefined,
  styles: ReadonlyMap<string, ParsedStyle>,
): { readonly numbering: ParsedNumbering; readonly style: string } | null {
  let style = styles.get(name ?? '');
  for (let depth = 0; style !== undefined && depth < MOST_BASES; depth += 1) {
    const { numbering } = style.paragraphProps ?? {};
    if (numbering !== undefined && style.id !== null) return { numbering, style: style.id };
    style = styles.get(style.basedOn ?? '');
  }
  return null;
}
