import { ALL_TASKS, type TaskSelection } from '#shared/domain/tables/select-tasks.ts';

const MOST_REMEMBERED = 50;

/** What was chosen of the documents that were looked at before; of many the latest fifty. */
export class RememberedSelections {
  readonly #selections = new Map<string, TaskSelection>();

  keep(documentId: string, selection: TaskSelection): void {
    this.#selections.delete(documentId);
    this.#selections.set(documentId, selection);
    const [oldest] = this.#selections.keys();
    if (this.#selections.size > MOST_REMEMBERED && oldest !== undefined) this.#selections.delete(oldest);
  }

  /** As the document was left; all its tasks where it was never looked at. */
  of(documentId: string): TaskSelection {
    return this.#selections.get(documentId) ?? ALL_TASKS;
  }
}
