import { describe, expect, it } from 'vitest';
import { changedAt, withWordsSwapped } from '#shared/domain/review/merge-annotation.ts';
import { mergeAnnotations, mergeChecklists } from '#shared/domain/review/merge-reviews.ts';
import { mergePackages, packReview } from '#shared/domain/review/review-package.ts';
import type { Annotation, PassageTarget } from '#shared/model/annotation.ts';
import type { ChecklistRun } from '#shared/model/checklist.ts';
import { type ReviewPackage, reviewPackage } from '#shared/model/review-package.ts';

const day = (number: number): string => `2031-05-0${number}T08:00:00.000Z`;
const TARGET: PassageTarget = {
  source: 'a'.repeat(64),
  selector: [
    { type: 'TextPositionSelector', start: 3, end: 7 },
    { type: 'TextQuoteSelector', exact: '按月公布', prefix: '', suffix: '' },
    { type: 'YueceClauseSelector', path: ['二、', '3.'] },
  ],
};
const annotation = (id: string, part: Partial<Annotation> = {}): Annotation => ({
  ...{ id, target: TARGET, colour: 'blue', issueType: null, severity: null, note: '', suggestion: '', basis: '', status: 'open' },
  ...{ author: '程静', createdAt: day(1), updatedAt: day(1), removedAt: null },
  ...part,
});
const run = (answers: ChecklistRun['answers']): ChecklistRun => ({
  id: 'run',
  template: { id: 't', version: 1, name: '', nameEn: '', description: '', scale: 'conformity', conclusions: [], items: [] },
  answers,
  conclusion: null,
  startedAt: day(1),
});
const answer = (opinion: string, updatedAt: string) => ({ verdict: 'met' as const, opinion, evidence: [], author: '', updatedAt });
const packed = (annotations: readonly Annotation[], exportedAt: string, checklists: readonly ChecklistRun[] = []): ReviewPackage =>
  packReview({ document: { title: '方案', fileName: '方案.docx', contentHash: '' }, annotations, checklists }, exportedAt);

