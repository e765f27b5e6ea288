import { createServer } from 'node:http';

/** The same text as a page that any browser shows without us: a heading, paragraphs, and a link that leads there. */
export type PlainPage = { readonly startUrl: string; readonly close: () => Promise<void> };

/** Serves the text on 127.0.0.1, one paragraph a line, in the type and column of the reader. */
export async function servePlainPage(text: string): Promise<PlainPage> {
  const paragraphs = text.split('\n').filter((line) => line !== '');
  const style = 'main{width:680px;margin:0 auto;font:17px/1.85 serif}p{text-indent:2em;margin:0}';
  const page = `<!doctype html><meta charset="utf-8"><title>plain</title><style>${style}</style><main data-plain>${paragraphs
    .map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`)
    .join('')}</main>`;
  const start = '<!doctype html><meta charset="utf-8"><title>start</title><a href="/text">text</a>';
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(request.url === '/text' ? page : start);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    startUrl: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
