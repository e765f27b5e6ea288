import { expect, test } from './support/application-test.ts';

test.use({ withSamples: false, isDeclared: false });

test.describe('the page of the browser host', () => {
  test('comes with a policy that allows nothing from elsewhere, and holds no inline script', async ({ sharedApplication: { page } }) => {
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

  test('turns away a browser that was not handed the printed address', async ({ sharedApplication: { page, host }, browser }) => {
    const stranger = await browser.newContext();
    try {
      const visit = await stranger.newPage();
      expect((await visit.goto(new URL(page.url()).origin))?.status()).toBe(403);
      expect((await visit.goto(host.url))?.status(), 'the token works once').toBe(403);
    } finally {
      await stranger.close();
    }
  });
});
