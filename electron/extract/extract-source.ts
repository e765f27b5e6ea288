import type { Extraction } from '#shared/model/extraction.ts';
import type { Recognition } from '#shared/model/recognition.ts';

/** What is known of a file besides its bytes. */
export interface SourceInfo {
  /** File name with its extension; folders in front of it do no harm. */
  readonly name: string;
  /** Encoding that a person chose for a text or web page; overrides the guess. */
  readonly encoding?: string | null;
  readonly password?: string | null;
  /** Called between the parts of a long file: whoever waits for it knows by that that it is being read. */
  readonly onPart?: (() => void) | undefined;
  /** What was recognised on its pages: it stands for their own text. */
  readonly recognition?: Recognition | null;
}

/** Packaged data that a reader may ask for; `name` is a bare file name such as `GBK-EUC-H.bcmap`. Rejects where there is none. */
export interface ExtractAssets {
  readCMap(name: string): Promise<Uint8Array>;
  readStandardFont(name: string): Promise<Uint8Array>;
}

/** Asset access for callers whose formats need none. */
export const NO_ASSETS: ExtractAssets = {
  readCMap: (name) => Promise.reject(new Error(`no character map ${name}`)),
  readStandardFont: (name) => Promise.reject(new Error(`no font ${name}`)),
};

/** What most files do not have. */
const WITHOUT_EXTRAS = { remarks: [], revisions: [], pagesWithoutText: [] };

/** An extraction without repairs, filled up with the usual defaults. */
export function extractionOf(parts: Partial<Extraction> & Pick<Extraction, 'mediaType' | 'blocks'>): Extraction {
  return { encoding: null, pages: null, furniture: [], repairs: [], warnings: [], ...WITHOUT_EXTRAS, ...parts };
}
