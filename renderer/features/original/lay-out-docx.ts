import { defaultOptions, renderAsync } from 'docx-preview';
import type { LaidFlow } from './FlowOriginal.tsx';
import { measureArchive } from './measure-archive.ts';
import { OriginalFailure } from './page-source.ts';

/** Characters laid out at once, on the thread that draws the window: more would hold it up for longer than a person waits. */
const MOST_CHARACTERS = 400_000;
/** A4 at 96 dots an inch, for a layout that has no page of its own. */
const USUAL_WIDTH = 794;

/** How an OLE compound file begins: a Word package behind a password lies in one. */
const LOCKED = [0xd0, 0xcf, 0x11, 0xe0];

/** Elements that a layout has no need of and a file could do something with. */
const FORBIDDEN = 'script, iframe, object, embed, link, meta, base, form, input, button, video, audio, foreignObject, animate, set';
/** Attributes that lead somewhere. */
const LEADING = ['href', 'xlink:href', 'src', 'srcset', 'action', 'formaction', 'ping', 'target'];

/** Lays a Word document out, for a shadow root: no link leads anywhere, nothing runs, no picture comes from outside of the file. */
export async function layOutDocx(bytes: Uint8Array<ArrayBuffer>, characters: number, hint: string): Promise<LaidFlow> {
  if (characters > MOST_CHARACTERS) throw new OriginalFailure('too-long', `${characters} characters`);
  if (LOCKED.every((byte, index) => bytes[index] === byte)) throw new OriginalFailure('encrypted', 'a package behind a password');
  await measureArchive(bytes);
  const body = document.createElement('div');
  const style = document.createElement('div');
  try {
    await renderAsync(bytes, body, style, {
      ...defaultOptions,
      className: 'docx',
      // Faces inside of a file are programs for the font engine; the policy does not let them in either.
      ignoreFonts: true,
      ignoreLastRenderedPageBreak: false,
      renderAltChunks: false,
      renderComments: false,
      renderChanges: false,
      h: (element) => withoutLeads(defaultOptions.h(element)),
    });
  } catch (error) {
    throw new OriginalFailure('damaged', error instanceof Error ? error.message : String(error));
  }
  for (const root of [body, style]) makeInert(root);
  const pages = [...body.querySelectorAll<HTMLElement>('section.docx')];
  const width = Math.max(USUAL_WIDTH / 2, ...pages.map((page) => pixelsOf(page.style.width)));
  return {
    nodes: [style, frameStyle(), body],
    isShadowed: true,
    width: pages.length === 0 ? USUAL_WIDTH : width,
    hint,
    dispose() {
      for (const picture of body.querySelectorAll('img, image')) {
        const address = picture.getAttribute('src') ?? picture.getAttribute('href') ?? '';
        if (address.startsWith('blob:')) URL.revokeObjectURL(address);
      }
    },
  };
}

/** A picture begins to load as soon as it has an address, whether it stands in the window or not: so addresses go as elements are made. */
function withoutLeads(node: Node): Node {
  if (node instanceof Element) for (const name of LEADING) if (!isOwn(node.getAttribute(name))) node.removeAttribute(name);
  return node;
}

function isOwn(address: string | null): boolean {
  return address !== null && /^(?:blob:|data:image\/(?:png|jpeg|gif|bmp|webp);)/.test(address);
}

function makeInert(root: HTMLElement): void {
  for (const element of root.querySelectorAll(FORBIDDEN)) element.remove();
  for (const element of root.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (name.startsWith('on')) element.removeAttribute(name);
    withoutLeads(element);
  }
  // A rule that leads out is refused by the policy too; here it is not even asked for.
  for (const sheet of root.querySelectorAll('style'))
    sheet.textContent = (sheet.textContent ?? '').replaceAll(/@import|url\s*\(/gi, 'blocked(');
}

function frameStyle(): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = `
    :host { display: block; color: #000; color-scheme: only light; font-family: var(--reading-song); }
    .docx-wrapper { background: none; padding: 0; }
    .docx-wrapper > section.docx { box-shadow: 0 0 0 1px rgb(0 0 0 / 0.14), 0 1px 4px rgb(0 0 0 / 0.14); margin-bottom: 14px; background: #fff; }
    a { color: inherit; }
  `;
  return style;
}

function pixelsOf(length: string): number {
  const value = Number.parseFloat(length);
  if (!Number.isFinite(value)) return 0;
  return length.endsWith('pt') ? (value * 96) / 72 : value;
}
