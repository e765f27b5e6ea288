import { describe, expect, it } from 'vitest';
import { placeOnScreen } from '#electron/shell/place-on-screen.ts';

const MAIN = { workArea: { x: 0, y: 0, width: 1600, height: 1000 } };
const LEFT = { workArea: { x: -1920, y: 0, width: 1920, height: 1080 } };

describe('the place of the window', () => {
  it.each([
    ['a first start', null, [MAIN], { width: 1440, height: 900 }],
    ['a first start on a small screen', null, [{ workArea: { x: 0, y: 0, width: 1280, height: 700 } }], { width: 1280, height: 700 }],
    ['where it was', { x: 50, y: 60, width: 1200, height: 800 }, [MAIN], { x: 50, y: 60, width: 1200, height: 800 }],
    ['on a second screen', { x: -1500, y: 60, width: 1200, height: 800 }, [MAIN, LEFT], { x: -1500, y: 60, width: 1200, height: 800 }],
    ['a second screen that is gone', { x: -1500, y: 60, width: 1200, height: 800 }, [MAIN], { width: 1200, height: 800 }],
    ['a title bar above the screen', { x: 50, y: -200, width: 1200, height: 800 }, [MAIN], { width: 1200, height: 800 }],
    ['a title bar below the screen', { x: 50, y: 990, width: 1200, height: 800 }, [MAIN], { width: 1200, height: 800 }],
    ['only a sliver to be seen', { x: 1590, y: 10, width: 1200, height: 800 }, [MAIN], { width: 1200, height: 800 }],
    ['a screen that got smaller', { x: 10, y: 10, width: 3000, height: 2000 }, [MAIN], { x: 10, y: 10, width: 1600, height: 1000 }],
    ['a size too small to use', { x: 10, y: 10, width: 1, height: 1 }, [MAIN], null],
    ['no screen at all', null, [], { width: 1440, height: 900 }],
  ])('fits %s', (_case, bounds, displays, expected) => {
    const placed = placeOnScreen(bounds, displays);
    if (expected === null) expect(placed).toMatchObject({ width: 960, height: 640 });
    else expect(placed).toEqual(expected);
  });
});
