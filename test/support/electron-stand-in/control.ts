/** What a test tells or asks the stand-in, as messages between the two processes. */
export type ControlRequest =
  | { readonly kind: 'state' }
  /** Answered when the first window is shown. */
  | { readonly kind: 'await-window' }
  | { readonly kind: 'answer-dialogs'; readonly folder: string | null; readonly savePath: string | null }
  | { readonly kind: 'move-window'; readonly bounds: Bounds }
  | { readonly kind: 'maximise-window' }
  | { readonly kind: 'ask-from'; readonly address: string }
  | { readonly kind: 'would-load'; readonly address: string }
  | { readonly kind: 'close-window' };

/** A place on the screens, in pixels. */
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The stand-in as it is at one moment. */
export type StandInState = {
  readonly windows: readonly {
    readonly bounds: Bounds;
    readonly isMaximised: boolean;
    readonly isShown: boolean;
    readonly timesFocused: number;
    readonly webPreferences: Readonly<Record<string, unknown>>;
  }[];
  readonly menu: readonly { readonly label: string; readonly items: readonly string[] }[];
  readonly errorBoxes: readonly { readonly title: string; readonly content: string }[];
  readonly openedPaths: readonly string[];
  /** Addresses outside the page's own that the shell did not stop. */
  readonly escaped: readonly string[];
  /** What the shell said to a call from another frame (`ask-from`), or whether it lets a request through (`would-load`). */
  readonly lastAnswer: unknown;
};

/** From the test to the stand-in. */
export type ControlMessage = { readonly id: number; readonly request: ControlRequest };
/** From the stand-in to the test, when the request is done. */
export type ControlAnswer = { readonly id: number; readonly state: StandInState };

/** How a test sets up the stand-in's machine: one environment variable of JSON. */
export type StandInSetup = {
  /** Address of a Chromium that listens for the DevTools protocol. */
  readonly browser: string;
  readonly appData: string;
  readonly locale: string;
  readonly displays: readonly Bounds[];
};

/** Holds the `StandInSetup` as JSON. */
export const SETUP_VARIABLE = 'YUECE_STAND_IN';

/** The address the browser sees in place of `app://yuece`. `.invalid` is never looked up (RFC 2606). */
export const PAGE_ORIGIN = 'https://yuece.app.invalid';
