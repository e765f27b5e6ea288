import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';

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
  /** Whether changes in the folders are noticed while it runs. */
  readonly watches: boolean;
};

const OPTIONS = {
  library: { type: 'string', multiple: true, default: [] },
  data: { type: 'string' },
  port: { type: 'string', default: '0' },
  'no-open': { type: 'boolean', default: false },
  sample: { type: 'boolean', default: false },
  'no-watch': { type: 'boolean', default: false },
} satisfies NonNullable<ParseArgsConfig['options']>;

/** Reads `--library DIR` (repeatable), `--data DIR`, `--port N`, `--no-open`, `--sample`, `--no-watch`; throws an `Error` that says what is wrong. */
export function parseLoopbackArguments(given: readonly string[]): LoopbackArguments {
  demandKnown(given);
  const { values } = parseArgs({ args: [...given], options: OPTIONS });
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new Error(`--port 的值“${values.port}”不正确，应为 0 到 65535。(bad value for --port: 0 to 65535)`);
  }
  return {
    libraries: values.library.map((folder) => resolve(folder)),
    dataFolder: values.data === undefined ? null : resolve(values.data),
    port: Number(values.port),
    opensBrowser: !values['no-open'],
    opensSample: values.sample,
    watches: !values['no-watch'],
  };
}

/** Says in our words what `parseArgs` would say in Node's. */
function demandKnown(given: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...given], options: OPTIONS, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') throw new Error(`多余的参数“${token.value}”。(unexpected argument)`);
    if (token.kind !== 'option') continue;
    // Names of `Object` itself, such as `constructor`, are no options of ours.
    const option = Object.entries(OPTIONS).find(([name]) => name === token.name)?.[1];
    if (option === undefined) throw new Error(`没有选项“${token.rawName}”。(no such option)`);
    const hasValue = token.value !== undefined && !(token.inlineValue !== true && token.value.startsWith('-'));
    if (option.type === 'string' && !hasValue) throw new Error(`选项 ${token.rawName} 后面缺少值。(a value is missing)`);
    if (option.type === 'boolean' && token.value !== undefined) throw new Error(`选项 ${token.rawName} 不带值。(it takes no value)`);
  }
}
