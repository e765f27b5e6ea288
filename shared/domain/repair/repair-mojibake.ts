import type { SourceBlock } from '#shared/model/extraction.ts';
import type { ByteCodecs } from './byte-codecs.ts';
import { gatherEvidence } from './document-evidence.ts';
import { CharacterGuesser } from './guess-character.ts';
import { findShiftedRuns, type Means } from './shifted-bytes.ts';
import { type DraftRepair, firstOrigin, type WorkingBlock, type WorkingText } from './working-text.ts';

/** A lost byte followed by something that could be out of step: the cheap test that spares healthy documents all further work. */
const SUSPICIOUS = /[?\ufffd](?:[\u0080-\uffff]|[!,;:()][!-~\u0080-\uffff])/;

/** Puts stretches that were read one byte out of step back into step, in paragraphs and table cells. */
export function repairMojibake(text: WorkingText, codecs: ByteCodecs): WorkingText {
  if (!text.blocks.some(({ block }) => textsOf(block).some((line) => SUSPICIOUS.test(line)))) return text;
  const guesser = new CharacterGuesser(codecs, gatherEvidence(text.blocks.flatMap(({ block }) => textsOf(block))));
  const repairs: DraftRepair[] = [];
  const means = { codecs, guesser };
  const blocks = text.blocks.map((working) =>
    mendBlock(working, (line) => mendLine(line, { means, origin: firstOrigin(working), repairs })),
  );
  return repairs.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...repairs] };
}

function textsOf(block: SourceBlock): readonly string[] {
  return block.rows === null ? [block.text] : block.rows.flat();
}

function mendBlock(working: WorkingBlock, mend: (line: string) => string): WorkingBlock {
  const { block } = working;
  if (!textsOf(block).some((line) => SUSPICIOUS.test(line))) return working;
  const rows = block.rows === null ? null : block.rows.map((row) => row.map(mend));
  return { ...working, block: { ...block, text: mend(block.text), rows } };
}

interface MendingMeans {
  readonly means: Means;
  readonly origin: number;
  readonly repairs: DraftRepair[];
}

function mendLine(line: string, { means, origin, repairs }: MendingMeans): string {
  if (!SUSPICIOUS.test(line)) return line;
  let mended = '';
  let from = 0;
  for (const run of findShiftedRuns(line, means)) {
    mended += line.slice(from, run.start) + run.text;
    from = run.end;
    repairs.push({ kind: 'mojibake', origin, before: line.slice(run.start, run.end), after: run.text, certain: run.certain });
  }
  return from === 0 ? line : (mended + line.slice(from)).trim();
}
