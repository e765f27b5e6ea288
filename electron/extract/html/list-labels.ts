import { formatListNumber } from '#shared/domain/numbering/format-list-number.ts';
import { ownNames } from '#shared/domain/text/own-names.ts';
import { attributeOf, type HtmlElement } from './html-node.ts';

const FORMATS: Readonly<Record<string, string>> = ownNames({ a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' });

/** Visible labels of a list's items, counted as a browser counts; `null` for lists without numbers. */
export function createItemLabels(list: HtmlElement): ((item: HtmlElement) => string) | null {
  const style = attributeOf(list, 'style');
  if (list.tagName !== 'ol' || /list-style(?:-type)?\s*:[^;]{0,40}\bnone\b/i.test(style)) return null;
  const isChinese = /list-style(?:-type)?\s*:[^;]{0,40}(?:cjk-ideographic|simp-chinese|trad-chinese)/i.test(style);
  const format = isChinese ? 'chineseCountingThousand' : (FORMATS[attributeOf(list, 'type')] ?? 'decimal');
  let next = wholeNumber(attributeOf(list, 'start')) ?? 1;
  return (item) => {
    const number = wholeNumber(attributeOf(item, 'value')) ?? next;
    next = number + 1;
    return formatListNumber(number, format) + (isChinese ? '、' : '.');
  };
}

function wholeNumber(text: string): number | null {
  return /^-?\d{1,6}$/.test(text.trim()) ? Number(text) : null;
}
