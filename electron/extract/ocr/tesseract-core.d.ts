/** The engine comes without types; `open-recognizer.ts` says what it uses of it. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  const createCore: unknown;
  export default createCore;
}

declare module 'tesseract.js-core/tesseract-core-lstm.js' {
  const createCore: unknown;
  export default createCore;
}

/** Every JavaScript engine that this runs on has it; without a browser's library the compiler knows it not. */
declare namespace WebAssembly {
  function validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}
