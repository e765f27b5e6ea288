// Draws the application's icon into the files that each system wants; run again after a change to draw-icon.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawIcon } from './draw-icon.ts';
import { encodeIcns, encodeIco, encodePng } from './encode-image.ts';

const folder = import.meta.dirname;
for (const size of [16, 32, 48, 64, 128, 256, 512]) writeFileSync(join(folder, `${size}x${size}.png`), encodePng(drawIcon(size)));
writeFileSync(join(folder, 'icon.ico'), encodeIco([16, 24, 32, 48, 64, 128, 256].map(drawIcon)));
writeFileSync(join(folder, 'icon.icns'), encodeIcns([16, 32, 64, 128, 256, 512, 1_024].map(drawIcon)));
