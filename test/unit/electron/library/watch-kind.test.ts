import { describe, expect, it } from 'vitest';
import { watchKindHere, watchKindOf } from '#electron/library/watch-kind.ts';

describe('how a folder is watched', () => {
  it.each([
    ['\\\\server\\政策', 'win32', null, 'polling'],
    ['//server/share', 'win32', null, 'polling'],
    ['\\\\?\\UNC\\server\\share', 'win32', null, 'polling'],
    ['\\\\?\\C:\\文件', 'win32', null, 'native'],
    ['D:\\文件', 'win32', null, 'native'],
    ['/mnt/share', 'linux', 0x6969, 'polling'],
    ['/mnt/share', 'linux', -11317950, 'polling'],
    ['/home/a', 'linux', 0xef53, 'native'],
    ['/Users/a', 'darwin', null, 'native'],
  ] as const)('%s on %s: %s', (path, platform, type, kind) => {
    expect(watchKindOf(path, platform, type)).toBe(kind);
  });

  it('polls a place that does not answer', async () => {
    expect(await watchKindHere('/no/such/place')).toBe('polling');
  });
});
