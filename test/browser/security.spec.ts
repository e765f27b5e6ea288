import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { prepareTour, TOUR, TOUR_FILES, wordsOf } from './support/screen-tour.ts';

test.describe('the page of the browser host', () => {
  test('comes with a policy that allows nothing from elsewhere, and holds no inline script', async ({ application: { page } }) => {
    const response = await page.reload();
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(policy.match(/script-src[^;]*/)?.[0]).not.toContain('unsafe-inline');
    const html = (await response?.text()) ?? '';
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag).toContain('src="');
    expect(html).not.toMatch(/\son[a-z]+=|javascript:/i);
  });

  test('turns away a browser that was not handed the printed address', async ({ application: { page, host }, browser }) => {
    const stranger = await browser.newContext();
    try {
      const visit = await stranger.newPage();
      expect((await visit.goto(new URL(page.url()).origin))?.status()).toBe(403);
      expect((await visit.goto(host.url))?.status(), 'the token works once').toBe(403);
    } finally {
      await stranger.close();
    }
  });

  test.describe('on a tour through every screen', () => {
    test.use({ files: TOUR_FILES });

    test('logs no error and breaks no policy', async ({ application }) => {
      const { page } = application;
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await page.reload();
      await prepareTour(application);
      await page.evaluate(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`policy: ${violatedDirective} ${blockedURI}`),
        );
      });
      for (const stop of TOUR) await test.step(stop.name, () => stop.show(page, wordsOf('zh-CN')));
      expect(complaints).toEqual([]);
      expect((await askApplication(page, 'library.read', {})).notices).toEqual([]);
      expect(application.host.log()).toBe('');
    });
  });
});
