import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createStoredEncoder } from '#electron/store/encode-stored.ts';
import type { StoredFormat } from '#electron/store/migrate-stored.ts';

const stored = z.object({
  schemaVersion: z.literal(1),
  notes: z.array(z.object({ id: z.string(), text: z.string() })),
  names: z.array(z.string()),
  head: z.record(z.string(), z.string()),
  origin: z.string().optional(),
});
type Stored = z.infer<typeof stored>;
const format: StoredFormat<Stored> = { schema: stored, version: 1, migrations: {} };

function stateWith(count: number): Stored {
  const notes = Array.from({ length: count }, (_, index) => ({ id: `n${index}`, text: `第${index}条“意见”\n` }));
  return { schemaVersion: 1, notes, names: ['市司法局'], head: { 单位: '云岭县' } };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

describe('encoding a stored state', () => {
  it('writes what JSON.stringify writes, the first time and after a change', () => {
    const encode = createStoredEncoder('review', format);
    const first = stateWith(3);
    expect(textOf(encode(first))).toBe(JSON.stringify(first));
    const [one, , three] = first.notes;
    if (one === undefined || three === undefined) throw new Error('no notes');
    const second = { ...first, notes: [three, { ...one, text: '改' }], origin: '海陵市' };
    expect(textOf(encode(second))).toBe(JSON.stringify(second));
  });

  it('leaves out what is undefined, as JSON does', () => {
    const state = { ...stateWith(0), origin: undefined };
    expect(textOf(createStoredEncoder('review', format)(state))).toBe(JSON.stringify(state));
  });

  it('refuses a new entry that could not be read back, also among known ones', () => {
    const encode = createStoredEncoder('review', format);
    const state = stateWith(2);
    encode(state);
    // As a bug would make it that the types did not catch.
    const broken = { ...state, notes: [...state.notes, JSON.parse('{"id":"n2","text":7}')] };
    expect(() => encode(broken)).toThrow('review does not fit its schema: notes.0.text');
    expect(() => encode(broken)).toThrow('does not fit its schema');
  });

  it('asks the schema only about entries it has not seen', () => {
    let checked = 0;
    const counting = stored.shape.notes.element.refine(() => {
      checked += 1;
      return true;
    });
    const encode = createStoredEncoder('review', { ...format, schema: stored.extend({ notes: z.array(counting) }) });
    const state = stateWith(500);
    encode(state);
    encode({ ...state, notes: [...state.notes, { id: 'new', text: '新' }] });
    expect(checked).toBe(501);
  });
});
