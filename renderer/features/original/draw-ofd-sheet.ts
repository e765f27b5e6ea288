import type { DrawnImage, DrawnPage, DrawnPath, DrawnText } from '#shared/model/original.ts';
import { decodeBase64 } from './load-bytes.ts';
import type { DrawnSheet } from './page-source.ts';
import styles from './Sheet.module.css';

const SVG = 'http://www.w3.org/2000/svg';

/** Draws a page as SVG in millimetres, so that any scale is sharp and its text can be chosen. */
export function drawOfdSheet(page: DrawnPage): DrawnSheet {
  const addresses = page.images.map(({ mediaType, data }) => URL.createObjectURL(new Blob([decodeBase64(data)], { type: mediaType })));
  const sheet = svgElement('svg', { viewBox: `0 0 ${page.width} ${page.height}`, class: styles.picture ?? '' });
  for (const object of page.objects) {
    if (object.kind === 'text') sheet.append(textElement(object));
    else if (object.kind === 'path') sheet.append(pathElement(object));
    else sheet.append(imageElement(object, addresses[object.image] ?? ''));
  }
  return {
    nodes: [sheet],
    dispose() {
      for (const address of addresses) URL.revokeObjectURL(address);
    },
    missingImages: page.missingImages,
    isCut: page.isCut,
  };
}

/** An element of SVG with its attributes. */
export function svgElement(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  // Every name here is one of SVG's.
  return made as SVGElement;
}

function matrixOf({ matrix }: { readonly matrix: readonly number[] }): string {
  return `matrix(${matrix.join(' ')})`;
}

function textElement(text: DrawnText): SVGElement {
  const made = svgElement('text', {
    transform: matrixOf(text),
    x: text.x.join(' '),
    y: text.y.join(' '),
    'font-size': String(text.size),
    fill: text.colour,
    ...(text.isBold ? { 'font-weight': '700' } : {}),
    ...(text.isItalic ? { 'font-style': 'italic' } : {}),
  });
  made.style.fontFamily = `var(--reading-${text.face})`;
  made.textContent = text.text;
  return made;
}

function pathElement(path: DrawnPath): SVGElement {
  return svgElement('path', {
    transform: matrixOf(path),
    d: path.path,
    fill: path.fill ?? 'none',
    stroke: path.stroke ?? 'none',
    'stroke-width': String(path.width),
    ...(path.isEvenOdd ? { 'fill-rule': 'evenodd' } : {}),
  });
}

function imageElement(image: DrawnImage, address: string): SVGElement {
  return svgElement('image', { transform: matrixOf(image), href: address, width: '1', height: '1', preserveAspectRatio: 'none' });
}
