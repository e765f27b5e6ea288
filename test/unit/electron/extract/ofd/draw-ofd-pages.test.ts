import { describe, expect, it } from 'vitest';
import { drawOfdPages } from '#electron/extract/ofd/draw-ofd-pages.ts';
import { drawnPages } from '#shared/model/original.ts';
import { buildOfd, line, NAMESPACE, type OfdParts } from './build-ofd.ts';

/** One white pixel. */
const PNG = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==', 'base64'),
);

const resources = (content: string) => `<ofd:Res ${NAMESPACE} BaseLoc="Res">${content}</ofd:Res>`;

async function draw(parts: OfdParts, range = { first: 0, count: 4 }) {
  const drawn = await drawOfdPages(buildOfd(parts), range);
  if (!drawn.ok) throw new Error(drawn.failure.detail);
  expect(drawnPages.parse(drawn.pages)).toEqual(drawn.pages);
  return drawn.pages;
}

describe('drawing .ofd pages', () => {
  it('gives the pages asked for and the number of all', async () => {
    const pages = ['第一页', '第二页', '第三页'].map((text) => line(text, 30, 60));
    const drawn = await draw({ pages }, { first: 1, count: 1 });
    expect(drawn.total).toBe(3);
    expect(drawn.pages.map(({ objects }) => objects)).toMatchObject([[{ kind: 'text', text: '第二页' }]]);
    expect((await draw({ pages }, { first: 3, count: 4 })).pages).toEqual([]);
  });

  it('draws a page that the archive lacks as a white one, so that those after it stay in their place', async () => {
    const pages = ['第一页', '第二页', '第三页'].map((text) => line(text, 30, 60));
    const drawn = await draw({ pages, without: ['Doc_0/Pages/P0.xml'] });
    expect(drawn.pages.map(({ objects }) => objects)).toMatchObject([[], [{ text: '第二页' }], [{ text: '第三页' }]]);
  });

  it('places each character in millimetres, in the face and colour that the file names', async () => {
    const text = `<ofd:TextObject Boundary="30 60 100 6" Size="5" Font="3" DrawParam="4" Weight="700"><ofd:TextCode X="0" Y="5" DeltaX="6 7">甲乙丙</ofd:TextCode></ofd:TextObject>`;
    const { pages } = await draw({
      pages: [text],
      document: '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>',
      more: {
        'Doc_0/PublicRes.xml': resources(
          '<ofd:Fonts><ofd:Font ID="3" FontName="方正小标宋" FamilyName="仿宋"/></ofd:Fonts><ofd:DrawParams><ofd:DrawParam ID="4"><ofd:FillColor Value="255 0 0"/></ofd:DrawParam></ofd:DrawParams>',
        ),
      },
    });
    expect(pages[0]?.objects).toEqual([
      {
        kind: 'text',
        text: '甲乙丙',
        x: [0, 6, 13],
        y: [5, 5, 5],
        size: 5,
        matrix: [1, 0, 0, 1, 30, 60],
        face: 'fangsong',
        isBold: true,
        isItalic: false,
        colour: 'rgb(255 0 0 / 1)',
      },
    ]);
  });

  it('puts shapes into words that hold nothing but commands and numbers', async () => {
    const shape = (data: string) =>
      `<ofd:PathObject Boundary="10 20 100 100" LineWidth="0.5"><ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
    const hostile = shape('M 0 0 L 1 url(http://a.example/) L 5 5');
    const { pages } = await draw({ pages: [shape('S 0 0 L 10 0 B 1 1 2 2 3 3 C') + shape('L 1 1') + hostile] });
    expect(pages[0]?.objects).toMatchObject([
      { kind: 'path', path: 'M 0 0 L 10 0 C 1 1 2 2 3 3 Z', stroke: 'rgb(0 0 0 / 1)', fill: null, width: 0.5 },
      { path: 'M 0 0 L 5 5' },
    ]);
  });

  it('carries a picture once however often it stands on the page, and counts what it cannot show', async () => {
    const image = (id: number, x: number) => `<ofd:ImageObject Boundary="${x} 20 40 30" CTM="40 0 0 30 0 0" ResourceID="${id}"/>`;
    const { pages } = await draw({
      pages: [image(8, 10) + image(8, 60) + image(9, 100) + image(10, 100)],
      document: '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
      more: {
        'Doc_0/DocumentRes.xml': resources(
          '<ofd:MultiMedias><ofd:MultiMedia ID="8"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia><ofd:MultiMedia ID="9"><ofd:MediaFile>b.jb2</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>',
        ),
        'Doc_0/Res/a.png': PNG,
        'Doc_0/Res/b.jb2': 'no picture',
      },
    });
    expect(pages[0]).toMatchObject({
      images: [{ mediaType: 'image/png', data: Buffer.from(PNG).toString('base64') }],
      objects: [
        { kind: 'image', image: 0, matrix: [40, 0, 0, 30, 10, 20] },
        { kind: 'image', image: 0, matrix: [40, 0, 0, 30, 60, 20] },
      ],
      missingImages: 2,
    });
  });

  it('cuts a page of absurdly many objects short and says so', async () => {
    const { pages } = await draw({ pages: [line('甲', 30, 60).repeat(20_100)] });
    expect(pages[0]).toMatchObject({ isCut: true });
    expect(pages[0]?.objects).toHaveLength(20_000);
  });

  it('says why a file that is no package cannot be drawn', async () => {
    const drawn = await drawOfdPages(new TextEncoder().encode('no archive'), { first: 0, count: 1 });
    expect(drawn).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });
});
