import type { DrawnFace } from '#shared/model/original.ts';
import { childElement, childElements, type XmlElement } from '../xml/parse-xml.ts';
import { numbersOf } from './list-reader.ts';
import type { OfdResources } from './open-ofd.ts';

/** Line width in millimetres of a path that names none (GB/T 33190, 8.3.2). */
const USUAL_WIDTH = 0.353;
/** Drawing parameters may stand on others: no further than this, whatever the file says. */
const DEEPEST_PARAMETER = 6;

/** What objects of a document may refer to by id: drawing parameters and faces. */
export interface OfdStyles {
  readonly parameters: ReadonlyMap<string, XmlElement>;
  readonly faces: ReadonlyMap<string, DrawnFace>;
}

/** The styles in the resource files of a document; a later file wins over an earlier one. */
export function stylesOf(resources: readonly OfdResources[]): OfdStyles {
  const parameters = new Map<string, XmlElement>();
  const faces = new Map<string, DrawnFace>();
  for (const { root } of resources) {
    for (const parameter of childElements(childElement(root, 'DrawParams'), 'DrawParam'))
      parameters.set(parameter.attributes.ID ?? '', parameter);
    for (const font of childElements(childElement(root, 'Fonts'), 'Font'))
      faces.set(font.attributes.ID ?? '', faceOf(`${font.attributes.FontName ?? ''} ${font.attributes.FamilyName ?? ''}`));
  }
  return { parameters, faces };
}

function faceOf(name: string): DrawnFace {
  if (/仿宋|fang/i.test(name)) return 'fangsong';
  if (/楷|kai/i.test(name)) return 'kai';
  return /黑|hei|gothic|arial|sans|yahei/i.test(name) ? 'hei' : 'song';
}

/** What of a property an object says itself, by its drawing parameter, or by that of the layer it stands in. */
export interface Painter {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
}

/** How an object paints; `layer` is the id of the parameter of what it stands in. */
export function painterOf(object: XmlElement, layer: string | undefined, { parameters }: OfdStyles): Painter {
  const chain: XmlElement[] = [object];
  let id = object.attributes.DrawParam ?? layer;
  while (id !== undefined && chain.length <= DEEPEST_PARAMETER) {
    const parameter = parameters.get(id);
    if (parameter === undefined) break;
    chain.push(parameter);
    id = parameter.attributes.Relative;
  }
  const opacity = Number(object.attributes.Alpha ?? 255) / 255;
  const width = Number(chain.find((element) => element.attributes.LineWidth !== undefined)?.attributes.LineWidth);
  return {
    fill: colourOf(firstChild(chain, 'FillColor'), opacity),
    stroke: colourOf(firstChild(chain, 'StrokeColor'), opacity),
    width: Number.isFinite(width) && width >= 0 ? width : USUAL_WIDTH,
  };
}

function firstChild(chain: readonly XmlElement[], name: string): XmlElement | null {
  for (const element of chain) {
    const child = childElement(element, name);
    if (child !== null) return child;
  }
  return null;
}

/** Grey, RGB or CMYK by the number of values; a shading stands as mid grey, nothing at all as black. */
function colourOf(colour: XmlElement | null, opacity: number): string {
  const values = numbersOf(colour?.attributes.Value);
  const own = Number(colour?.attributes.Alpha ?? 255) / 255;
  const alpha = Math.max(0, Math.min(1, (Number.isFinite(own) ? own : 1) * (Number.isFinite(opacity) ? opacity : 1))).toFixed(3);
  const [first = 0, second = first, third = first, black] = values;
  const isShaded = values.length === 0 && colour !== null && childElements(colour).length > 0;
  const rgb = isShaded
    ? [128, 128, 128]
    : black === undefined
      ? [first, second, third]
      : [first, second, third].map((ink) => 255 * (1 - Math.min(1, ink / 255)) * (1 - Math.min(1, black / 255)));
  return `rgb(${rgb.map((value) => Math.round(Math.max(0, Math.min(255, value)))).join(' ')} / ${Number(alpha)})`;
}
