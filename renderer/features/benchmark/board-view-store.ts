import { create } from 'zustand';
import type { BoardMeasure } from '#shared/model/board.ts';
import type { BoardFilter } from './board-rows.ts';

/** What a person is about to place: a measure to be moved (`from` its topic, `null` from the list of the rest), or a topic to be filled in a column. */
export type Placing =
  | { readonly kind: 'move'; readonly measure: BoardMeasure; readonly from: string | null }
  | { readonly kind: 'add'; readonly topic: string; readonly topicName: string; readonly column: number };

type BoardViewState = {
  readonly filter: BoardFilter;
  readonly query: string;
  readonly isTextOpen: boolean;
  readonly placing: Placing | null;
  readonly dialog: 'create' | 'documents' | 'topics' | null;
};

/** How the board is looked at in this window, and what is open over it. */
export const useBoardView = create<BoardViewState>()(() => ({ filter: 'all', query: '', isTextOpen: false, placing: null, dialog: null }));
