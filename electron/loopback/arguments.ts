import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the browser host was asked for on its command line. */
export type LoopbackArguments = {
  /** Absolute paths. */
  readonly libraries: readonly string[];
  /** Absolute path, `null` for the default place. */
  readonly dataFolder: string | null;
  /** 0 for any free one. */
  readonly port: number;
  readonly opensBrowser: boolean;
  /** Whether an empty library starts with the sample library in it. */
  readonly opensSample: boolean;
};

/** Reads `--library DIR` (repeatable), `--data DIR`, `--port N`, `--no-open`, `--sample`; throws an `Error` that says what is wrong. */
export function parseLoopbackArguments(given: readonly string[]): LoopbackArguments {
  const { values } = parseArgs({
    args: [...given],
    options: {
      library: { type: 'string', multiple: true, default: [] },
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      'no-open': { type: 'boolean', default: false },
      sample: { type: 'boolean', default: false },
    },
  });
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) throw new Error(`--port ${values.port}: 0 … 65535`);
  return {
    libraries: values.library.map((folder) => resolve(folder)),
    dataFolder: values.data === undefined ? null : resolve(values.data),
    port: Number(values.port),
    opensBrowser: !values['no-open'],
    opensSample: values.sample,
  };
}
