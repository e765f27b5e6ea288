import { foldText } from '../text/fold-text.ts';
import { looksLikeSigner, withoutSeal } from './agency.ts';
import { findDays } from './dates.ts';
import type { DocumentLayout, DocumentPart } from './document-layout.ts';
import { lineKey, lineWords } from './text-line.ts';

/** Who signed a part and when; `null` for what it does not show. */
export interface Signature {
  readonly issuer: string | null;
  readonly issueDate: string | null;
}

/** The signature that closes a document: signers above a date, or both on one line, or run on behind the last sentence. The first part that has one decides. */
export function readSignature(layout: DocumentLayout): Signature {
  for (const part of layout.parts) {
    if (part.kind === 'attachment') continue;
    const found = signatureOfPart(layout, part) ?? inlineSignature(layout, part);
    if (found !== null) return found;
  }
  return { issuer: null, issueDate: null };
}

function signatureOfPart(layout: DocumentLayout, part: DocumentPart): Signature | null {
  for (let index = part.end - 1; index >= part.first; index -= 1) {
    const line = layout.lines[index];
    const role = layout.roles[index];
    if (line === undefined || (role !== 'date' && role !== 'signature')) continue;
    const day = findDays(lineKey(line)).at(-1);
    if (role === 'signature') return day === undefined ? null : splitSigned(lineWords(line), lineKey(line), day.start, day.iso);
    return { issuer: signersAbove(layout, index, part.first), issueDate: day?.iso ?? null };
  }
  return null;
}

function signersAbove(layout: DocumentLayout, dateLine: number, first: number): string | null {
  const signers: string[] = [];
  for (let index = dateLine - 1; index >= first; index -= 1) {
    const line = layout.lines[index];
    if (layout.roles[index] === 'blank') continue;
    if (line === undefined || layout.roles[index] !== 'signature') break;
    signers.unshift(...namesOnLine(lineWords(line).slice(0, withoutSeal(lineKey(line)).length)));
  }
  return signers.length === 0 ? null : signers.join('、');
}

/** Agencies that sign side by side, a wide space between them; a single space may stand inside one name. */
function namesOnLine(words: string): readonly string[] {
  const names = words
    .split(/\s{2,}|\u3000/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.every((name) => looksLikeSigner(foldText(name))) ? names : [words.trim()];
}

/** `……。 临江市商务局2024年5月6日` at the end of a text that has lost its line breaks. */
function inlineSignature(layout: DocumentLayout, part: DocumentPart): Signature | null {
  for (let index = part.end - 1; index >= part.first; index -= 1) {
    const line = layout.lines[index];
    if (line === undefined || layout.roles[index] !== 'body') continue;
    const offset = Math.max(line.start, line.end - 90);
    const key = line.key.slice(offset, line.end);
    const day = findDays(key).at(-1);
    if (day === undefined || key.slice(day.end).trim() !== '') return null;
    const from = Math.max(...['。', ' ', ';', ':', ')', '\n'].map((mark) => key.slice(0, day.start).trimEnd().lastIndexOf(mark))) + 1;
    return looksLikeSigner(key.slice(from, day.start).trim())
      ? splitSigned(line.text.slice(offset + from), key.slice(from), day.start - from, day.iso)
      : null;
  }
  return null;
}

function splitSigned(words: string, key: string, dayStart: number, iso: string): Signature {
  const name = withoutSeal(key.slice(0, dayStart));
  const start = key.indexOf(name);
  return { issuer: words.slice(start, start + name.length), issueDate: iso };
}
