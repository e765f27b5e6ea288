import { foldUnits } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import type { CheckReading } from '../reading.ts';
import { type Draft, groupedDraft, type Place, type Rule } from '../rule.ts';

/** Traditional or variant forms that texts in simplified characters rightly hold, names and measures above all. */
const AT_HOME_IN_SIMPLIFIED = new Set('著瞭乾藉徵甯鍾於夥祗麼覆濛薹崑崙堃昇喆蔘咨菸么帐拚捱摺吒後袷麴醣榘薹');
/** Simplified forms that no traditional text holds. */
const SIMPLIFIED_ONLY = new Set(
  '们这过时对经务应际门关开产动办证网页贸财税费认设许访评词试诉调谁谈负责质购赔赛车转轻较辅输达迁运还进远违连为业与专东两严丧个丰临丽举义乌乐习书买亚亲从仓仪价众优会传伤伦伪体',
);
/** Of the characters that tell the scripts apart, the share below which the rarer script is a slip. */
const SLIP_SHARE = 0.2;
const PRIVATE_USE = /[\uE000-\uF8FF\uFFFD]/g;
/** A question mark between two words of a statement: a character that some program could not write. */
const QUESTION_IN_WORD = /(?<=[\u4e00-\u9fff])\?(?=[\u4e00-\u9fff])/g;
const ASKS = /[吗呢么何谁哪否吧几怎]/;
const BOX_IN_WORD = /(?<=[\u4e00-\u9fff])□(?=[\u4e00-\u9fff])/g;

/** The question mark at `index` stands inside a word of a statement: a character was lost there, and nobody asks. */
export function isLostCharacter(text: string, index: number): boolean {
  return text.charAt(index) === '?' && isIdeograph(text, index - 1) && isIdeograph(text, index + 1) && !asksBefore(text, index);
}

function isIdeograph(text: string, index: number): boolean {
  return /^[\u4e00-\u9fff]$/.test(text.charAt(index));
}

function asksBefore(text: string, index: number): boolean {
  return ASKS.test(text.slice(Math.max(0, index - 12), index));
}

/** FM-16: one script, and no characters that are damage. */
export const ODD_CHARACTER_RULE: Rule = { id: 'FM-16', strength: 'required', check: checkCharacters };

/** Repairs that are looked up in their blocks: each takes a pass over one. */
const MOST_SEARCHED = 50;

function* checkCharacters(reading: CheckReading): Iterable<Draft> {
  yield* mixedScripts(reading);
  const strange: Place[] = [];
  const lost: Place[] = [];
  for (const { text, index } of reading.prose) {
    const places = (pattern: RegExp): readonly Place[] =>
      [...text.matchAll(pattern)].map((match) => ({
        block: index,
        start: Math.max(0, match.index - 2),
        end: Math.min(text.length, match.index + 3),
      }));
    strange.push(...places(PRIVATE_USE));
    const marks = places(QUESTION_IN_WORD).filter(({ start }) => !asksBefore(text, start + 2));
    lost.push(...marks, ...places(BOX_IN_WORD));
  }
  yield* groupedDraft(strange, { words: say('characters-strange', strange.length) });
  yield* groupedDraft(lost, { words: say('characters-lost', lost.length) });
  const guesses = reading.document.repairs.filter(({ kind, certain }) => kind === 'mojibake' && !certain);
  if (guesses.length === 0) return;
  const indexOf = new Map(reading.blocks.map(({ block, index }) => [block.id, index]));
  const places = guesses.slice(0, MOST_SEARCHED).flatMap(({ block, after }): readonly Place[] => {
    const index = block === null ? undefined : indexOf.get(block);
    if (index === undefined) return [];
    const at = reading.blocks[index]?.text.indexOf(after) ?? -1;
    return [{ block: index, start: Math.max(0, at), end: Math.max(0, at) + (at === -1 ? 0 : after.length) }];
  });
  yield* groupedDraft(places, { words: say('repairs-guessed', guesses.length), severity: 'hint' });
}

/** By UTF-16 unit: 1 for what only traditional texts hold, 2 for what only simplified ones do. */
const SCRIPT_OF = buildScripts();

function buildScripts(): Uint8Array {
  const scripts = new Uint8Array(0x10000);
  const han = Array.from({ length: 0x9fff - 0x4e00 + 1 }, (_value, index) => String.fromCharCode(0x4e00 + index)).join('');
  const folded = foldUnits(han);
  for (let index = 0; index < han.length; index += 1) {
    const character = han.charAt(index);
    if (SIMPLIFIED_ONLY.has(character)) scripts[0x4e00 + index] = 2;
    else if (folded[index] !== 0x4e00 + index && !AT_HOME_IN_SIMPLIFIED.has(character)) scripts[0x4e00 + index] = 1;
  }
  return scripts;
}

function* mixedScripts(reading: CheckReading): Iterable<Draft> {
  const traditional: Place[] = [];
  const simplified: Place[] = [];
  for (const { text, index, role } of reading.prose) {
    if (role !== 'body' && role !== 'table' && role !== 'title') continue;
    for (let at = 0; at < text.length; at += 1) {
      const script = SCRIPT_OF[text.charCodeAt(at)];
      if (script === 1) traditional.push({ block: index, start: at, end: at + 1 });
      else if (script === 2) simplified.push({ block: index, start: at, end: at + 1 });
    }
  }
  const isTraditional = traditional.length > simplified.length;
  const rarer = isTraditional ? simplified : traditional;
  const total = traditional.length + simplified.length;
  if (rarer.length === 0 || rarer.length > total * SLIP_SHARE) return;
  const characters = [...new Set(rarer.map(({ block, start }) => reading.blocks[block]?.text.charAt(start) ?? ''))];
  const shown = `${characters.slice(0, 10).join('')}${characters.length > 10 ? '……' : ''}`;
  yield* groupedDraft(rarer, {
    words: say(isTraditional ? 'simplified-in-traditional' : 'traditional-in-simplified', rarer.length, shown),
  });
}
