import { gunzipSync } from 'node:zlib';
import type { RecognitionLanguage } from '#shared/model/recognition.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { withoutNoise } from './clean-picture.ts';
import type { Picture } from './page-picture.ts';
import { ENGINE_FILES, languageFile, type RecognitionAssets } from './recognition-assets.ts';
import { rereadWeakLines } from './reread-lines.ts';

/** Name and version of the engine, kept with what it recognised. */
export const RECOGNITION_ENGINE = 'tesseract 5 (tesseract.js-core 7.0.0, best_int)';

export interface PixelBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface EngineSymbol {
  readonly text: string;
  readonly bbox: PixelBox;
}

/** `confidence` is from 0 to 100. */
export interface EngineWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: PixelBox;
  readonly symbols: readonly EngineSymbol[];
}

export interface EngineLine {
  readonly bbox: PixelBox;
  readonly baseline: PixelBox;
  readonly words: readonly EngineWord[];
}

interface EngineResult {
  readonly blocks: readonly { readonly paragraphs: readonly { readonly lines: readonly EngineLine[] }[] }[];
}

/** The part of the engine's programming interface that is used here (tesseract.js-core 7). */
interface EngineApi {
  Init(path: null, language: string, mode: number): number;
  SetVariable(name: string, value: string): void;
  SetImageFile(orientation: number, angle: number): number;
  FindLines(): number;
  GetGradient?(): number;
  GetAngle(): number;
  SetRectangle(left: number, top: number, width: number, height: number): void;
  SetPageSegMode(mode: number): void;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  End(): void;
}

interface EngineModule {
  readonly FS: { writeFile(path: string, bytes: Uint8Array): void };
  readonly TessBaseAPI: new () => EngineApi;
}

type CreateEngine = (options: object) => Promise<EngineModule>;

/** Recognises pictures one after another, each in seconds of this very thread. */
export interface Recognizer {
  /** Lines from top to bottom in pixels of the picture. Fails with `damaged` where the picture cannot be read. */
  recognize(picture: Picture, dotsAnInch: number): readonly EngineLine[];
  close(): void;
}

/** A function whose only instruction is a vector one: valid where those are understood. */
const VECTOR_PROBE = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
);
/** Only the trained network; the older engine's data are not packaged. */
const NETWORK_ONLY = 1;
/** A page is taken as one block of lines; what its parts are, the layout finds out. */
const PAGE_AS_BLOCK = 6;
const INPUT_FILE = '/input';
/** Turned by less than this (a third of a degree, in radians), a page is read as it lies. */
const STRAIGHT_WITHIN = 0.005;

async function loadEngine(assets: RecognitionAssets): Promise<EngineModule> {
  const hasVectors = WebAssembly.validate(VECTOR_PROBE);
  const { default: create } = hasVectors
    ? await import('tesseract.js-core/tesseract-core-simd-lstm.js')
    : await import('tesseract.js-core/tesseract-core-lstm.js');
  const wasmBinary = await assets.read(hasVectors ? ENGINE_FILES.vector : ENGINE_FILES.plain);
  const silent = (): void => undefined;
  // The package has no types; what it exports is this function, with the binary given so that it looks for no file by itself.
  return (create as CreateEngine)({ wasmBinary, print: silent, printErr: silent, TesseractProgress: silent });
}

function toFile(picture: Picture): Uint8Array {
  if (picture.kind === 'file') return picture.bytes;
  const { width, height, pixels } = withoutNoise(picture);
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(head.length + pixels.length);
  file.set(head);
  file.set(pixels, head.length);
  return file;
}

function placePicture(module: EngineModule, api: EngineApi, picture: Picture): void {
  module.FS.writeFile(INPUT_FILE, toFile(picture));
  const orientation = picture.kind === 'file' ? picture.orientation : 1;
  const place = (angle: number): void => {
    if (api.SetImageFile(orientation, angle) !== 0) throw new ExtractionFailure('damaged', 'the picture cannot be read');
  };
  place(0);
  api.FindLines();
  const angle = api.GetGradient ? api.GetGradient() : api.GetAngle();
  if (Number.isFinite(angle) && Math.abs(angle) >= STRAIGHT_WITHIN) place(angle);
}

/** Reads what was last placed. Fails with `damaged`. */
function readLines(api: EngineApi): readonly EngineLine[] {
  if (api.Recognize(null) !== 0) throw new ExtractionFailure('damaged', 'the picture cannot be recognised');
  // Written by the engine itself, in the shape that its version 7 has.
  const { blocks } = JSON.parse(api.GetJSONText()) as EngineResult;
  return blocks.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines));
}

/** Opens the engine for one language; nothing but `assets` is read. */
export async function openRecognizer(language: RecognitionLanguage, assets: RecognitionAssets): Promise<Recognizer> {
  const module = await loadEngine(assets);
  module.FS.writeFile(`${language}.traineddata`, gunzipSync(await assets.read(languageFile(language))));
  const api = new module.TessBaseAPI();
  if (api.Init(null, language, NETWORK_ONLY) !== 0) throw new Error(`the engine does not take its data for ${language}`);
  return {
    recognize(picture, dotsAnInch) {
      // Said before the picture is placed: its lines are sought in whichever mode is set by then, and the page before may have left that of one line.
      api.SetVariable('user_defined_dpi', String(Math.round(dotsAnInch)));
      api.SetPageSegMode(PAGE_AS_BLOCK);
      placePicture(module, api, picture);
      return rereadWeakLines(readLines(api), ({ x0, y0, x1, y1 }, mode) => {
        api.SetPageSegMode(mode);
        api.SetRectangle(x0, y0, x1 - x0, y1 - y0);
        return readLines(api);
      });
    },
    close: () => api.End(),
  };
}
