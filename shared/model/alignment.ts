import { z } from 'zod';
import { indicator } from './document.ts';

/** How many documents may stand beside each other. */
export const FEWEST_ALIGNED = 2;
/** How many documents may stand beside each other at the most. */
export const MOST_ALIGNED = 6;

/** A topic (事项) that a person adds. One with the id of a built-in topic adds its terms to that one. */
export const ownTopic = z.object({
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(60),
  terms: z.array(z.string().trim().min(2).max(30)).max(60),
});

/** A sentence of a measure and where it stands: UTF-16 units of the block's own text; `at` is its start in the document's canonical text. */
export const measureSentence = z.object({
  blockIndex: z.number().int().nonnegative(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  at: z.number().int().nonnegative(),
  text: z.string(),
});

/**
 * What one document says on one topic in one of its measures. `key` names the measure within its document as long as clause and title stay.
 * `terms` are the words that brought it under the topic; none where a person put it there.
 */
export const provision = z.object({
  key: z.string(),
  path: z.array(z.string()),
  title: z.string(),
  sentences: z.array(measureSentence),
  indicators: z.array(indicator),
  terms: z.array(z.string()),
  origin: z.enum(['found', 'confirmed', 'added']),
  /** Of a passage that a person chose in the text: its id on the board. */
  passage: z.string().optional(),
});

/** Whether less or more of a target is better; `null` where neither the words nor the unit tell. */
export const figureDirection = z.enum(['lower', 'higher']);

/** One target as several documents set it; `values` in the order of the documents, `null` where a document sets none. */
export const alignedFigure = z.object({
  /** Stays the same while the wording does: a direction set by a person hangs on it. */
  key: z.string(),
  name: z.string(),
  direction: figureDirection.nullable(),
  values: z.array(z.object({ indicator, measure: z.string() }).nullable()),
});

/** Provisions that speak of the same, at most one a document, in the order of the documents; `terms` say what they share. */
export const alignedLine = z.object({ cells: z.array(provision.nullable()), terms: z.array(z.string()) });

/** One topic with all that the documents say on it. `likeness`: no topic of the dictionary; these measures are alike. */
export const alignedTopic = z.object({
  id: z.string(),
  kind: z.enum(['built-in', 'own', 'likeness']),
  name: z.string(),
  lines: z.array(alignedLine),
  figures: z.array(alignedFigure),
});

/** Every measure of every document stands in at least one topic or in `unclassified`, by document. */
export const alignment = z.object({
  topics: z.array(alignedTopic),
  unclassified: z.array(z.array(provision)),
  /** By document: measures past the limit that were not looked at. */
  left: z.array(z.number().int().nonnegative()),
});

export type OwnTopic = z.infer<typeof ownTopic>;
export type MeasureSentence = z.infer<typeof measureSentence>;
export type Provision = z.infer<typeof provision>;
export type FigureDirection = z.infer<typeof figureDirection>;
export type AlignedFigure = z.infer<typeof alignedFigure>;
export type AlignedLine = z.infer<typeof alignedLine>;
export type AlignedTopic = z.infer<typeof alignedTopic>;
export type Alignment = z.infer<typeof alignment>;
