import { WORD_ROWS } from '#shared/domain/repair/word-table.ts';
import { type PolicyOptions, seededRandom } from './generate-policy.ts';

const CITIES = ['临江市', '海陵市', '云岭市', '清溪县', '青浦岭市', '永泽市', '望川市', '白石县', '金沙湾市', '南屏县'];
const PAPERS = ['行动方案', '实施方案', '若干措施', '工作要点', '实施意见', '管理办法', '通知'];
const UNITS = ['市发展改革委', '市数据局', '市财政局', '市司法局', '市交通运输局', '市民政局', '市税务局', '各县（市、区）政府'];
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** Of a measure's paragraphs, those that name units and a time limit. */
const TASK_SHARE = 0.3;

type Vocabulary = { readonly words: readonly string[] /** Ascending. */; readonly weights: Float64Array };

/** Every Han word of the table, as often as it is in print: some ten thousand, a few of them in every sentence, most of them hardly ever. */
const VOCABULARY = readVocabulary();

/** Words that the texts are made of. */
export const VOCABULARY_SIZE = VOCABULARY.words.length;

function readVocabulary(): Vocabulary {
  const words: string[] = [];
  const weights: number[] = [];
  let sum = 0;
  for (const [bits, length, row] of WORD_ROWS) {
    for (let at = 0; at < row.length; at += length) {
      words.push(row.slice(at, at + length));
      sum += 2 ** bits;
      weights.push(sum);
    }
  }
  return { words, weights: Float64Array.from(weights) };
}

/**
 * A plan as `generatePolicy` makes them, but of words drawn from a whole dictionary by their frequency in print, so that its pairs of
 * characters are as many and as unevenly spread as those of real texts. Invented throughout, and without sense.
 */
export function generateVariedPolicy({ seed, characters, title }: PolicyOptions): string {
  const random = seededRandom(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const city = pick(CITIES);
  const name = title ?? `${city}${wordsOf(random, 3)}${pick(PAPERS)}`;
  const lines = [name, `${city.slice(0, 1)}政发〔${2021 + Math.floor(random() * 10)}〕${1 + Math.floor(random() * 120)}号`, ''];
  let length = lines.join('\n').length;
  let measure = 1;
  for (let section = 0; length < characters; section += 1) {
    const added = [`${NUMERALS[section % 10]}、${wordsOf(random, 3)}`];
    for (let count = 3 + Math.floor(random() * 5); count > 0; count -= 1) {
      const isTask = random() < TASK_SHARE;
      const duty = isTask ? `（责任单位：${pick(UNITS)}、${pick(UNITS)}；完成时限：${2031 + Math.floor(random() * 4)}年底前）` : '';
      added.push(`${measure}.${wordsOf(random, 4)}。${sentencesOf(random)}${duty}`);
      measure += 1;
    }
    for (const line of added) {
      if (length >= characters) break;
      lines.push(line);
      length += line.length + 1;
    }
  }
  return `${lines.join('\n')}\n`;
}

function sentencesOf(random: () => number): string {
  let text = '';
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) {
    const clauses = Array.from({ length: 2 + Math.floor(random() * 3) }, () => wordsOf(random, 4 + Math.floor(random() * 6)));
    text += `${clauses.join('，')}。`;
  }
  return text;
}

function wordsOf(random: () => number, count: number): string {
  let text = '';
  for (let index = 0; index < count; index += 1) text += drawWord(random());
  return text;
}

function drawWord(share: number): string {
  const { words, weights } = VOCABULARY;
  const wanted = share * (weights[weights.length - 1] ?? 0);
  let low = 0;
  let high = weights.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((weights[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  return words[low] ?? '';
}
