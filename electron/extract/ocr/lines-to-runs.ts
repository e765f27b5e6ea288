import type { RecognizedRun } from '#shared/model/recognition.ts';
import type { EngineLine, EngineWord } from './open-recognizer.ts';
import type { PlacedPicture } from './page-picture.ts';
import { weakestOf } from './reread-lines.ts';
import { tidyText } from './tidy-text.ts';

/** How high a Han character is drawn, in ems. */
const HAN_HEIGHT = 0.9;
/** Lines whose size differs from the page's usual one by less are of that size: heights jitter by some pixels. */
const SAME_SIZE = 0.2;
/** Gap between words that parts a line into columns, in ems; the engine places characters no better. */
const COLUMN_GAP = 1.8;
/** Specks and rules taken for characters: few and doubtful. */
const SPECK = { characters: 3, confidence: 35 };

interface SizedLine {
  readonly line: EngineLine;
  readonly characters: number;
  size: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The em of a line in pixels, from its Han characters where it has some. */
function sizeOf(line: EngineLine): number {
  const symbols = line.words.flatMap((word) => word.symbols);
  const heights = symbols.filter(({ text }) => /\p{Script=Han}/u.test(text)).map(({ bbox }) => bbox.y1 - bbox.y0);
  const height = median(heights);
  return height > 0 ? height / HAN_HEIGHT : Math.max(1, line.bbox.y1 - line.bbox.y0);
}

/** Sizes of the lines, those near the usual one made equal to it. */
function sizeLines(lines: readonly EngineLine[]): SizedLine[] {
  const sized = lines.map((line) => ({
    line,
    size: sizeOf(line),
    characters: line.words.reduce((sum, word) => sum + word.text.length, 0),
  }));
  const usual = median(sized.flatMap(({ size, characters }) => Array.from({ length: characters }, () => size)));
  for (const entry of sized) if (Math.abs(entry.size - usual) < usual * SAME_SIZE) entry.size = usual;
  return sized;
}

interface OpenRun {
  text: string;
  from: number;
  to: number;
  weight: number;
  sum: number;
  readonly words: EngineWord[];
}

/** How sure a run is, 0 to 1: the mean over its characters, but no surer than its weakest word allows. */
function confidenceOf({ weight, sum, words }: OpenRun): number {
  if (weight === 0) return 0;
  return Math.round(Math.min(sum / weight, 60 + weakestOf(words) * 0.4)) / 100;
}

function addWord(run: OpenRun, word: EngineWord): void {
  const length = [...word.text].length;
  run.text += `${run.text === '' ? '' : ' '}${word.text}`;
  run.to = Math.max(run.to, word.bbox.x1);
  run.weight += length;
  run.sum += length * Math.min(100, Math.max(0, word.confidence));
  run.words.push(word);
}

function runsOfLine({ line, size }: SizedLine): OpenRun[] {
  const runs: OpenRun[] = [];
  for (const word of line.words) {
    const open = runs.at(-1);
    if (open !== undefined && word.bbox.x0 - open.to <= size * COLUMN_GAP) addWord(open, word);
    else {
      const run = { text: '', from: word.bbox.x0, to: word.bbox.x1, weight: 0, sum: 0, words: [] };
      addWord(run, word);
      runs.push(run);
    }
  }
  // Where a line begins and ends is known better than where its words do.
  const [first, last] = [runs[0], runs.at(-1)];
  if (first !== undefined) first.from = Math.min(first.from, line.bbox.x0);
  if (last !== undefined) last.to = line.bbox.x1;
  return runs;
}

/** Runs of recognised text in points of the page that the picture stands on. Linear. */
export function linesToRuns(lines: readonly EngineLine[], place: PlacedPicture): RecognizedRun[] {
  const { left, top, scaleX, scaleY } = place;
  return sizeLines(lines).flatMap((sized) => {
    const baseline = (sized.line.baseline.y0 + sized.line.baseline.y1) / 2;
    return runsOfLine(sized).flatMap((run): RecognizedRun[] => {
      const text = tidyText(run.text);
      const confidence = confidenceOf(run);
      if (text === '' || (text.length <= SPECK.characters && run.sum < run.weight * SPECK.confidence)) return [];
      return [
        {
          text,
          along: left + run.from * scaleX,
          across: top + baseline * scaleY,
          length: (run.to - run.from) * scaleX,
          size: sized.size * scaleY,
          confidence,
        },
      ];
    });
  });
}
