import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseLoopbackArguments } from '#electron/loopback/arguments.ts';
import { defaultDataFolder } from '#electron/loopback/default-data-folder.ts';
import { openingCommand } from '#electron/loopback/open-browser.ts';

describe('the arguments of the browser host', () => {
  it('are all optional', () => {
    expect(parseLoopbackArguments([])).toEqual({
      libraries: [],
      dataFolder: null,
      port: 0,
      opensBrowser: true,
      opensSample: false,
      watches: true,
    });
  });

  it('name folders, a store, a port and no browser', () => {
    const given = ['--library', '文件', '--library=/b', '--data', 'store', '--port', '8123', '--no-open'];
    expect(parseLoopbackArguments(given)).toEqual({
      libraries: [resolve('文件'), resolve('/b')],
      dataFolder: resolve('store'),
      port: 8123,
      opensBrowser: false,
      opensSample: false,
      watches: true,
    });
  });

  it.each([['--port', '70000'], ['--port', 'x'], ['--port', '-1'], ['--port'], ['--unknown'], ['a-folder']])(
    'are refused when wrong: %s %s',
    (...given) => {
      expect(() => parseLoopbackArguments(given)).toThrow();
    },
  );
});

describe('wrong arguments of the browser host', () => {
  it.each([
    [['--unknown'], '没有选项“--unknown”'],
    [['--constructor'], '没有选项“--constructor”'],
    [['a-folder'], '多余的参数“a-folder”'],
    [['--data'], '选项 --data 后面缺少值'],
    [['--data', '--sample'], '选项 --data 后面缺少值'],
    [['--sample=yes'], '选项 --sample 不带值'],
    [['--port', '70000'], '--port 的值“70000”不正确'],
  ])('are told in our own words: %s', (given, words) => {
    expect(() => parseLoopbackArguments(given)).toThrow(words);
  });
});

describe('the default place of the store', () => {
  it.each([
    ['linux', { XDG_CONFIG_HOME: '/home/a/.config' }, /^\/home\/a\/\.config\/Yuece\/store$/],
    ['linux', {}, /\/\.config\/Yuece\/store$/],
    ['darwin', {}, /\/Library\/Application Support\/Yuece\/store$/],
    ['win32', { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, /^C:\\Users\\a\\AppData\\Roaming[\\/]Yuece[\\/]store$/],
  ] as const)('on %s is the one the desktop uses', (platform, environment, expected) => {
    expect(defaultDataFolder(environment, platform)).toMatch(expected);
  });
});

describe('the browser', () => {
  const address = 'http://127.0.0.1:1/?token=a&b';
  it.each([
    ['linux', {}, null],
    ['linux', { DISPLAY: ':0' }, ['xdg-open', address]],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open', address]],
    ['darwin', {}, ['open', address]],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler', address]],
  ] as const)('is opened on %s with %j by %j, never through a shell', (platform, environment, expected) => {
    expect(openingCommand(address, environment, platform)).toEqual(expected);
  });
});
