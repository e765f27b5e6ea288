import type { MetaField } from '#shared/model/correction.ts';
import type { CommentPeriod, Contact, DocumentMeta } from '#shared/model/document.ts';
import { joinedValues, separateValues } from './corrected-value.ts';

type PlainField = Exclude<MetaField, 'title' | 'validity' | 'validUntil' | 'commentFrom' | 'commentTo' | 'contacts'>;

/** What the metadata says under a field, in the writing of corrections; `''` where it says nothing. */
export function metaValue(meta: DocumentMeta, field: MetaField): string {
  switch (field) {
    case 'validity':
      return meta.validity?.text ?? '';
    case 'validUntil':
      return meta.validity?.until ?? '';
    case 'commentFrom':
      return meta.commentPeriod?.from ?? '';
    case 'commentTo':
      return meta.commentPeriod?.to ?? '';
    case 'contacts':
      return joinedValues(meta.contacts.map(contactLine));
    default:
      return meta[field] ?? '';
  }
}

/** The metadata with another value under one field. */
export function withMetaValue(meta: DocumentMeta, field: MetaField, value: string): DocumentMeta {
  const stated = value.trim() === '' ? null : value.trim();
  switch (field) {
    case 'title':
      return { ...meta, title: stated ?? '' };
    case 'validity':
    case 'validUntil':
      return { ...meta, validity: withTerm(meta, field, stated) };
    case 'commentFrom':
      return { ...meta, commentPeriod: withPeriod(meta.commentPeriod, 'from', stated) };
    case 'commentTo':
      return { ...meta, commentPeriod: withPeriod(meta.commentPeriod, 'to', stated) };
    case 'contacts':
      return { ...meta, contacts: separateValues(value).map((line) => contactOf(line, meta.contacts)) };
    default:
      return withPlain(meta, field, stated);
  }
}

function withPlain(meta: DocumentMeta, field: PlainField, value: string | null): DocumentMeta {
  return { ...meta, [field]: value };
}

function withTerm({ validity }: DocumentMeta, field: 'validity' | 'validUntil', value: string | null): DocumentMeta['validity'] {
  const term = { text: validity?.text ?? '', until: validity?.until ?? null };
  const changed = field === 'validity' ? { ...term, text: value ?? '' } : { ...term, until: value };
  return changed.text === '' && changed.until === null ? null : changed;
}

function withPeriod(period: CommentPeriod | null, end: 'from' | 'to', value: string | null): CommentPeriod | null {
  const changed = { from: null, to: null, duration: null, ...period, [end]: value };
  return changed.from === null && changed.to === null && changed.duration === null ? null : changed;
}

/** A contact as a line; only a fax says what it is, for its number looks like a telephone's. */
function contactLine({ kind, value }: Contact): string {
  return kind === 'fax' ? `传真：${value}` : value;
}

function contactOf(line: string, known: readonly Contact[]): Contact {
  const same = known.find((contact) => contactLine(contact) === line);
  if (same !== undefined) return same;
  const fax = /^(?:传真|fax)\s*[:：]?\s*(.+)$/iu.exec(line)?.[1];
  if (fax !== undefined) return { kind: 'fax', value: fax };
  if (/^[^@\s]{1,100}@[^@\s]{1,100}$/u.test(line)) return { kind: 'email', value: line };
  if (/^(?:https?:\/\/|www\.)/iu.test(line)) return { kind: 'url', value: line };
  return { kind: /^[\d\s()（）+—–\-转,，、]{5,60}$/u.test(line) ? 'phone' : 'address', value: line };
}
