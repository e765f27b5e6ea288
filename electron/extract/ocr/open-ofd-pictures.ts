import type { DrawnImage, DrawnPage } from '#shared/model/original.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { drawOfdPages } from '../ofd/draw-ofd-pages.ts';
import { POINTS_A_MILLIMETRE } from '../ofd/page-objects.ts';
import { openCleanedPicture } from './open-cleaned-picture.ts';
import { pictureOf } from './open-picture-file.ts';
import type { PagePictures, Picture, PictureSource, PlacedPicture } from './page-picture.ts';
import { type PictureHeader, pictureKindOf, readPictureHeader } from './picture-header.ts';
import type { RecognitionAssets } from './recognition-assets.ts';

/** Pictures smaller than this on the page, in millimetres, are stamps and marks. */
const SMALLEST = 20;
/** Pictures of one page: a scan is one, or a few strips. */
const MOST_PICTURES = 20;

async function drawOne(bytes: Uint8Array, page: number): Promise<{ readonly total: number; readonly page: DrawnPage | null }> {
  const drawn = await drawOfdPages(bytes, { first: page - 1, count: 1 });
  if (!drawn.ok) throw new ExtractionFailure(drawn.failure.code, drawn.failure.detail);
  return { total: drawn.pages.total, page: drawn.pages.pages[0] ?? null };
}

/** `null` for a picture that is turned, mirrored, small or of a format that is not unpacked. */
async function placedPicture(image: DrawnImage, page: DrawnPage, assets: RecognitionAssets): Promise<PlacedTwice | null> {
  const [a, b, c, d, e, f] = image.matrix;
  const isUpright = Math.abs(b) + Math.abs(c) < Math.abs(a) * 0.05 && a > 0 && d > 0;
  const data = page.images[image.image]?.data;
  if (!isUpright || a < SMALLEST || d < SMALLEST || data === undefined) return null;
  const bytes = new Uint8Array(Buffer.from(data, 'base64'));
  const kind = pictureKindOf(bytes);
  if (kind === null) return null;
  const header = readPictureHeader(bytes, kind);
  const { toRead, inGrey } = await cleanedPicture(bytes, header, assets);
  const place = (picture: Picture): PlacedPicture => {
    const [scaleX, scaleY] = [a / picture.width, d / picture.height].map((scale) => scale * POINTS_A_MILLIMETRE);
    return { picture, left: e * POINTS_A_MILLIMETRE, top: f * POINTS_A_MILLIMETRE, scaleX: scaleX ?? 1, scaleY: scaleY ?? 1 };
  };
  return { toRead: place(toRead), inGrey: inGrey === null ? null : place(inGrey) };
}

/** A picture as it is read, and in grey where it was drawn. */
interface Twice<Of> {
  readonly toRead: Of;
  readonly inGrey: Of | null;
}
type PlacedTwice = Twice<PlacedPicture>;

/** The picture in grey, to be cleaned, where its paper is noisy; as it is for a clean one, and one that is turned by what its camera says. */
async function cleanedPicture(bytes: Uint8Array, header: PictureHeader, assets: RecognitionAssets): Promise<Twice<Picture>> {
  if (header.orientation !== 1) return { toRead: pictureOf(bytes, header, 1), inGrey: null };
  const source = await openCleanedPicture(bytes, header.kind, assets);
  try {
    const { pictures, inGrey } = await source.picturesOf(1);
    const toRead = pictures[0]?.picture;
    return { toRead: toRead ?? pictureOf(bytes, header, 1), inGrey: inGrey?.[0]?.picture ?? (toRead?.kind === 'grey' ? toRead : null) };
  } finally {
    source.close();
  }
}

function apart(pictures: readonly PlacedTwice[]): Pick<PagePictures, 'pictures' | 'inGrey'> {
  const inGrey = pictures.flatMap((picture) => picture.inGrey ?? []);
  return { pictures: pictures.map(({ toRead }) => toRead), ...(inGrey.length === 0 ? {} : { inGrey }) };
}

/** The pictures that an OFD's pages are made of, in their places. Fails with `encrypted`, `damaged` or `too-large`. */
export async function openOfdPictures(bytes: Uint8Array, assets: RecognitionAssets): Promise<PictureSource> {
  const { total } = await drawOne(bytes, 1);
  return {
    pages: total,
    async picturesOf(number): Promise<PagePictures> {
      const { page } = await drawOne(bytes, number);
      if (page === null) throw new ExtractionFailure('damaged', `no page ${number}`);
      const images = page.objects.filter((object): object is DrawnImage => object.kind === 'image').slice(0, MOST_PICTURES);
      const pictures: PlacedTwice[] = [];
      for (const image of images) {
        const placed = await placedPicture(image, page, assets);
        if (placed !== null) pictures.push(placed);
      }
      if (pictures.length === 0)
        throw new ExtractionFailure('unsupported', `page ${number}: its pictures are of a kind that is not read (JBIG2, TIFF)`);
      return { width: page.width * POINTS_A_MILLIMETRE, height: page.height * POINTS_A_MILLIMETRE, ...apart(pictures) };
    },
    close: () => undefined,
  };
}
