import type { BrowsedFolders, HostDescription } from '#shared/contract/review-views.ts';

/** Now and new ids as values, so that tests can fix both. */
export type Clock = {
  /** ISO 8601, UTC. */
  readonly now: () => string;
  readonly newId: () => string;
};

/** `file` is an absolute path that the person chose, and was asked about overwriting; in the store's export folder nothing is overwritten. */
export type SavePlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'export-folder' }
  | { readonly kind: 'cancelled' };

/** What differs between a desktop window, a browser on loopback and no window at all. Paths stay on this side. */
export type Host = {
  /** All but where the data is, which the store knows. */
  readonly describe: () => Omit<HostDescription, 'dataPlace'>;
  /** Absolute path, or `null` when the person cancelled. */
  readonly chooseFolder: () => Promise<string | null>;
  /** The declared roots (`null`) or the folders inside one, with the way to it; a token stands for a path only the host knows. */
  readonly browseFolders: (parent: string | null) => Promise<BrowsedFolders>;
  /** The token of a folder that a person wrote the path of; fails with `folder-not-offered` outside of the declared roots, or `folder-missing`. */
  readonly locateFolder: (path: string) => Promise<string>;
  /** `null` for a token that this host never gave out. */
  readonly resolveBrowsed: (token: string) => string | null;
  /** Where a file is to go; a host without a dialog answers `export-folder`. */
  readonly chooseSavePlace: (suggestedName: string) => Promise<SavePlace>;
  /** Opens a file that this application wrote, one of the library, or the folder of the data with the system's program; `false` where there is none. */
  readonly openFile: (path: string) => Promise<boolean>;
  readonly revealFile: (path: string) => Promise<boolean>;
};

/** A child process with messages: `utilityProcess` in the shell, `child_process.fork` elsewhere. */
export type ChildHandle = {
  readonly post: (message: unknown) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** `reason` in words for a log; called once. */
  readonly onExit: (listener: (reason: string) => void) => void;
  readonly kill: () => void;
};

/** Starts one child on a built entry file; `maxMemory` in MiB. */
export type ForkChild = (entry: string, options: { readonly maxMemory: number }) => ChildHandle;

/** Where the pieces of an installed application lie: absolute paths, found once by the composition root. */
export type Installation = {
  readonly version: string;
  /** Built child process that reads files. */
  readonly readWorkerEntry: string;
  /** Built child process that recognises scans. */
  readonly recognizeWorkerEntry: string;
  /** Folder with the recogniser's files at the paths of their packages. */
  readonly recognitionAssets: string;
  /** Built child process that runs the rules over a document. */
  readonly checkWorkerEntry: string;
  /** Built child process that compares two documents. */
  readonly compareWorkerEntry: string;
  /** Built child process that lines up the documents of a board. */
  readonly alignWorkerEntry: string;
  /** Built child process that holds the search index. */
  readonly searchWorkerEntry: string;
  /** Folder with `cmaps/`, `standard_fonts/` and `wasm/` (the decoders in plain JavaScript) of pdf.js. */
  readonly pdfAssets: string;
  /** The sample library, `null` where it is not shipped. */
  readonly sampleLibrary: string | null;
  /** Built renderer, `null` for the command line. */
  readonly rendererFolder: string | null;
};
