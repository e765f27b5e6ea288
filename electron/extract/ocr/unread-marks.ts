import type { RecognizedRun } from '#shared/model/recognition.ts';
import type { PagePictures, PlacedPicture } from './page-picture.ts';

/** Side of the squares in which it is kept what was read, in points; a page has at most so many of them. */
const SQUARE = 4;
const MOST_SQUARES = 8_000_000;
/** Rows looked at: each third one crosses every character several times. */
const ROW_STEP = 3;
/** Darker pixels are ink. */
const DARK = 128;
/** Lines that are less sure were not read. */
const READ_SURELY = 0.5;
/** Room of a line above and below its baseline, in its height. */
const [ABOVE, BELOW] = [1.05, 0.35];
/** Strokes of a page, each as long as it is high in points, under which there is too little on it to say anything: some thirty characters. */
const LEAST_STROKES = 1_500;

interface ReadSquares {
  readonly across: number;
  readonly down: number;
  readonly isRead: Uint8Array;
}

function squaresRead({ width, height }: PagePictures, runs: readonly RecognizedRun[]): ReadSquares | null {
  const [across, down] = [Math.ceil(width / SQUARE) + 1, Math.ceil(height / SQUARE) + 1];
  if (!(across * down <= MOST_SQUARES)) return null;
  const isRead = new Uint8Array(across * down);
  for (const { along, across: baseline, length, size, confidence } of runs) {
    if (confidence < READ_SURELY) continue;
    const from = Math.max(0, Math.floor(along / SQUARE));
    const to = Math.min(across, Math.ceil((along + length) / SQUARE) + 1);
    const last = Math.min(down - 1, Math.ceil((baseline + size * BELOW) / SQUARE));
    for (let row = Math.max(0, Math.floor((baseline - size * ABOVE) / SQUARE)); row <= last; row += 1)
      isRead.fill(1, row * across + from, row * across + Math.max(from, to));
  }
  return { across, down, isRead };
}

/** Strokes of one picture, and those of them that lie where nothing was read, weighted by how high a row is on the page. */
function strokesOf({ picture, left, top, scaleX, scaleY }: PlacedPicture, { across, down, isRead }: ReadSquares) {
  const found = { all: 0, unread: 0 };
  if (picture.kind !== 'grey') return found;
  const { width, height, pixels } = picture;
  for (let y = 0; y < height; y += ROW_STEP) {
    const row = Math.min(down - 1, Math.max(0, Math.floor((top + y * scaleY) / SQUARE))) * across;
    let wasDark = false;
    for (let x = 0; x < width; x += 1) {
      const isDark = (pixels[y * width + x] ?? 255) < DARK;
      if (isDark && !wasDark) {
        const column = Math.min(across - 1, Math.max(0, Math.floor((left + x * scaleX) / SQUARE)));
        found.all += ROW_STEP * scaleY;
        if (isRead[row + column] === 0) found.unread += ROW_STEP * scaleY;
      }
      wasDark = isDark;
    }
  }
  return found;
}

/**
 * Share of a page's strokes that lie where nothing was read surely, 0 to 1; 0 for a page with hardly a mark on it, `null` where its pictures
 * are not at hand in grey. Strokes, not ink, are counted: a seal, a photograph or a rule weighs little beside words. Linear in the pixels.
 */
export function unreadShare(page: PagePictures, runs: readonly RecognizedRun[]): number | null {
  const pictures = (page.inGrey ?? page.pictures).filter(({ picture }) => picture.kind === 'grey');
  const squares = pictures.length === 0 ? null : squaresRead(page, runs);
  if (squares === null) return null;
  let [all, unread] = [0, 0];
  for (const placed of pictures) {
    const found = strokesOf(placed, squares);
    all += found.all;
    unread += found.unread;
  }
  return all < LEAST_STROKES ? 0 : Math.round((unread / all) * 100) / 100;
}
