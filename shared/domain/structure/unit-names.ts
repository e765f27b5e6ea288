import { findAll } from '../text/find-all.ts';
import { foldText } from '../text/fold-text.ts';
import { looksLikeUnit } from './agency.ts';
import { OWN_ROLE_WORDS, ROLE_BODIES } from './role-words.ts';

/** A piece of a list with the offset where it begins. */
export interface ListPiece {
  readonly text: string;
  readonly start: number;
}

/** Pieces of a folded list between the given marks outside brackets, each with its offset; quoted names are not cut. Linear. */
export function splitList(key: string, marks: string): readonly ListPiece[] {
  const pieces: ListPiece[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let index = 0; index < key.length; index += 1) {
    const code = key.charCodeAt(index);
    if (code === 0x28) depth += 1;
    else if (code === 0x29) depth = Math.max(0, depth - 1);
    else if (code === 0x22) isQuoted = !isQuoted;
    else if (depth === 0 && !isQuoted && isMark(code) && marks.includes(key.charAt(index))) {
      pieces.push({ text: key.slice(start, index), start });
      start = index + 1;
    }
  }
  pieces.push({ text: key.slice(start), start });
  return pieces;
}

/** No letter and no ideograph, but what may part a list: a look at the code alone, for most characters are neither. */
function isMark(code: number): boolean {
  return code < 0x30 || code === 0x3b || (code >= 0x3000 && code < 0x3040);
}

/** `各区` before `县(市)政府`: one unit that 、 runs through. */
const OPEN_COLLECTIVE =
  /^各(?:[省市区县州旗乡镇盟]|自治区|自治州|街道)(?:\([^()]{1,8}\))?(?:、(?:[县市区旗镇乡州盟]|自治[区州县]|直辖市|街道|乡镇)(?:\([^()]{1,8}\))?)*$/;
const COLLECTIVE_REST =
  /^(?:县级市(?:$|人民政府|政府)|[县市区旗镇乡盟州](?:$|[\u4e00-\u9fff(])|自治[区州县]|直辖市|街道|园区|开发区|功能区)(?!.*局)/;
/** `市级有关部门`, `县直各单位` behind `各区、`: units of their own. */
const LEVEL_UNITS = /^[县市区旗镇乡州](?:级(?!市)|直|属|本级|有关|相关|委|政府(?:各|有关|相关|办|部门))/;

/** `县(市、区)人民政府按职责分工负责落实`: the verb may stand behind the name. */
const LONGEST_REST = 30;

/** Joins the pieces of a unit that 、 runs through (`各区、县(市)政府`, `各省、自治区、直辖市人民政府`); the others stay. */
export function joinCollectives(pieces: readonly ListPiece[], key: string): readonly ListPiece[] {
  const joined: ListPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const isRest =
      last !== undefined &&
      OPEN_COLLECTIVE.test(last.text.trim()) &&
      COLLECTIVE_REST.test(piece.text.trim()) &&
      !LEVEL_UNITS.test(piece.text.trim()) &&
      piece.text.length <= LONGEST_REST;
    if (last !== undefined && isRest && key.charAt(piece.start - 1) === '、') {
      joined[joined.length - 1] = { text: key.slice(last.start, piece.start + piece.text.length), start: last.start };
    } else joined.push(piece);
  }
  return joined;
}

