import type { LineRole } from './document-layout.ts';
import { lineKey, lineWords, type TextLine } from './text-line.ts';
import type { NumberLabel } from './numbering.ts';

/** Where an attachment begins. */
export interface AttachmentHeading {
  readonly line: number;
  /** `附件`, `附件2`, `附表1`, without spaces. */
  readonly label: string;
  readonly title: string;
  /** Lines below the heading that hold the title. */
  readonly titleLines: readonly number[];
}

/** Attachments of a document: their headings, and the lines of the text that only announce them. */
export interface Attachments {
  readonly headings: readonly AttachmentHeading[];
  readonly listLines: readonly number[];
}

const ATTACHMENT = /^(附 {0,3}(?:件|表|录) {0,2}(?:\d{1,2}(?:-\d{1,2})?|[一二三四五六七八九十]{1,3})?)(?: {0,3}([:.、]))? {0,6}/;
const FILE_NAME = /\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)(?: |$|\))/;

interface Candidate {
  readonly line: number;
  readonly label: string;
  readonly key: string;
  readonly rest: string;
  readonly restKey: string;
  readonly mark: string;
}

/** Tells the headings of attachments from the 附件说明 that lists them. Linear. */
export function findAttachments(lines: readonly TextLine[], roles: readonly LineRole[], labels: readonly (NumberLabel | null)[]): Attachments {
  const filled = lines.flatMap((_line, index) => (roles[index] === 'blank' ? [] : [index]));
  const candidates = new Map<number, Candidate>();
  for (const index of filled) {
    const line = lines[index];
    const candidate = line === undefined || roles[index] !== 'body' ? null : readCandidate(line);
    if (candidate !== null) candidates.set(index, candidate);
  }
  const lastWithLabel = new Map([...candidates.values()].map((candidate) => [candidate.label, candidate.line]));
  const listLines: number[] = [];
  const headings: AttachmentHeading[] = [];
  const announced: string[] = [];
  let isSigned = false;
  /** Number that the next line of an open list must carry. */
  let expected: number | null = null;
  for (const [place, index] of filled.entries()) {
    const role = roles[index];
    if (role === 'date' || role === 'signature') isSigned = true;
    const line = lines[index];
    const candidate = candidates.get(index);
    if (line === undefined) continue;
    if (candidate === undefined) {
      const label = labels[index];
      const continues: boolean = expected !== null && label?.family === 'arabic' && label.ordinal === expected && line.end - line.start <= 120;
      expected = continues && expected !== null ? expected + 1 : null;
      if (continues) {
        listLines.push(index);
        announced.push(lineWords(line).slice(label?.end ?? 0));
      }
      continue;
    }
    const next = filled[place + 1];
    const nextIsPlain = next !== undefined && !candidates.has(next) && roles[next] !== 'date' && roles[next] !== 'signature';
    const startsList = opensList(candidate, next === undefined ? null : (labels[next] ?? null));
    const isAnnouncement =
      startsList || !nextIsPlain || FILE_NAME.test(candidate.restKey) || (candidate.rest !== '' && !isSigned && lastWithLabel.get(candidate.label) !== index);
    if (isAnnouncement || (candidate.rest !== '' && candidate.mark === ':' && !isSigned)) {
      listLines.push(index);
      const first = /^1 ?[.、] ?/.exec(candidate.restKey);
      expected = startsList ? (candidate.rest === '' ? 1 : 2) : null;
      if (candidate.rest !== '') announced.push(candidate.rest.slice(first?.[0].length ?? 0));
      continue;
    }
    expected = null;
    headings.push(headingOf(candidate, lines, roles, labels, filled.slice(place + 1, place + 4), announced));
  }
  return { headings, listLines };
}

function readCandidate(line: TextLine): Candidate | null {
  const key = lineKey(line);
  const match = ATTACHMENT.exec(key);
  if (match === null || key.length > 160) return null;
  const rest = lineWords(line).slice(match[0].length).trim();
  const restKey = key.slice(match[0].length).trim();
  const written = lineWords(line).slice(0, match[1]?.length ?? 0);
  const isWord = match[2] !== undefined || rest === '' || /\s$/.test(match[0]) || /\d$/.test(match[1] ?? '');
  if (!isWord || /[。;]$/.test(restKey) || /^(?:所列|中的|规定|要求|的)/.test(restKey)) return null;
  return { line: line.index, label: written.replace(/\s/g, ''), key, rest, restKey, mark: match[2] ?? '' };
}

/** `附件:1.…` or `附件:` above a line that begins with 1. */
function opensList(candidate: Candidate, nextLabel: NumberLabel | null): boolean {
  if (/\d$/.test(candidate.label)) return false;
  if (candidate.rest !== '') return /^1 ?[.、]/.test(candidate.restKey);
  return candidate.mark === ':' && nextLabel?.family === 'arabic' && nextLabel.ordinal === 1;
}

function headingOf(
  candidate: Candidate,
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
  following: readonly number[],
  announced: readonly string[],
): AttachmentHeading {
  if (candidate.rest !== '') return { line: candidate.line, label: candidate.label, title: candidate.rest, titleLines: [] };
  const titleLines: number[] = [];
  let title = '';
  for (const index of following) {
    const line = lines[index];
    if (line === undefined || roles[index] !== 'body' || (labels[index] ?? null) !== null || !isTitleLine(lineKey(line))) break;
    const joined = title + lineWords(line);
    if (title !== '' && !announced.some((name) => compact(name).startsWith(compact(joined)))) break;
    title = joined;
    titleLines.push(index);
  }
  return { line: candidate.line, label: candidate.label, title, titleLines };
}

function isTitleLine(key: string): boolean {
  return key.length <= 80 && !/[。;:,]$/.test(key) && !/^(?:序号|项目|编号|单位|填报)/.test(key);
}

function compact(text: string): string {
  return text.replace(/[\s《》]/g, '');
}
