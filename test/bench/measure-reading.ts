import { execFileSync, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { openDirectly } from '#electron/extract/pdf/direct/read-directly.ts';
import { loadPdfJs } from '#electron/extract/pdf/load-pdfjs.ts';
import { readDocument } from '#electron/extract/read-document.ts';
import { corpusFiles } from '../corpus/corpus-place.ts';
import { PACKAGED_ASSETS } from '../unit/electron/extract/packaged-assets.ts';
import { onlyPdfJsTells } from '../unit/electron/extract/pdf/direct/only-pdf-js-tells.ts';
import { opensDirectly } from '../unit/electron/extract/pdf/direct/read-all-directly.ts';
import type { BenchRow } from './bench-table.ts';
import { ofdFile, printedFiles, type ReadingFile, sampleFiles, wordFiles } from './reading-files.ts';
import { median } from './timing.ts';

const WORD_FILES = 24;
const PRINTED_FILES = 8;
const OFD_PAGES = 60;
const RUNS = 7;
/** Left out of the medians: the first runs compile what is run. */
const WARM_UPS = 2;

/** Reads files of each format in this very process, beside what else reads them; processor time, since a busy machine stretches any other. */
export async function measureReading(place: string): Promise<readonly BenchRow[]> {
  const samples = corpusFiles().filter(({ group }) => group !== 'broken');
  const pdfSamples = await sampleFiles(samples.map(({ path }) => path).filter((path) => path.endsWith('.pdf')));
  const printed = await printedFiles(PRINTED_FILES);
  return [
    await wordRow('plans', await wordFiles(WORD_FILES)),
    await pdfRow('plans as a browser prints them', printed),
    await pdfToTextRow(printed, place),
    ...(pdfSamples.length === 0 ? [] : [await pdfRow('the shared samples, scans and odd fonts included', pdfSamples)]),
    ...(await leftRow(pdfSamples)),
    await ofdRow(),
  ];
}

type Reading = () => Promise<unknown>;

async function processorTime(read: Reading): Promise<number> {
  const before = process.cpuUsage();
  await read();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Medians of two ways to do the same, run by turns. */
async function beside(ours: Reading, theirs: Reading): Promise<{ readonly ours: number; readonly theirs: number }> {
  const times: { readonly ours: number; readonly theirs: number }[] = [];
  for (let run = 0; run < RUNS + WARM_UPS; run += 1) times.push({ ours: await processorTime(ours), theirs: await processorTime(theirs) });
  const kept = times.slice(WARM_UPS);
  return { ours: median(kept.map((time) => time.ours)), theirs: median(kept.map((time) => time.theirs)) };
}

function reader(files: readonly ReadingFile[]): Reading {
  return async () => {
    for (const { bytes, name } of files) await readDocument(bytes, { name }, PACKAGED_ASSETS);
  };
}

/** The same packaged files as ours reads: without them pdf.js is quick, since it gives up on most Chinese fonts. */
class PackagedFiles {
  fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    return kind === 'cMapUrl' ? PACKAGED_ASSETS.readCMap(filename) : PACKAGED_ASSETS.readStandardFont(filename);
  }
}

function pdfJsReader(files: readonly ReadingFile[]): Reading {
  return async () => {
    const pdfjs = await loadPdfJs();
    for (const { bytes } of files) {
      const task = pdfjs.getDocument({
        data: new Uint8Array(bytes),
        BinaryDataFactory: PackagedFiles,
        cMapPacked: true,
        useWorkerFetch: false,
        disableFontFace: true,
        verbosity: pdfjs.VerbosityLevel.ERRORS,
      });
      try {
        const document = await task.promise;
        for (let number = 1; number <= document.numPages; number += 1) await (await document.getPage(number)).getTextContent();
      } catch {
        // A file that asks for a password, or holds no page: the peer is done with it.
      } finally {
        await task.destroy();
      }
    }
  };
}

const NOTE = `processor time in one process, warmed, median of ${RUNS}; ours with layout, tables and labels`;

async function wordRow(what: string, files: readonly ReadingFile[]): Promise<BenchRow> {
  const { ours, theirs } = await beside(reader(files), async () => {
    for (const { bytes } of files) await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  });
  return row(`read ${files.length} .docx: ${what}`, ours, { name: 'mammoth, to HTML', value: theirs }, NOTE);
}

/** How many pages a file has, and how many of them are read directly; none of one that is not in order. */
async function directShare({ bytes }: ReadingFile): Promise<{ readonly pages: number; readonly direct: number }> {
  if (!opensDirectly(bytes)) return { pages: 1, direct: 0 };
  const pages = openDirectly(bytes)?.pages ?? 1;
  return { pages, direct: pages - (await onlyPdfJsTells(bytes)).length };
}

async function leftRow(files: readonly ReadingFile[]): Promise<readonly BenchRow[]> {
  const shares = await Promise.all(files.map(directShare));
  const left = files.filter((_, index) => shares[index]?.direct !== shares[index]?.pages);
  return left.length === 0 ? [] : [await pdfRow('those of them with a page that is left to pdf.js', left)];
}

async function pdfRow(what: string, files: readonly ReadingFile[]): Promise<BenchRow> {
  const shares = await Promise.all(files.map(directShare));
  const [direct, pages] = [shares.reduce((sum, share) => sum + share.direct, 0), shares.reduce((sum, share) => sum + share.pages, 0)];
  const { ours, theirs } = await beside(reader(files), pdfJsReader(files));
  const peer = { name: 'pdf.js, `getTextContent` of every page, with its character maps', value: theirs };
  return row(`read ${files.length} .pdf: ${what}`, ours, peer, `${direct} of ${pages} pages read directly; ${NOTE}`);
}

/** Beside a program of its own, whose start counts on its side and whose processor time only the system knows: by the clock. */
async function pdfToTextRow(files: readonly ReadingFile[], place: string): Promise<BenchRow> {
  const isInstalled = spawnSync('pdftotext', ['-v']).error === undefined;
  const paths = await Promise.all(
    files.map(async ({ name, bytes }) => {
      const path = join(place, name);
      await writeFile(path, bytes);
      return path;
    }),
  );
  const read = reader(files);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    await read();
    ours.push(performance.now() - started);
    if (!isInstalled) continue;
    const begun = performance.now();
    for (const path of paths)
      execFileSync('pdftotext', ['-layout', path, '-'], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
    theirs.push(performance.now() - begun);
  }
  const peer = isInstalled ? { name: 'pdftotext, a process a file', value: median(theirs) } : null;
  return row(`read the same ${files.length} .pdf, by the clock`, median(ours), peer, `median of ${RUNS}`);
}

async function ofdRow(): Promise<BenchRow> {
  const file = ofdFile(OFD_PAGES);
  const read = reader([file]);
  const times: number[] = [];
  for (let run = 0; run < RUNS + WARM_UPS; run += 1) times.push(await processorTime(read));
  const result = await readDocument(file.bytes, { name: file.name }, PACKAGED_ASSETS);
  const pages = result.ok ? (result.extraction.pages ?? 0) : 0;
  const time = median(times.slice(WARM_UPS));
  return {
    ...row(`read an .ofd of ${pages} pages`, time, null, `${Math.round((pages * 1_000) / time)} pages a second; ${NOTE}`),
    limit: pages * 10,
  };
}

function row(operation: string, ours: number, peer: BenchRow['peer'], note: string): BenchRow {
  return { operation, ours, peer, unit: 'ms', limit: null, isJudged: true, note };
}