const JOINT =
  /会同|(?:以及|及其|及|联合|和|与|并)(?=(?:各|相关|有关|其他|其它|县级|市级|区级|省级|州级|属地|地方|地区|乡镇|街道|市|县|区|省|州|盟|旗|国家|中央)[\u4e00-\u9fff(])/g;
/** `等相关部门`: names nobody more. */
const AND_OTHERS =
  /等(?:市级|县级|区级|省级|市直|县直|区直|省直|全市|全省|各|省|市|县|区)?(?:相关|有关|职能|成员|责任|单位|部门|[0-9一二三四五六七八九十]+个)*(?:部门|单位|企业|机构)?(?:(?:和|及|、)(?:单位|部门|地方))?(?:\([^()]{0,20}\))?$/;
/** A name without the `等相关部门` behind it. */
export function withoutOthers(name: string): string {
  return name.replace(AND_OTHERS, '');
}

const LEADING_WORDS = /^(?:由|请|以及|及|和|与|并|其中|具体由|主要由|分别由)/;

/** The names in one piece of a unit list (`甲局等相关部门及各镇办`), as offsets into the piece. `等相关部门` is left out. */
export function unitNamesIn(piece: string): readonly ListPiece[] {
  const names: ListPiece[] = [];
  let start = 0;
  for (const match of [...findAll(JOINT, piece), null]) {
    const end = match === null ? piece.length : match.index;
    const left = piece.slice(start, end);
    const stands =
      match === null || /^(?:以及|会同|联合)/.test(match[0]) || looksLikeUnit(left.replace(AND_OTHERS, '')) || AND_OTHERS.test(left);
    if (!stands) continue;
    const name = trimName(left);
    if (name.text !== '') names.push({ text: name.text, start: start + name.start });
    start = match === null ? end : match.index + match[0].length;
  }
  return names;
}

function trimName(piece: string): ListPiece {
  const lead = /^\s*/.exec(piece)?.[0].length ?? 0;
  const word = LEADING_WORDS.exec(piece.slice(lead))?.[0].length ?? 0;
  const rest = piece.slice(lead + word);
  const stripped = rest.replace(AND_OTHERS, '').trim();
  return { text: stripped, start: lead + word + (rest.length - rest.trimStart().length) };
}

const LEVEL_PREFIX = /^(?:国家|省|市|县|区|州|旗)(?=[\u4e00-\u9fff])/;
/** Units that begin with a level character of their own, or stand above or beside the level. */
const OWN_LEVEL = /^(?:国家|省|市|县|区|州|旗|各|团|国网|人行|人民银行|中国|国务院|相关|有关|属地|乡|镇|街道)/;
/** `市场监管局`, `区块链办`, `省级`: the first character is part of the word. */
const NO_PREFIX = /^(?:市场|市政(?!府)|区块|区域|县域|州际)/;

/**
 * Unit names for pivots: a level prefix that a list writes once (`县法院、检察院`) is given to each unit behind it, brackets and spaces are dropped.
 * One name for each name given, in order; the names as written stay what is shown.
 */
export function pivotUnitNames(units: readonly string[]): readonly string[] {
  let level = '';
  return units.map((unit) => {
    const key = foldText(unit);
    const plain = unit.replace(/\s/g, '').replace(/[（(〔［[【][^（()）〔〕［］[\]【】]{0,40}[)）〕］\]】]$/, '');
    if (NO_PREFIX.test(key)) return level + plain;
    const prefix = LEVEL_PREFIX.exec(key);
    if (prefix !== null) {
      level = unit.slice(0, prefix[0].length);
      return plain;
    }
    return OWN_LEVEL.test(key) || !/(?:局|委|办|院|厅|会|中心|部|所|队)$/.test(foldText(plain)) || plain.length > 12
      ? plain
      : level + plain;
  });
}

const ROLE_NAME = new RegExp(`(?:${OWN_ROLE_WORDS}|成员|参评|相应|各自)(?:责任)?(?:${ROLE_BODIES})$`);

/** `责任单位`, `评价指标牵头单位`: a part that somebody plays, and nobody's name; lists of units to choose from do without it. */
export function isRoleName(unit: string): boolean {
  return ROLE_NAME.test(foldText(unit).trim());
}

/** The units that a person wrote as a list, as written: `、` inside `各区、县（市）政府` does not part it. */
export function unitsInList(text: string): readonly string[] {
  const key = foldText(text);
  return joinCollectives(splitList(key, '、,;\n'), key)
    .map((piece) => text.slice(piece.start, piece.start + piece.text.length).trim())
    .filter((unit) => unit !== '');
}
