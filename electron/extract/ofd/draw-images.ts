import type { DrawnPage } from '#shared/model/original.ts';
import { childElement, childElements, textContent } from '../xml/parse-xml.ts';
import type { ZipArchive } from '../zip/open-zip.ts';
import { normaliseName } from '../zip/read-directory.ts';
import type { OfdResources } from './open-ofd.ts';

type PageImage = DrawnPage['images'][number];

const MOST_IMAGE_BYTES = 8 * 1024 * 1024;
/** Of all pictures of one answer, which crosses as one JSON message. */
const MOST_BYTES = 24 * 1024 * 1024;
const MOST_IMAGES = 200;

const SIGNATURES: readonly (readonly [PageImage['mediaType'], readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/bmp', [0x42, 0x4d]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

/** The pictures of a document's resource files, handed out while they stay within what one answer may carry. */
export interface OfdImages {
  /** `null` where the resource is no picture that a window can show, is not there, or is too much. */
  readonly read: (resourceId: string) => Promise<PageImage | null>;
}

/** Finds pictures by the id of their resource. */
export function imagesOf(archive: ZipArchive, resources: readonly OfdResources[]): OfdImages {
  const places = new Map<string, string>();
  for (const { root, folder } of resources) {
    for (const media of childElements(childElement(root, 'MultiMedias'), 'MultiMedia')) {
      const file = childElement(media, 'MediaFile');
      const target = file === null ? '' : textContent(file).trim();
      if (target !== '') places.set(media.attributes.ID ?? '', /^[/\\]/.test(target) ? normaliseName(target) : `${folder}/${target}`);
    }
  }
  let left = MOST_BYTES;
  let given = 0;
  return {
    async read(resourceId) {
      const place = places.get(resourceId);
      if (place === undefined || given >= MOST_IMAGES) return null;
      const bytes = await archive.read(place);
      if (bytes === null || bytes.length > Math.min(left, MOST_IMAGE_BYTES)) return null;
      const mediaType = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];
      if (mediaType === undefined) return null;
      left -= bytes.length;
      given += 1;
      return { mediaType, data: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64') };
    },
  };
}
