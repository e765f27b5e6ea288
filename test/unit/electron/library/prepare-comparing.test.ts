import { describe, expect, it } from 'vitest';
import type { CompareRequest } from '#electron/library/compare-messages.ts';
import { createDocumentComparisons } from '#electron/library/document-comparisons.ts';
import type { IndexingTools } from '#electron/library/indexing-tools.ts';
import type { ForkChild } from '#electron/ports.ts';

/** A child that is ready as soon as it is asked to be. */
function comparisonsWithChild() {
  const asked: string[] = [];
  let kills = 0;
  const forkChild: ForkChild = () => {
    let tell: (answer: unknown) => void = () => undefined;
    return {
      post(message) {
        const { job, kind } = message as CompareRequest; // the only messages that comparisons send
        asked.push(kind);
        tell({ job, kind: 'prepared' });
      },
      onMessage: (listener) => {
        tell = listener;
      },
      onExit: () => undefined,
      kill: () => {
        kills += 1;
      },
    };
  };
  const tools = {} as IndexingTools; // getting ready looks at nothing of the library
  const comparisons = createDocumentComparisons(tools, { forkChild, entry: 'compare-worker', log: () => undefined });
  return { comparisons, asked, kills: () => kills };
}

describe('getting ready to compare', () => {
  it('is done once, however often a text is chosen', () => {
    const { comparisons, asked } = comparisonsWithChild();
    for (let choice = 0; choice < 3; choice += 1) comparisons.prepare();
    expect(asked).toEqual(['prepare']);
    comparisons.close();
  });

  it('is done anew after the child had to go with what it remembered of a document', () => {
    const { comparisons, asked, kills } = comparisonsWithChild();
    comparisons.prepare();
    comparisons.forget('gone');
    expect(kills()).toBe(1);
    comparisons.prepare();
    expect(asked).toEqual(['prepare', 'prepare']);
    comparisons.close();
  });
});
