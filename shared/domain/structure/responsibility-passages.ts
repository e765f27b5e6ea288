import { findAll } from '../text/find-all.ts';
import { looksLikeUnit } from './agency.ts';
import { bracketGroups } from './brackets.ts';
import { type ResponsibilityWording, responsibilityWording } from './responsibility-brackets.ts';
import { OWN_ROLE_WORDS, ROLE_BODIES, ROLE_RANKS } from './role-words.ts';

/** Where a line speaks of who is responsible: offsets of the content, and of the whole passage with its brackets. */
export interface ResponsibilityPassage {
  readonly start: number;
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** `责任单位:…` or `完成时限:…` that stands in the open text, at the beginning of a line or a sentence. */
const OPEN_LABEL = new RegExp(
  `(?:^|[。;,)\\n ])((?:${ROLE_RANKS})?(?:${OWN_ROLE_WORDS}|牵头责任)(?:${ROLE_BODIES})(?:及[\\u4e00-\\u9fff]{2,6})?|牵头|配合|` +
    '(?:完成|办理|办结|整改|推进|落实|工作)(?:时限|期限|时间|进度)|(?:时间|序时)进度|进度(?:安排|要求)|时限(?:要求)?|时间(?:要求|节点)) ?:',
  'g',
);

/** The passages of a folded line that name the responsible units or the time, in order. Linear. */
export function responsibilityPassages(key: string): readonly ResponsibilityPassage[] {
  const passages: ResponsibilityPassage[] = [];
  if (!key.includes(')') && !key.includes(':') && !key.includes('牵头')) return passages;
  for (const group of bracketGroups(key)) {
    const content = key.slice(group.start + 1, group.end - 1);
    const wording = responsibilityWording(content);
    if (wording === null) continue;
    if (!hasRoleWord(content, wording) && !mayBeBareList(key, group.start, group.end, content)) continue;
    passages.push({ start: group.start, end: group.end, contentStart: group.start + 1, contentEnd: group.end - 1 });
  }
  const open = [...openPassages(key), ...sentencePassages(key)];
  if (passages.length + open.length < 2) return passages.length === 0 ? open : passages;
  return withoutContained([...passages, ...open].sort((left, right) => left.start - right.start || right.end - left.end));
}

/** Keeps the outermost of passages that lie in one another; `passages` sorted by start. */
function withoutContained(passages: readonly ResponsibilityPassage[]): readonly ResponsibilityPassage[] {
  let covered = -1;
  return passages.filter((passage) => {
    if (passage.start < covered) return false;
    covered = passage.end;
    return true;
  });
}

/** Offset of the first label of units or time in the open text (`……,完成时限:`), or -1. Linear. */
export function openLabelStart(key: string): number {
  if (!key.includes(':')) return -1;
  const [first] = findAll(OPEN_LABEL, key);
  return first === undefined ? -1 : key.indexOf(first[1] ?? '', first.index);
}

function openPassages(key: string): readonly ResponsibilityPassage[] {
  if (!key.includes(':')) return [];
  const passages: ResponsibilityPassage[] = [];
  let covered = -1;
  for (const match of findAll(OPEN_LABEL, key)) {
    const labelStart = key.indexOf(match[1] ?? '', match.index);
    if (labelStart < covered) continue;
    const stop = key.indexOf('。', match.index + match[0].length);
    const end = stop === -1 ? key.length : stop;
    covered = end;
    passages.push({ start: labelStart, end, contentStart: labelStart, contentEnd: end });
  }
  return passages;
}

/** `由市商务局牵头`, `市财政局等部门配合`: a name, and what it has to do. */
const PART =
  /^(?:-{1,2})? ?(?:由)?([^,;]{2,160}?)(?:等(?:有关|相关)?(?:部门|单位)?)?(?:分别|共同|联合|具体|按(?:照)?职责(?:分工)?)?(?:牵头|配合|参与|参加|协助|负责|落实|实施)(?:负责|落实|实施|推进|组织|配合)?$/;
/** What a name does not begin with: `加强部门配合` is a demand. */
const DEMAND = /^(?:[\d(第]|强化|加强|推动|推进|完善|建立|落实|健全|做好|坚持|督促|明确|实行|形成|本|该|要|应|须|并|其|对)/;
const LONGEST_SENTENCE = 260;

/** Whole sentences that say nothing but who leads and who joins in: `由市商务局牵头,市文旅局配合。` Linear. */
function sentencePassages(key: string): readonly ResponsibilityPassage[] {
  if (!key.includes('牵头')) return [];
  const passages: ResponsibilityPassage[] = [];
  let start = 0;
  for (const sentence of key.split('。')) {
    const end = start + sentence.length;
    if (sentence.includes('牵头') && sentence.length <= LONGEST_SENTENCE && isDivision(sentence.trim()))
      passages.push({ start, end, contentStart: start + (sentence.length - sentence.trimStart().length), contentEnd: end });
    start = end + 1;
  }
  return passages;
}

function isDivision(sentence: string): boolean {
  const parts = sentence.split(/[,;]/).map((part) => part.trim());
  return (
    parts.length >= 2 &&
    /牵头/.test(parts[0] ?? '') &&
    parts.every((part) => {
      const names = PART.exec(part)?.[1]?.split('、') ?? [];
      return names.length > 0 && names.every((name) => !DEMAND.test(name) && looksLikeUnit(name.replace(/^(?:由|请)/, '')));
    })
  );
}

function hasRoleWord(content: string, wording: ResponsibilityWording): boolean {
  return wording !== 'bare-list' || /(?:牵头|责任|配合)(?:单位|部门)? ?:/.test(content);
}

/** A bare list of units counts behind a sentence, or at the end of the line; an alias behind a unit's name does not. */
function mayBeBareList(key: string, start: number, end: number, content: string): boolean {
  const before = key.slice(Math.max(0, start - 12), start).trimEnd();
  if (before === '' || /[。;!?)"]$/.test(before)) return true;
  const after = key.slice(end, end + 4).trim();
  if (after !== '' && !/^[。;(]/.test(after)) return false;
  return content.includes('、') || content.includes(',') || !looksLikeUnit(before.slice(-4));
}
