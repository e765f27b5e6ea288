import type { LineRole } from './document-layout.ts';
import type { NumberLabel } from './numbering.ts';
import { lineKey, lineWords, type TextLine } from './text-line.ts';
import { isTitleBracket } from './title-lines.ts';

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
export function findAttachments(
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
): Attachments {
  const reader = new AttachmentReader(lines, roles, labels);
  for (let place = 0; place < reader.filled.length; place += 1) reader.read(place);
  return { headings: reader.headings, listLines: reader.listLines };
}

/** Goes down the lines of a document and remembers whether it was signed and whether a list of attachments is open. */
class AttachmentReader {
  readonly filled: readonly number[];
  readonly headings: AttachmentHeading[] = [];
  readonly listLines: number[] = [];
  readonly #lines: readonly TextLine[];
  readonly #roles: readonly LineRole[];
  readonly #labels: readonly (NumberLabel | null)[];
  readonly #candidates: ReadonlyMap<number, Candidate>;
  readonly #lastWithLabel: ReadonlyMap<string, number>;
  /** Titles that the 附件说明 announces: a title over two lines is known by them. */
  readonly #announced: string[] = [];
  #isSigned = false;
  /** Number that the next line of an open list must carry. */
  #expected: number | null = null;

  constructor(lines: readonly TextLine[], roles: readonly LineRole[], labels: readonly (NumberLabel | null)[]) {
    this.#lines = lines;
    this.#roles = roles;
    this.#labels = labels;
    this.filled = lines.flatMap((line, index) => (roles[index] === 'blank' ? [] : [line.index]));
    const candidates = lines.flatMap((line, index) => (roles[index] === 'body' ? (readCandidate(line) ?? []) : []));
    this.#candidates = new Map(candidates.map((candidate) => [candidate.line, candidate]));
    this.#lastWithLabel = new Map(candidates.map((candidate) => [candidate.label, candidate.line]));
  }

  read(place: number): void {
    const index = this.filled[place] ?? 0;
    const role = this.#roles[index];
    if (role === 'date' || role === 'signature') this.#isSigned = true;
    const candidate = this.#candidates.get(index);
    if (candidate === undefined) this.#continueList(index);
    else if (this.#isAnnouncement(candidate, this.#nextText(place))) this.#announce(candidate, this.#nextText(place));
    else {
      this.#expected = null;
      this.headings.push(this.#headingOf(candidate, this.filled.slice(place + 1, place + 4)));
    }
  }

  /** The next line that is more than a remark or the page's own; `undefined` where nothing follows. */
  #nextText(place: number): number | undefined {
    let next = place + 1;
    while (/^(?:remark|footer)$/.test(this.#roles[this.filled[next] ?? -1] ?? '')) next += 1;
    return this.filled[next];
  }

  /** `2.…` below `附件:1.…`. */
  #continueList(index: number): void {
    const line = this.#lines[index];
    const label = this.#labels[index];
    if (this.#expected === null || line === undefined) return;
    if (label?.family !== 'arabic' || label.ordinal !== this.#expected || line.end - line.start > LONGEST_LIST_LINE) {
      this.#expected = null;
      return;
    }
    this.#expected += 1;
    this.listLines.push(index);
    this.#announced.push(lineWords(line).slice(label.end));
  }

  /** The text only speaks of the attachment here: it is listed, nothing follows, or the heading itself comes later. */
  #isAnnouncement(candidate: Candidate, next: number | undefined): boolean {
    if (this.#opensList(candidate, next) || next === undefined || this.#candidates.has(next)) return true;
    if (this.#roles[next] === 'date' || this.#roles[next] === 'signature' || FILE_NAME.test(candidate.restKey)) return true;
    if (candidate.rest === '' || this.#isSigned) return false;
    return candidate.mark === ':' || this.#lastWithLabel.get(candidate.label) !== candidate.line;
  }

  #announce(candidate: Candidate, next: number | undefined): void {
    this.listLines.push(candidate.line);
    this.#expected = this.#opensList(candidate, next) ? (candidate.rest === '' ? 1 : 2) : null;
    if (candidate.rest !== '') this.#announced.push(candidate.rest.replace(/^1 ?[.、．] ?/, ''));
  }

  /** `附件:1.…`, or `附件:` above a line that begins with 1. */
  #opensList(candidate: Candidate, next: number | undefined): boolean {
    if (/\d$/.test(candidate.label)) return false;
    if (candidate.rest !== '') return /^1 ?[.、]/.test(candidate.restKey);
    const label = next === undefined ? null : this.#labels[next];
    return candidate.mark === ':' && label?.family === 'arabic' && label.ordinal === 1;
  }

  #headingOf(candidate: Candidate, following: readonly number[]): AttachmentHeading {
    const heading = { line: candidate.line, label: candidate.label };
    if (candidate.rest !== '') return { ...heading, title: candidate.rest, titleLines: [] };
    const titleLines: number[] = [];
    let title = '';
    for (const index of following) {
      const line = this.#lines[index];
      const isStage = title !== '' && this.#roles[index] === 'remark' && line !== undefined && isTitleBracket(lineKey(line));
      if (isStage) {
        titleLines.push(index);
        return { ...heading, title: title + lineWords(line), titleLines };
      }
      if (line === undefined || this.#roles[index] !== 'body' || this.#labels[index] != null || !isTitleLine(lineKey(line))) break;
      const joined = title + lineWords(line);
      if (title !== '' && !this.#announced.some((name) => compact(name).startsWith(compact(joined)))) break;
      title = joined;
      titleLines.push(index);
    }
    return { ...heading, title, titleLines };
  }
}

/** Longest line of a list of attachments. */
const LONGEST_LIST_LINE = 120;

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

function isTitleLine(key: string): boolean {
  return key.length <= 80 && !/[。;:,]$/.test(key) && !/^(?:序号|项目|编号|单位|填报)/.test(key);
}

function compact(text: string): string {
  return text.replace(/[\s《》]/g, '');
}
