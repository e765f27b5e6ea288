import { generatePolicy } from '../support/generate-policy.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { type ReaderPane, readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';

/** Both hold the same clauses, so that a linked pane must show the clause that the other shows. */
const FIRST = generatePolicy({ seed: 7, characters: 12_000, title: '临江市窗口服务方案' });
const SECOND = FIRST.replace('临江市窗口服务方案', '海陵市窗口服务方案').replaceAll('。（责任单位', '，并按季公布进展。（责任单位');

test.use({ withSamples: false, files: { '临江.txt': FIRST, '海陵.txt': SECOND } });

test.describe('two documents side by side', () => {
  test.beforeEach(async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    const reader = readerScreen(page);
    await reader.closeAll();
    await library.open(2);
    await library.openDocument('临江市窗口服务方案');
    await reader.pane(0).waitForText('临江市窗口服务方案');
    await library.open(2);
    await library.choose('海陵市窗口服务方案', '并排打开');
    await reader.pane(1).waitForText('海陵市窗口服务方案');
  });

  test('scroll together by clause while linking is on', async ({ sharedApplication: { page } }) => {
    const reader = readerScreen(page);
    await reader.pane(0).wheel(2400);
    await expect.poll(() => reader.pane(0).scrollTop()).toBeGreaterThan(2000);
    await expectSameClause(reader.pane(0), reader.pane(1));
    await reader.pane(1).wheel(1800);
    await expectSameClause(reader.pane(1), reader.pane(0));
  });

  test('scroll apart while linking is off, and go on from where both stand when it is on again', async ({
    sharedApplication: { page },
  }) => {
    const reader = readerScreen(page);
    const [left, right] = [reader.pane(0), reader.pane(1)];
    await reader.linkButton.click();
    await expect(reader.linkButton).toHaveAccessibleName('联动滚动：关');
    await left.wheel(3000);
    await expect.poll(() => left.scrollTop()).toBeGreaterThan(2500);
    expect(await right.scrollTop()).toBe(0);
    await page.keyboard.press('Control+Alt+l');
    await expect(reader.linkButton).toHaveAccessibleName('联动滚动：开');
    expect(await right.scrollTop()).toBe(0);
    const before = await left.scrollTop();
    await left.wheel(600);
    await expect.poll(() => left.scrollTop()).toBeGreaterThan(before + 500);
    await expect.poll(() => right.scrollTop()).toBeGreaterThan(200);
    // The distance between both is kept: the right one stays far behind, it does not jump to the left one's clause.
    expect(await right.scrollTop()).toBeLessThan(1500);
  });

  test('the outline and the inspector follow the pane that was used last', async ({ sharedApplication: { page } }) => {
    const reader = readerScreen(page);
    await reader.tab('信息').click();
    await reader.pane(0).text.click({ position: { x: 20, y: 10 } });
    await expect(page.getByRole('tabpanel', { name: '信息' })).toContainText('临江市窗口服务方案');
    await reader.pane(1).text.click({ position: { x: 20, y: 10 } });
    await expect(page.getByRole('tabpanel', { name: '信息' })).toContainText('海陵市窗口服务方案');
  });

  test('up to four texts are shown, and each closes by its own button', async ({ sharedApplication: { page } }) => {
    const reader = readerScreen(page);
    await page.keyboard.press('Control+\\');
    await expect(reader.panes).toHaveCount(3);
    await page.keyboard.press('Control+\\');
    await expect(reader.panes).toHaveCount(4);
    await expect(page.getByRole('button', { name: /^并排打开/ })).toHaveCount(0);
    for (const left of [3, 2, 1, 0]) {
      await reader.panes.last().getByRole('button', { name: '关闭窗格' }).click();
      await expect(reader.panes).toHaveCount(left);
    }
    await expect(page.getByRole('button', { name: '去文库' })).toBeVisible();
  });

  test('panes come back at their places after a reload', async ({ sharedApplication: { page } }) => {
    const reader = readerScreen(page);
    await reader.pane(0).wheel(2400);
    await expectSameClause(reader.pane(0), reader.pane(1));
    await expect
      .poll(async () => (await askApplication(page, 'library.read', {})).workspace.panes.map(({ blockIndex }) => blockIndex > 5))
      .toEqual([true, true]);
    const before = await reader.pane(0).firstText();
    await page.reload();
    await expect(reader.panes).toHaveCount(2);
    await expect.poll(async () => (await reader.pane(0).firstText()).slice(0, 12)).toBe(before.slice(0, 12));
  });
});

/** Waits until the text at the top of one pane is that at the top of the other. */
async function expectSameClause(leading: ReaderPane, following: ReaderPane): Promise<void> {
  await expect
    .poll(async () => {
      const [first, second] = [await leading.firstText(), await following.firstText()];
      return first.slice(0, 12) === second.slice(0, 12) ? 'the same' : `${first.slice(0, 12)} | ${second.slice(0, 12)}`;
    })
    .toBe('the same');
}