describe('a review on its way to another computer', () => {
  it('holds what stands, in a form that is read again, and nothing of what it was carried from', () => {
    const carried = { documentId: 'old', annotationId: 'x', place: 'exact', was: '旧稿原话', isConfirmed: true } as const;
    const made = packed([annotation('a', { carried }), annotation('gone', { removedAt: day(2) })], day(3), [run({})]);
    expect(reviewPackage.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    expect(made.annotations.map(({ id }) => id)).toEqual(['a']);
    expect(JSON.stringify(made)).not.toContain('旧稿原话');
  });

  it('adds what is new, takes over later words, and leaves what is later here', () => {
    const here = [annotation('a', { note: '此处', updatedAt: day(2) }), annotation('b', { note: '此处', updatedAt: day(4) })];
    const there = packed(
      [annotation('a', { note: '彼处', updatedAt: day(3) }), annotation('b', { note: '彼处', updatedAt: day(3) }), annotation('c')],
      day(5),
    );
    const { entries, ...counts } = mergeAnnotations(here, there.annotations);
    expect(entries.map(({ id, note }) => `${id}${note}`)).toEqual(['a彼处', 'b此处', 'c']);
    // Of both, neither came of the other: the words that do not stand are kept beside those that do.
    expect(entries.map(({ otherWords = [] }) => otherWords.map(({ note }) => note))).toEqual([['此处'], ['彼处'], []]);
    expect(counts).toEqual({ added: 1, updated: 2, unchanged: 0 });
  });

  it('takes words that came of the known ones without calling that a conflict, whatever the clocks say', () => {
    const here = annotation('a', { note: '初稿', updatedAt: day(4) });
    const there = changedAt(day(3), here, { ...here, note: '改过' });
    const [taken] = mergeAnnotations([here], packed([there], day(5)).annotations).entries;
    expect([taken?.note, taken?.otherWords]).toEqual(['改过', undefined]);
    expect(mergeAnnotations([there], packed([here], day(5)).annotations)).toMatchObject({ entries: [there], unchanged: 1 });
  });

  it('keeps the words of both sides once, however often the packages go back and forth', () => {
    const start = annotation('a', { note: '初稿' });
    const [one, other] = [
      changedAt(day(2), start, { ...start, note: '甲改' }),
      changedAt(day(3), start, { ...start, note: '乙改', suggestion: '删去' }),
    ];
    const [here] = mergeAnnotations([one], packed([other], day(4)).annotations).entries;
    const [there] = mergeAnnotations([other], packed([one], day(4)).annotations).entries;
    expect([here, there].map((each) => [each?.note, each?.otherWords?.map(({ note }) => note)])).toEqual([
      ['乙改', ['甲改']],
      ['乙改', ['甲改']],
    ]);
    if (here === undefined || there === undefined) throw new Error('lost');
    expect(mergeAnnotations([here], packed([there], day(5)).annotations)).toMatchObject({ entries: [here], unchanged: 1 });
    expect(mergeAnnotations([here], packed([one], day(6)).annotations)).toMatchObject({ entries: [here], unchanged: 1 });
  });

  it('puts kept words in the place of those that stand, and back, without losing either', () => {
    const merged = mergeAnnotations(
      [annotation('a', { note: '此处' })],
      packed([annotation('a', { note: '彼处', updatedAt: day(2) })], day(3)).annotations,
    );
    const [standing] = merged.entries;
    if (standing === undefined) throw new Error('lost');
    const swapped = withWordsSwapped(standing, 0, day(4));
    expect([swapped?.note, swapped?.otherWords?.map(({ note }) => note)]).toEqual(['此处', ['彼处']]);
    expect(swapped === null ? null : withWordsSwapped(swapped, 0, day(5))?.note).toBe('彼处');
    expect(withWordsSwapped(standing, 1, day(4))).toBeNull();
  });

  it('does not bring back what was taken away here, unless it was changed there since', () => {
    const removed = annotation('a', { removedAt: day(4) });
    expect(mergeAnnotations([removed], packed([annotation('a', { updatedAt: day(3) })], day(5)).annotations).entries).toEqual([removed]);
    expect(
      mergeAnnotations([removed], packed([annotation('a', { updatedAt: day(5) })], day(5)).annotations).entries[0]?.removedAt,
    ).toBeNull();
  });

  it('puts the answers of one checklist together, each as it was given last', () => {
    const here = run({ one: answer('旧', day(1)), two: answer('此处', day(3)) });
    const there = run({ one: answer('新', day(2)), two: answer('彼处', day(2)), three: answer('添', day(1)) });
    const { entries, updated } = mergeChecklists([here], packed([], day(4), [there]).checklists);
    expect(Object.entries(entries[0]?.answers ?? {}).map(([item, { opinion }]) => item + opinion)).toEqual(['one新', 'two此处', 'three添']);
    expect(updated).toBe(1);
    expect(mergeChecklists(entries, packed([], day(4), [there]).checklists).unchanged).toBe(1);
  });

  it('keeps what somebody else answered beside the later answer, and no earlier words of the same person', () => {
    const by = (author: string, opinion: string, updatedAt: string) => ({ ...answer(opinion, updatedAt), author });
    const here = {
      ...run({ one: by('程静', '符合', day(2)), two: by('程静', '先答', day(1)) }),
      conclusion: { choice: '', text: '可行', author: '程静', updatedAt: day(2) },
    };
    const there = {
      ...run({ one: by('罗岩', '依据不足', day(3)), two: by('程静', '后答', day(2)) }),
      conclusion: { choice: '', text: '须改', author: '罗岩', updatedAt: day(3) },
    };
    const [merged] = mergeChecklists([here], packed([], day(4), [there]).checklists).entries;
    expect(merged?.answers['one']).toMatchObject({ opinion: '依据不足', others: [{ author: '程静', opinion: '符合' }] });
    expect(merged?.answers['two']?.others).toBeUndefined();
    expect(merged?.conclusion).toMatchObject({ text: '须改', others: [{ text: '可行' }] });
    const [back] = mergeChecklists([there], packed([], day(4), [here]).checklists).entries;
    expect(back).toEqual(merged);
  });

  it('comes out the same whichever package is named first', () => {
    const one = packed([annotation('a', { note: '一', updatedAt: day(2) })], day(3));
    const other = packed([annotation('a', { note: '二', updatedAt: day(4) }), annotation('b')], day(5));
    expect(mergePackages([one, other])).toEqual(mergePackages([other, one]));
    expect(mergePackages([one, other])?.annotations.map(({ note }) => note)).toEqual(['二', '']);
  });

  it('comes out the same where two were made and changed at one moment', () => {
    const one = packed([annotation('a', { note: '一', updatedAt: day(2) })], day(3));
    const other = packed([annotation('a', { note: '二', updatedAt: day(2) })], day(3));
    expect(mergePackages([one, other])).toEqual(mergePackages([other, one]));
  });

  it('does not win for ever by a clock that is ahead', () => {
    const ahead = packed([annotation('a', { note: '彼处', updatedAt: '9999-01-01T00:00:00.000Z' })], day(3), [
      run({ one: answer('彼处', day(9)) }),
    ]);
    const { entries } = mergeAnnotations([], ahead.annotations, day(4));
    expect(entries[0]?.updatedAt).toBe(day(4));
    expect(mergeChecklists([], ahead.checklists, day(4)).entries[0]?.answers['one']?.updatedAt).toBe(day(4));
    const here = annotation('b', { note: '此处', updatedAt: day(5) });
    expect(mergeAnnotations([here], [{ ...here, note: '彼处', updatedAt: day(4) }], day(6)).entries[0]?.note).toBe('此处');
  });

  it('stands once, not at each import, when written under a clock that is ahead', () => {
    const theirs = annotation('a', { note: '彼处', updatedAt: day(9) });
    const ahead = packed([theirs], day(9), [run({ one: answer('彼处', day(9)) })]);
    const [taken] = mergeAnnotations([], ahead.annotations, day(2)).entries;
    const [asked] = mergeChecklists([], ahead.checklists, day(2)).entries;
    if (taken === undefined || asked === undefined) throw new Error('lost');
    expect(mergeAnnotations([taken], ahead.annotations, day(4))).toEqual({ entries: [taken], added: 0, updated: 0, unchanged: 1 });
    expect(mergeChecklists([asked], ahead.checklists, day(4))).toEqual({ entries: [asked], added: 0, updated: 0, unchanged: 1 });
    const edited = changedAt(day(3), taken, { ...taken, note: '此处' });
    expect(mergeAnnotations([edited], ahead.annotations, day(4)).entries).toEqual([edited]);
    const removed = { ...taken, removedAt: day(3) };
    expect(mergeAnnotations([removed], ahead.annotations, day(4)).entries).toEqual([removed]);
    const answered = { ...asked, answers: { one: { ...asked.answers['one'], ...answer('此处', day(3)) } } };
    const [again] = mergeChecklists([answered], ahead.checklists, day(4)).entries;
    expect(again?.answers['one']).toMatchObject({ opinion: '此处', others: [{ opinion: '彼处' }] });
    if (again === undefined) throw new Error('lost');
    expect(mergeChecklists([again], ahead.checklists, day(5)).entries[0]).toBe(again);
    // What is written there later is no conflict with what came from there before, and it is known again too.
    const more = packed([changedAt('2031-06-01T00:00:00.000Z', theirs, { ...theirs, note: '彼处再改' })], day(9));
    const [next] = mergeAnnotations([taken], more.annotations, day(5)).entries;
    expect([next?.note, next?.otherWords]).toEqual(['彼处再改', undefined]);
    if (next === undefined) throw new Error('lost');
    expect(mergeAnnotations([next], ahead.annotations, day(6)).entries[0]).toBe(next);
    expect(mergeAnnotations([next], more.annotations, day(6)).entries[0]).toBe(next);
    // Sent back, it is known there by the time it was written at.
    expect(mergeAnnotations([theirs], packed([taken], day(3)).annotations, null).entries[0]).toBe(theirs);
  });

  it('keeps type, severity, status, colour and place of the side that does not stand, and gives them back', () => {
    const elsewhere: PassageTarget = {
      ...TARGET,
      selector: [{ ...TARGET.selector[0], start: 90, end: 94 }, TARGET.selector[1], TARGET.selector[2]],
    };
    const start = annotation('a');
    const mine: Partial<Annotation>[] = [
      { severity: 'serious' },
      { issueType: 'legality' },
      { status: 'resolved' },
      { colour: 'green' },
      { target: elsewhere },
    ];
    for (const part of mine) {
      const here = changedAt(day(2), start, { ...start, ...part });
      const there = changedAt(day(3), start, { ...start, note: '彼处' });
      const plain = changedAt(day(3), start, { ...start });
      for (const other of [there, plain]) {
        const [merged] = mergeAnnotations([here], packed([other], day(4)).annotations).entries;
        expect(merged?.otherWords, JSON.stringify(part)).toMatchObject([part]);
        if (merged === undefined) throw new Error('lost');
        expect(withWordsSwapped(merged, 0, day(5))).toMatchObject({ ...part, note: '' });
        expect(mergeAnnotations([merged], packed([other], day(4)).annotations).entries[0]).toBe(merged);
      }
    }
  });

  it('leaves what an older build kept beside an annotation as it is: colour, status and place are those that stand', () => {
    const old = { issueType: null, severity: null, note: '旧存', suggestion: '', basis: '', updatedAt: day(1) };
    const known = annotation('a', { note: '此处', status: 'resolved', otherWords: [old] });
    const again = { ...old, colour: 'blue' as const, status: 'resolved' as const, target: TARGET };
    expect(mergeAnnotations([known], [{ ...known, otherWords: [again] }]).entries[0]).toBe(known);
    expect(withWordsSwapped(known, 0, day(2))).toMatchObject({ note: '旧存', status: 'resolved', colour: 'blue', target: TARGET });
  });

  it('keeps what was changed there beside an annotation that was taken away here later', () => {
    const start = annotation('a', { note: '初稿' });
    const removed = { ...start, removedAt: day(4) };
    const there = changedAt(day(3), start, { ...start, note: '改过' });
    const [kept] = mergeAnnotations([removed], packed([there], day(5)).annotations).entries;
    expect([kept?.removedAt, kept?.note, kept?.otherWords?.map(({ note }) => note)]).toEqual([day(4), '初稿', ['改过']]);
    if (kept === undefined) throw new Error('lost');
    expect(mergeAnnotations([kept], packed([there], day(5)).annotations).entries[0]).toBe(kept);
  });

  it('keeps the other answer where nobody signed, where both were given at one moment, and with its evidence', () => {
    const mergedOf = (one: ChecklistRun['answers'][string], other: ChecklistRun['answers'][string]) =>
      mergeChecklists([run({ item: one })], packed([], day(4), [run({ item: other })]).checklists).entries[0]?.answers['item'];
    expect(mergedOf(answer('此处', day(2)), answer('彼处', day(3)))).toMatchObject({ opinion: '彼处', others: [{ opinion: '此处' }] });
    const signed = (opinion: string) => ({ ...answer(opinion, day(2)), author: '程静' });
    expect(mergedOf(signed('此处'), signed('彼处'))).toMatchObject({ opinion: '此处', others: [{ opinion: '彼处' }] });
    const shown = { ...signed('缺'), evidence: [TARGET] };
    const elsewhere = { ...TARGET, source: 'b'.repeat(64) };
    const theirs = { ...shown, author: '罗岩', updatedAt: day(3), evidence: [elsewhere] };
    expect(mergedOf(shown, theirs)).toMatchObject({ evidence: [elsewhere], others: [{ opinion: '缺', evidence: [TARGET] }] });
    expect(mergedOf(shown, { ...shown, author: '罗岩', updatedAt: day(3) })?.others).toBeUndefined();
  });

  it('keeps what was answered there beside the answers of a checklist that was taken away here', () => {
    const removed = { ...run({ one: answer('此处', day(3)) }), removedAt: day(4) };
    const [kept] = mergeChecklists([removed], packed([], day(5), [run({ one: answer('彼处', day(2)) })]).checklists).entries;
    expect(kept).toMatchObject({ removedAt: day(4), answers: { one: { opinion: '此处', others: [{ opinion: '彼处' }] } } });
  });

  it('leaves each words under the name of who wrote them', () => {
    const here = annotation('a', { note: '此处', updatedAt: day(2), author: '程静' });
    const there = annotation('a', { note: '彼处', updatedAt: day(3), author: '罗岩' });
    const [merged] = mergeAnnotations([here], packed([there], day(4)).annotations).entries;
    expect([merged?.author, merged?.otherWords?.map(({ author }) => author)]).toEqual(['罗岩', ['程静']]);
    if (merged === undefined) throw new Error('lost');
    const swapped = withWordsSwapped(merged, 0, day(5));
    expect([swapped?.author, swapped?.otherWords?.map(({ author }) => author)]).toEqual(['程静', ['罗岩']]);
  });

  it('keeps a signature that was put under it here when words changed there come in unsigned', () => {
    const unsigned = annotation('a', { author: '' });
    const there = changedAt(day(2), unsigned, { ...unsigned, note: '改过' });
    const [merged] = mergeAnnotations([{ ...unsigned, author: '程静' }], packed([there], day(3)).annotations).entries;
    expect([merged?.note, merged?.author]).toEqual(['改过', '程静']);
  });

  it('travels with all that is kept beside it', () => {
    const words = { issueType: null, severity: 'hint' as const, note: '', suggestion: '', basis: '', target: TARGET, updatedAt: day(1) };
    const made = packed([annotation('a', { writtenAt: day(9), otherWords: [{ ...words, colour: 'pink', status: 'resolved' }] })], day(3), [
      run({
        one: {
          ...answer('甲', day(2)),
          takenUntil: day(9),
          others: [{ verdict: 'unmet', opinion: '', evidence: [TARGET], author: '', updatedAt: day(1) }],
        },
      }),
    ]);
    expect(reviewPackage.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  });
});
