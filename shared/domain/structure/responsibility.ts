import { findAll } from '../text/find-all.ts';
import { looksLikeUnit } from './agency.ts';
import { bracketGroups } from './brackets.ts';
import { LEAD_WORDS, OWN_ROLE_WORDS, ROLE_BODIES, ROLE_RANKS, ROLE_WORDS, SUPPORT_WORDS } from './role-words.ts';
import { isTimePhrase } from './time-phrases.ts';
import { joinCollectives, type ListPiece, splitList, unitNamesIn } from './unit-names.ts';

/**
 * What a unit has to do by the text's own words.
 * `lead` 牵头 · `charge` 负责, the word alone · `support` 配合, 参与, 协助 · `duty` anything else, a bare list included.
 */
export type UnitRole = 'lead' | 'charge' | 'support' | 'duty';

/** A unit as written, with its role. */
export interface ResponsibleUnit {
  readonly name: string;
  readonly role: UnitRole;
}

/** What a bracket or line of responsibilities says. */
export interface Responsibility {
  readonly units: readonly ResponsibleUnit[];
  /** The time that stands in it, whole as written; `null` where there is none. */
  readonly deadline: string | null;
  /** `责任单位：同上`: the units of the item before answer for this one too. */
  readonly isAsAbove: boolean;
}

type SegmentKind = UnitRole | 'deadline' | 'person' | null;

interface Segment {
  /** `null`: no label; the verbs decide. */
  readonly kind: SegmentKind;
  readonly start: number;
  readonly end: number;
}

const LABEL = new RegExp(
  `(?:(完成时限|完成时间|完成期限|办理时限|整改时限|时限要求|时间要求|时间节点|时间安排|时间进度|完成进度|工作进度|序时进度|进度安排|进度要求|推进时限|实施时间|工作时限|办结时限|时限|期限|时间)|((?:牵头|责任|分管|包联|包抓|联系|挂钩|督办|挂帅)(?:[省市县区州]级?)?领导|责任人|联系人|牵头人)|((?:${ROLE_RANKS})?(?:${ROLE_WORDS})(?:责任|配合|实施|落实)?(?:${ROLE_BODIES})?)) ?(?:及[\\u4e00-\\u9fff]{2,6})?:`,
  'g',
);

/** Notes that stand in a list and are no unit. */
const LIST_NOTE =
  /^(?:下同|以下.{0,20}|不再.{0,8}|以下均同|同上|(?:排|列)(?:名|在)?(?:第一|首)位?.{0,24}|第一个?(?:单位|部门)?为.{0,16}|.{0,8}为牵头(?:单位|部门).{0,6}|(?:均)?为责任单位)$/;

/** Reads the content of a bracket or line of responsibilities; `key` is `text` folded. Linear. */
export function readResponsibility(text: string, key: string): Responsibility {
  const units: ResponsibleUnit[] = [];
  let deadline: string | null = null;
  for (const segment of segmentsOf(key)) {
    const part = text.slice(segment.start, segment.end);
    if (segment.kind === 'deadline') deadline ??= trimMarks(part);
    else if (segment.kind !== 'person') {
      const read = readUnitSegment(part, key.slice(segment.start, segment.end), segment.kind);
      for (const unit of read.units) units.push(unit);
      deadline ??= read.deadline;
    }
  }
  return { units, deadline: deadline === '' ? null : deadline, isAsAbove: units.length === 0 && AS_ABOVE.test(key) };
}

