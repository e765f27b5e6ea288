import type { Page } from '@playwright/test';

/** Milliseconds after the click that opened the text. */
export type OpeningTimes = { readonly firstText: number; readonly scrollReady: number };

/** Milliseconds between one frame and the next while the text ran past. */
export type ScrollTimes = { readonly worst: number; readonly p95: number; readonly frames: number };

/** The element that scrolls the text, and a row of it, in the reader, in the comparison and in the plain page alike. */
const SCROLLER = '[data-reader-text], [data-compared-text]';
const ROW = '[data-reader-text] [data-start], [data-compared-text] [data-index], main[data-plain] p';
/** Frames in which the whole text runs past: three seconds at sixty a second, far faster than anyone reads. */
const SCROLL_FRAMES = 180;

/**
 * Watches every page that this one becomes: the next click is the start, and then each frame is looked at. `firstText` is the end of the
 * first frame with a row of text in sight, `scrollReady` that of the second short frame in a row (under 50 ms) once the whole length is there.
 */
export async function watchOpening(page: Page): Promise<void> {
  await page.addInitScript(
    ({ scroller, row }) => {
      const now = (): number => performance.timeOrigin + performance.now();
      const isInSight = (): boolean => {
        const box = document.querySelector(row)?.getBoundingClientRect();
        return box !== undefined && box.height > 0 && box.top < innerHeight && box.bottom > 0;
      };
      const isWholeLength = (): boolean => {
        const element = document.querySelector(scroller) ?? document.documentElement;
        const isBusy = element.getAttribute('aria-busy') === 'true';
        return document.readyState === 'complete' && !isBusy && element.scrollHeight > 10 * innerHeight;
      };
      const watch = (start: number): void => {
        const times = { firstText: 0, scrollReady: 0 };
        let calm = 0;
        let before = now();
        const stamp = new MessageChannel();
        // A message sent while a frame is prepared arrives after it was drawn.
        stamp.port1.onmessage = () => {
          const time = now();
          if (times.firstText === 0) {
            if (!isInSight()) return;
            times.firstText = time - start;
          }
          calm = isWholeLength() && time - before < 50 ? calm + 1 : 0;
          if (calm < 2) return;
          times.scrollReady = time - start;
          Object.assign(globalThis, { yueceOpening: times });
        };
        const frame = (): void => {
          stamp.port2.postMessage(null);
          if (times.scrollReady === 0) requestAnimationFrame(frame);
          setTimeout(() => {
            before = now();
          });
        };
        requestAnimationFrame(frame);
      };
      const left = sessionStorage.getItem('yuece-start');
      sessionStorage.removeItem('yuece-start');
      if (left !== null) watch(Number(left));
      addEventListener(
        'click',
        (event) => {
          const start = performance.timeOrigin + event.timeStamp;
          // A link leads to another page, which takes the start from here; anything else opens the text in this one.
          if (event.target instanceof HTMLAnchorElement) sessionStorage.setItem('yuece-start', String(start));
          else watch(start);
        },
        { capture: true, once: true },
      );
    },
    { scroller: SCROLLER, row: ROW },
  );
}

/** Waits until the text is ready to be scrolled; fails after half a minute. */
export async function openingTimes(page: Page): Promise<OpeningTimes> {
  const handle = await page.waitForFunction(
    () => (globalThis as { readonly yueceOpening?: { readonly firstText: number; readonly scrollReady: number } }).yueceOpening,
    undefined,
    { timeout: 30_000 },
  );
  const times = await handle.jsonValue();
  if (times === undefined) throw new Error('the page was not measured');
  return times;
}

/** Lets the whole text run past, one step a frame, and times the frames. */
export async function scrollThrough(page: Page): Promise<ScrollTimes> {
  const deltas = await page.evaluate(
    async ({ scroller, frames }) => {
      const element = document.querySelector(scroller) ?? document.documentElement;
      const step = element.scrollHeight / frames;
      const times: number[] = [];
      await new Promise<void>((resolve) => {
        const frame = (time: number): void => {
          times.push(time);
          if (times.length > frames) {
            resolve();
            return;
          }
          element.scrollTop += step;
          requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      });
      return times.slice(1).map((time, index) => time - (times[index] ?? time));
    },
    { scroller: SCROLLER, frames: SCROLL_FRAMES },
  );
  const sorted = [...deltas].sort((a, b) => a - b);
  return { worst: sorted.at(-1) ?? Number.NaN, p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN, frames: deltas.length };
}
