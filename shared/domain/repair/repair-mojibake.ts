import type { SourceBlock } from '#shared/model/extraction.ts';
import type { ByteCodecs } from './byte-codecs.ts';
import { gatherEvidence } from './document-evidence.ts';
import { CharacterGuesser } from './guess-character.ts';
import { mendBlock, noteRepairs, type RepairNotes } from './note-repairs.ts';
import { findShiftedRuns, type Means } from './shifted-bytes.ts';
import { firstOrigin, type WorkingText } from './working-text.ts';

/** A lost byte followed by something that could be out of step: the cheap test that spares healthy documents all further work. */
const SUSPICIOUS = /[?\ufffd](?:[\u0080-\uffff]|[!,;:()][!-~\u0080-\uffff])/;

/** Puts stretches that were read one byte out of step back into step, in paragraphs and table cells. */
export function repairMojibake(text: WorkingText, codecs: ByteCodecs): WorkingText {
  if (!text.blocks.some(({ block }) => textsOf(block).some((line) => SUSPICIOUS.test(line)))) return text;
  const guesser = new CharacterGuesser(codecs, gatherEvidence(text.blocks.flatMap(({ block }) => textsOf(block))));
  const notes = noteRepairs(text.undone);
  const means = { codecs, guesser };
  const blocks = text.blocks.map((working) => {
    if (working.held !== 'nothing' || !textsOf(working.block).some((line) => SUSPICIOUS.test(line))) return working;
    return mendBlock(working, notes, (line) => mendLine(line, { means, origin: firstOrigin(working), notes }));
  });
  return notes.drafts.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...notes.drafts] };
}

function textsOf(block: SourceBlock): readonly string[] {
  return block.rows === null ? [block.text] : block.rows.flat();
}

interface MendingMeans {
  readonly means: Means;
  readonly origin: number;
  readonly notes: RepairNotes;
}

function mendLine(line: string, { means, origin, notes }: MendingMeans): string {
  if (!SUSPICIOUS.test(line)) return line;
  let mended = '';
  let from = 0;
  for (const run of findShiftedRuns(line, means)) {
    const before = line.slice(run.start, run.end);
    if (!notes.propose({ kind: 'mojibake', origin, before, after: run.text, certain: run.certain })) continue;
    mended += line.slice(from, run.start) + run.text;
    from = run.end;
  }
  return from === 0 ? line : (mended + line.slice(from)).trim();
}
