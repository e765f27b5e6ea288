import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { DEFAULT_WORKSPACE } from '#shared/model/library.ts';
import { startHost } from '../browser/support/running-host.ts';
import { findChromium } from '../support/find-chromium.ts';
import type { BenchRow } from './bench-table.ts';
import { prepareOpeningStore } from './opening-store.ts';
import { servePlainPage } from './plain-page.ts';
import { median } from './timing.ts';
import { type OpeningTimes, openingTimes, type ScrollTimes, scrollThrough, watchOpening } from './watch-page.ts';

type Visit = OpeningTimes & ScrollTimes;

const CHARACTERS = 300_000;
const ANNOTATIONS = 2_000;
const RUNS = 3;
const FIRST_TEXT_LIMIT = 300;
const FRAME_LIMIT = 50;

/** Opens long documents in the built application in a real browser, and the same text as a plain page beside it; each visit in a page of its own. */
export async function measureOpening(place: string): Promise<readonly BenchRow[]> {
  const store = await prepareOpeningStore(place, CHARACTERS, ANNOTATIONS);
  const { executablePath, args, env, kind } = await findChromium();
  const host = await startHost({ data: store.data, libraries: [store.library], home: place });
  const peer = await servePlainPage(store.text);
  const browser = await chromium.launch({ executablePath, args, env });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    const origin = new URL(host.url).origin;
    await (await context.newPage()).goto(host.url);
    const plain: Visit[] = [];
    const ours: Visit[] = [];
    const annotated: Visit[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      plain.push(await visit(context, peer.startUrl, (page) => page.getByRole('link').click()));
      for (const [visits, title] of [
        [ours, store.plainTitle],
        [annotated, store.annotatedTitle],
      ] as const) {
        await showLibrary(context, origin);
        visits.push(await visit(context, `${origin}/`, (page) => page.getByRole('button', { name: title, exact: true }).click()));
      }
    }
    return rowsOf({ plain, ours, annotated }, kind);
  } finally {
    await browser.close();
    await peer.close();
    await host.stop();
  }
}

async function visit(context: BrowserContext, address: string, open: (page: Page) => Promise<void>): Promise<Visit> {
  const page = await context.newPage();
  try {
    await watchOpening(page);
    await page.goto(address);
    await open(page);
    const opening = await openingTimes(page);
    return { ...opening, ...(await scrollThrough(page)) };
  } finally {
    await page.close();
  }
}

/** Puts the window back to the list, with nothing open, as the next page finds it. */
async function showLibrary(context: BrowserContext, origin: string): Promise<void> {
  const answer = await context.request.post(`${origin}/api/workspace.update`, {
    data: { change: { ...DEFAULT_WORKSPACE, screen: 'library' } },
  });
  const { ok } = (await answer.json()) as { readonly ok: boolean };
  if (!ok) throw new Error(`the library cannot be shown: ${await answer.text()}`);
}

type Visits = Readonly<Record<'plain' | 'ours' | 'annotated', readonly Visit[]>>;

function rowsOf(visits: Visits, browser: 'system' | 'packaged'): readonly BenchRow[] {
  const of = (who: keyof Visits, what: keyof Visit): number => median(visits[who].map((visit) => visit[what]));
  const row = (who: 'ours' | 'annotated', what: keyof Visit, operation: string, limit: number | null): BenchRow => ({
    operation: `${who === 'ours' ? `${CHARACTERS / 1_000},000 characters` : `the same with ${ANNOTATIONS} annotations`}: ${operation}`,
    // To the millisecond: a frame of exactly three screen intervals is shown as 50.0 one time and as 50.1 the next.
    ours: Math.round(of(who, what)),
    peer: { name: 'the same text as a plain page', value: Math.round(of('plain', what)) },
    unit: 'ms',
    limit,
    isJudged: browser === 'system',
    note: noteOf(visits[who].map((visit) => visit[what])),
  });
  return (['ours', 'annotated'] as const).flatMap((who) => [
    row(who, 'firstText', 'click to first text', FIRST_TEXT_LIMIT),
    row(who, 'scrollReady', 'click to scroll-ready', null),
    row(who, 'worst', `longest frame, the whole of it scrolled past in ${visits[who][0]?.frames ?? 0} frames`, FRAME_LIMIT),
    row(who, 'p95', 'p95 of those frames', null),
  ]);
}

function noteOf(values: readonly number[]): string {
  return `median of ${values.map((value) => value.toFixed(0)).join(', ')}`;
}