/** 同上 as a word of its own, or the mark for it that tables have. */
const AS_ABOVE = /(?:^|[:、,;(]) ?(?:同上|"|〃) ?(?:$|[、,;。)])/;

/** The units called lead: by 牵头, else by 负责 where others 配合. As written. */
export function leadUnits(units: readonly ResponsibleUnit[]): readonly string[] {
  const leads = units.filter((unit) => unit.role === 'lead');
  if (leads.length > 0) return leads.map((unit) => unit.name);
  const hasSupport = units.some((unit) => unit.role === 'support');
  return hasSupport ? units.filter((unit) => unit.role === 'charge').map((unit) => unit.name) : [];
}

function segmentsOf(key: string): readonly Segment[] {
  const segments: Segment[] = [];
  let kind: SegmentKind = null;
  let start = 0;
  const brackets = bracketGroups(key);
  let bracket = 0;
  for (const match of key.includes(':') ? findAll(LABEL, key) : []) {
    while ((brackets[bracket]?.end ?? Number.POSITIVE_INFINITY) <= match.index) bracket += 1;
    if ((brackets[bracket]?.start ?? Number.POSITIVE_INFINITY) < match.index) continue;
    segments.push({ kind, start, end: match.index });
    kind = match[1] !== undefined ? 'deadline' : match[2] !== undefined ? 'person' : roleOfLabel(match[3] ?? '');
    start = match.index + match[0].length;
  }
  segments.push({ kind, start, end: key.length });
  return segments.flatMap((segment) => (segment.kind === 'deadline' ? cutDeadline(segment, key) : [segment]));
}

/** A semicolon or full stop ends a labelled time; what follows is units again. */
function cutDeadline(segment: Segment, key: string): readonly Segment[] {
  const end = key.slice(segment.start, segment.end).search(/[;。]/);
  if (end === -1) return [segment];
  const cut = segment.start + end;
  return [
    { ...segment, end: cut },
    { kind: null, start: cut + 1, end: segment.end },
  ];
}

const LEAD = new RegExp(LEAD_WORDS);
const SUPPORT = new RegExp(SUPPORT_WORDS);

function roleOfLabel(label: string): UnitRole {
  if (LEAD.test(label)) return 'lead';
  return SUPPORT.test(label) ? 'support' : 'duty';
}

const ROLE_SUFFIX =
  /(?:(?:等)?(?:依|按)(?:照)?(?:各自)?(?:的)?(?:职责|职能|分工|工作|属地|管理|权限)(?:分工|任务|管理|权限|责任|原则)*)?(?:分别|共同|具体|统筹|联合|各自|依法|积极|做好|组织|全力|密切|分头|总)*(?:牵头|负[总主]责|负责|配合|参与|参加|协助|协同|支持|落实|分工|实施|推进|抓好|办理|承担|指导|督导)(?:牵头|负责|配合|落实|实施|推进|组织|协调|推动|抓好|做好|工作|办理|完成|执行|统筹|抓总){0,4}$/;
/** Longer than each suffix that says something: words without end would be tried from every place to every other. */
const LONGEST_SUFFIX = 80;

/** Where the words of a role close a piece, and which they are. */
function roleSuffix(own: string): { readonly 0: string; readonly index: number } | null {
  const start = Math.max(0, own.length - LONGEST_SUFFIX);
  const found = ROLE_SUFFIX.exec(own.slice(start));
  return found === null ? null : { 0: found[0], index: start + found.index };
}
/** `市财政局负责落实资金`: the unit, and what it has to see to. */
const OWN_SHARE = /(?:负责|承担|落实|做好|抓好)[\u4e00-\u9fff]{2,16}$/;

/** `市民政局(牵头)`: the role of this unit alone. */
const ROLE_NOTE = / ?\((?:总?牵头|主办|主责|牵头(?:单位|部门|负责)|配合|协办|配合(?:单位|部门))\)$/;

/** Units of a segment in order. A verb gives its role to every unit since the last verb. */
function readUnitSegment(text: string, key: string, labelled: UnitRole | null): Omit<Responsibility, 'isAsAbove'> {
  const units: ResponsibleUnit[] = [];
  let pending: { readonly name: string; readonly own: UnitRole | null }[] = [];
  const times: { readonly start: number; readonly end: number }[] = [];
  const close = (role: UnitRole): void => {
    for (const { name, own } of pending) units.push({ name, role: own ?? role });
    pending = [];
  };
  for (const piece of joinCollectives(splitList(key, '、,;。'), key).flatMap(partedUnits)) {
    const own = piece.text.trim();
    if (own === '' || LIST_NOTE.test(own) || BARE_LABEL.test(own)) continue;
    if (isTimePhrase(own)) {
      const start = piece.start + (piece.text.length - piece.text.trimStart().length);
      times.push({ start, end: start + own.length });
      continue;
    }
    const note = ROLE_NOTE.exec(own);
    const suffix = note === null ? (roleSuffix(own) ?? ownShare(own)) : null;
    const nameEnd = note?.index ?? suffix?.index;
    const bare = nameEnd === undefined ? piece : { text: piece.text.slice(0, piece.text.indexOf(own) + nameEnd), start: piece.start };
    for (const name of namesOf(bare, text)) pending.push({ name, own: note === null ? null : roleOfNote(note[0]) });
    if (suffix !== null) close(roleOfVerb(suffix[0]));
    else if (key.charAt(piece.start + piece.text.length) === ';') close(labelled ?? 'duty');
  }
  close(labelled ?? 'duty');
  const [first] = times;
  return { units, deadline: first === undefined ? null : text.slice(first.start, times.at(-1)?.end) };
}

/** Units of one piece that nothing but spaces or strokes part; the piece itself where they part no units. */
function partedUnits(piece: ListPiece): readonly ListPiece[] {
  const own = piece.text.trim();
  if (own.length > LONGEST_PARTED || !/[ /]/.test(own)) return [piece];
  const parts: ListPiece[] = [];
  for (const match of piece.text.matchAll(/[^ /]+/g)) {
    const before = parts.at(-1);
    const isBranch = before !== undefined && BRANCH.test(match[0]) && !piece.text.slice(0, match.index).trimEnd().endsWith('/');
    const start = isBranch ? before.start : piece.start + match.index;
    const text = piece.text.slice(start - piece.start, match.index + match[0].length);
    if (isBranch) parts.pop();
    parts.push({ text, start });
  }
  const areUnits = parts.every(({ text }, index) => {
    const name = index === parts.length - 1 ? text.replace(ROLE_SUFFIX, '') : text;
    return name.length >= SHORTEST_PARTED && looksLikeUnit(name) && !name.endsWith('总局');
  });
  return areUnits ? parts : [piece];
}

/** A part of the unit before it: 市公安局 交通警察支队. One with a level of its own is a unit beside it. */
const BRANCH = /^(?![省市县区州国]).*(?:[支分]行|[总支大中]队|分局|分中心|分公司|派出所)$/;
const LONGEST_PARTED = 120;
const SHORTEST_PARTED = 3;

function ownShare(own: string): RegExpExecArray | null {
  const found = OWN_SHARE.exec(own);
  return found !== null && looksLikeUnit(own.slice(0, found.index)) ? found : null;
}

/** A label that names no role: `监管单位:市国资委` is a unit all the same, `任务来源:……` is none. */
function withoutForeignLabel(name: ListPiece): ListPiece {
  const colon = name.text.indexOf(':');
  if (colon === -1) return name;
  if (!/(?:单位|部门|机构|主体|处室|科室)$/.test(name.text.slice(0, colon))) return { text: '', start: name.start };
  return {
    text: name.text.slice(colon + 1).trimStart(),
    start: name.start + colon + 1 + (/^ */.exec(name.text.slice(colon + 1))?.[0].length ?? 0),
  };
}

function namesOf(piece: ListPiece, text: string): readonly string[] {
  return unitNamesIn(piece.text)
    .map((name) => withoutForeignLabel({ ...name, text: name.text.replace(NOTE_BRACKET, '') }))
    .filter((name) => /[\u4e00-\u9fffa-z]/.test(name.text) && name.text.length <= LONGEST_NAME && !LIST_NOTE.test(name.text))
    .map((name) => text.slice(piece.start + name.start, piece.start + name.start + name.text.length));
}

const LONGEST_NAME = 60;
/** `牵头单位、市财政局`: a label whose colon was lost, in a scan above all, is no unit. */
const BARE_LABEL = new RegExp(`^(?:${ROLE_RANKS})?(?:${OWN_ROLE_WORDS})(?:责任|配合|实施|落实)?(?:${ROLE_BODIES})$`);
/** `(第一责任单位为牵头单位,下同)` behind the last unit, `(以下简称"两家公司")` behind a name. */
const NOTE_BRACKET = /\((?:[^()]{0,40}(?:下同|为牵头(?:单位|部门))[^()]{0,12}|以下(?:统称|简称|合称)[^()]{1,40})\)$/;

function roleOfNote(note: string): UnitRole {
  return /牵头|主办|主责/.test(note) ? 'lead' : 'support';
}

function roleOfVerb(verb: string): UnitRole {
  if (verb.includes('牵头')) return 'lead';
  if (/配合|参与|参加|协助|协同|支持/.test(verb)) return 'support';
  return /^负[总主]?责$/.test(verb) ? 'charge' : 'duty';
}

function trimMarks(text: string): string {
  return text.replace(/^[\s，,；;。、]+/, '').replace(/[\s，,；;。、]{1,20}$/, '');
}
