import { type Correction, type MetaField, metaField } from '#shared/model/correction.ts';
import type { DocumentMeta } from '#shared/model/document.ts';
import { type CorrectedValue, correctedValue, newestByField } from './corrected-value.ts';
import { metaValue, withMetaValue } from './meta-values.ts';

/** Metadata as a person left it, and which fields were corrected. */
export type CorrectedMeta = { readonly meta: DocumentMeta; readonly corrected: ReadonlyMap<MetaField, CorrectedValue> };

/** Lays corrections over the metadata as the machine reads it now; those of tasks are passed by. */
export function correctMeta(machine: DocumentMeta, corrections: readonly Correction[]): CorrectedMeta {
  const { newest } = newestByField(corrections.filter(({ subject }) => subject.kind === 'meta'));
  const corrected = new Map<MetaField, CorrectedValue>();
  let meta = machine;
  for (const field of metaField.options) {
    const correction = newest.get(field);
    if (correction === undefined) continue;
    corrected.set(field, correctedValue(correction, metaValue(machine, field)));
    meta = withMetaValue(meta, field, correction.value);
  }
  return { meta, corrected };
}
