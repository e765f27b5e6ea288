import { Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { ChecklistTemplate } from '#shared/model/checklist.ts';
import styles from './TemplateList.module.css';

/** A template's name in the interface's language. */
export function useTemplateName(): (template: Pick<ChecklistTemplate, 'name' | 'nameEn'>) => string {
  const language = useLibrary((state) => state.settings.language);
  return (template) => (language === 'en' ? template.nameEn : template.name);
}

/** The checklists that can be started on a document. */
export function TemplateList({
  templates,
  onStart,
}: {
  readonly templates: readonly ChecklistTemplate[] | null;
  readonly onStart: (templateId: string) => void;
}): ReactNode {
  const words = useWords().checklists;
  const nameOf = useTemplateName();
  return (
    <section className={styles.templates}>
      <h3 className={styles.sectionTitle}>{words.chooseTitle}</h3>
      <p className={styles.soft}>{words.chooseText}</p>
      {templates === null ? <Loader size="sm" /> : null}
      <ul className={styles.templateRows}>
        {(templates ?? []).map((template) => (
          <li key={template.id} className={styles.template}>
            <div className={styles.templateText}>
              <strong>{nameOf(template)}</strong>
              <span className={styles.soft}>
                {words.itemsOf(template.items.length)} · {words.versionOf(template.version)}
              </span>
              <p>{template.description}</p>
            </div>
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => onStart(template.id)}
              aria-label={`${words.start} ${nameOf(template)}`}
            >
              {words.start}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{words.disclaimer}</p>
    </section>
  );
}
