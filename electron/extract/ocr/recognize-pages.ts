import type { ReadFailure } from '#shared/model/extraction.ts';
import type { RecognitionLanguage, RecognizedPage } from '#shared/model/recognition.ts';
import { detectFormat } from '../detect-format.ts';
import type { SourceInfo } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { meanConfidence } from '../layout/text-lines.ts';
import { LIMITS } from '../limits.ts';
import { linesToRuns } from './lines-to-runs.ts';
import { openCleanedPicture } from './open-cleaned-picture.ts';
import { openOfdPictures } from './open-ofd-pictures.ts';
import { openRecognizer, type Recognizer } from './open-recognizer.ts';
import type { PictureSource } from './page-picture.ts';
import { openPdfPictures } from './paint-pdf.ts';
import type { RecognitionAssets } from './recognition-assets.ts';
import { unreadShare } from './unread-marks.ts';

export type PageOutcome = { readonly ok: true; readonly page: RecognizedPage } | { readonly ok: false; readonly failure: ReadFailure };

/** A file whose pages can be recognised, one at a time. */
export interface PageRecognizer {
  readonly pages: number;
  /** One page, counted from 1; expected failures are data and cost this page only. */
  recognize(page: number): Promise<PageOutcome>;
  close(): void;
}

export type OpenOutcome =
  | { readonly ok: true; readonly recognizer: PageRecognizer }
  | { readonly ok: false; readonly failure: ReadFailure };

const POINTS_AN_INCH = 72;

async function openPictures(bytes: Uint8Array, source: SourceInfo, assets: RecognitionAssets): Promise<PictureSource> {
  if (bytes.length > LIMITS.fileBytes) throw new ExtractionFailure('too-large', `${bytes.length} bytes`);
  const detected = await detectFormat(bytes, source.name);
  if (detected.kind === 'refused') throw new ExtractionFailure(detected.failure.code, detected.failure.detail);
  // No page of a scan lies in an Office package that could be opened here.
  if (detected.kind === 'locked') throw new ExtractionFailure('encrypted', 'Office document protected by a password');
  if (detected.kind === 'picture') return openCleanedPicture(bytes, detected.picture, assets);
  if (detected.format === 'pdf') return openPdfPictures(bytes, { password: source.password ?? null }, assets);
  if (detected.format === 'ofd') return openOfdPictures(bytes, assets);
  throw new ExtractionFailure('unsupported', 'not a format that scans come in');
}

async function recognizePage(
  source: PictureSource,
  engine: Recognizer,
  page: number,
  language: RecognitionLanguage,
): Promise<RecognizedPage> {
  const found = await source.picturesOf(page);
  const { width, height, pictures } = found;
  const runs = pictures.flatMap((placed) => linesToRuns(engine.recognize(placed.picture, POINTS_AN_INCH / placed.scaleX), placed));
  return { page, language, confidence: meanConfidence(runs) ?? 0, width, height, runs, unread: unreadShare(found, runs) };
}

async function orFailure<Value>(work: () => Promise<Value>): Promise<{ readonly value: Value } | { readonly failure: ReadFailure }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof ExtractionFailure)) throw error;
    return { failure: error.toData() };
  }
}

/** Opens a PDF, an OFD or a picture for recognition in one language. Expected failures are data; a throw is a bug. */
export async function openPageRecognizer(
  bytes: Uint8Array,
  source: SourceInfo,
  language: RecognitionLanguage,
  assets: RecognitionAssets,
): Promise<OpenOutcome> {
  const opened = await orFailure(() => openPictures(bytes, source, assets));
  if ('failure' in opened) return { ok: false, failure: opened.failure };
  const pictures = opened.value;
  const engine = await openRecognizer(language, assets);
  return {
    ok: true,
    recognizer: {
      pages: pictures.pages,
      async recognize(page) {
        const outcome = await orFailure(() => recognizePage(pictures, engine, page, language));
        return 'failure' in outcome ? { ok: false, failure: outcome.failure } : { ok: true, page: outcome.value };
      },
      close() {
        engine.close();
        pictures.close();
      },
    },
  };
}
