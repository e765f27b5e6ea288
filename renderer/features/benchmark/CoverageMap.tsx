import type { ReactNode } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { topicName } from '#shared/domain/alignment/topic-name.ts';
import type { AlignedTopic } from '#shared/model/alignment.ts';
import { coverageOf } from './board-rows.ts';
import styles from './CoverageMap.module.css';

/** Provisions from which on a square is as dark as it gets. */
const MANY = 3;

type Props = { readonly topics: readonly AlignedTopic[]; readonly names: readonly string[]; readonly onGo: (topicId: string) => void };

/** A square for each document and topic, its name above, hatched where the document is silent: gaps at a glance. A click goes to the topic. */
export function CoverageMap({ topics, names, onGo }: Props): ReactNode {
  const words = useWords().benchmark;
  const language = useLibrary((state) => state.settings.language);
  return (
    <div className={styles.coverageFrame}>
      <div className={styles.coverage} role="group" aria-label={words.coverage}>
        <div className={styles.coverageTopics} aria-hidden="true">
          <span className={styles.coverageName} />
          {topics.map((topic) => (
            <span key={topic.id} className={styles.coverageTopic} title={topicName(topic, language)}>
              {topicName(topic, language)}
            </span>
          ))}
        </div>
        {names.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
          <div key={at} className={styles.coverageRow}>
            <span className={styles.coverageName} title={name}>
              {name}
            </span>
            {topics.map((topic) => {
              const count = coverageOf(topic, names.length)[at] ?? 0;
              const label = words.coverageOf(name, topicName(topic, language), count);
              return (
                <button
                  key={topic.id}
                  type="button"
                  // The grid is the keyboard's way; hundreds of stops would only be in it.
                  tabIndex={-1}
                  className={styles.square}
                  data-count={Math.min(count, MANY)}
                  title={label}
                  aria-label={label}
                  onClick={() => onGo(topic.id)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p className={styles.legend} aria-hidden="true">
        {words.legend.map((text, count) => (
          <span key={text}>
            <i className={`${styles.square} ${styles.sample}`} data-count={count} /> {text}
          </span>
        ))}
      </p>
    </div>
  );
}
