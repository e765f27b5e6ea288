import { Button, SegmentedControl, Select, Slider, Switch, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useKeptOnLeaving } from '#renderer/ui/use-kept-on-leaving.ts';
import type { HostDescription } from '#shared/contract/review-views.ts';
import type { Settings } from '#shared/model/library.ts';
import { changeSettings, useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { signEarlier, useUnsignedCount } from '../../api/sign-annotations.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { showNotice } from '../../ui/show-notice.tsx';
import { CheckListFields } from './CheckListFields.tsx';
import styles from './SettingsScreen.module.css';

/** Appearance, reading, reviewer, lists for the checks, data and about; every change is applied and kept at once. */
export function SettingsScreen(): ReactNode {
  const words = useWords().settings;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const settings = useLibrary((state) => state.settings);
  const host = useLibrary((state) => state.host);
  const goTo = useWorkspace((state) => state.goTo);
  const change = (part: Partial<Settings>): void => {
    changeSettings(client, part).catch(tell);
  };
  return (
    <main className={styles.screen}>
      <h1 className={styles.title}>{words.title}</h1>
      <Section title={words.appearance}>
        <Select
          label={words.language}
          data={(['zh-CN', 'en'] as const).map((value) => ({ value, label: words.languages[value] }))}
          value={settings.language}
          onChange={(value) => value && change({ language: value === 'en' ? 'en' : 'zh-CN' })}
        />
        <Choice label={words.colourScheme}>
          <SegmentedControl
            aria-label={words.colourScheme}
            data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: words.colourSchemes[value] }))}
            value={settings.colourScheme}
            onChange={(value) => change({ colourScheme: value as Settings['colourScheme'] /* only the three values above are offered */ })}
          />
        </Choice>
      </Section>
      <Section title={words.reading}>
        <Choice label={words.fontFamily}>
          <SegmentedControl
            aria-label={words.fontFamily}
            data={(['song', 'hei', 'fangsong'] as const).map((value) => ({ value, label: words.fontFamilies[value] }))}
            value={settings.reading.fontFamily}
            onChange={(value) =>
              change({
                reading: {
                  ...settings.reading,
                  fontFamily: value as Settings['reading']['fontFamily'] /* only the three values above are offered */,
                },
              })
            }
          />
        </Choice>
        <FontSize settings={settings} onChange={change} />
        <p
          className={styles.sample}
          style={{ fontFamily: `var(--reading-${settings.reading.fontFamily})`, fontSize: settings.reading.fontSize }}
        >
          {words.sample}
        </p>
      </Section>
      <Section title={words.reviewer}>
        <ReviewerFields settings={settings} onChange={change} />
        <SignEarlier name={settings.reviewer.name} />
        <p className={styles.soft}>{words.reviewerHint}</p>
      </Section>
      <Section title={words.checkLists}>
        <CheckListFields settings={settings} onChange={change} />
      </Section>
      <Section title={words.data}>
        <p className={styles.soft}>{words.dataText}</p>
        <Switch
          label={words.watchesFolders}
          description={words.watchesFoldersHint}
          checked={settings.watchesFolders !== false}
          onChange={(event) => change({ watchesFolders: event.currentTarget.checked })}
        />
        {host ? <DataPlace host={host} /> : null}
        <div>
          <Button variant="default" onClick={() => goTo('library')}>
            {words.manageFolders}
          </Button>
        </div>
      </Section>
      <Section title={words.about}>
        <p className={styles.soft}>
          {words.aboutText} {host ? `${words.version(host.version)} · ${words.host[host.kind]} · ${host.platform}` : ''}
        </p>
      </Section>
    </main>
  );
}

/** Where the data is, and how it is put elsewhere. */
function DataPlace({ host }: { readonly host: HostDescription }): ReactNode {
  const words = useWords().settings;
  const client = useReviewClient();
  const tell = useFailureNotice();
  return (
    <>
      <dl className={styles.place}>
        <dt>{words.dataPlace}</dt>
        <dd>{host.dataPlace}</dd>
      </dl>
      {host.capabilities.canOpenFiles ? (
        <div>
          <Button variant="default" onClick={() => client.call('host.openData', {}).catch(tell)}>
            {words.openData}
          </Button>
        </div>
      ) : null}
      <p className={styles.soft}>{words.moveData}</p>
    </>
  );
}

type PartProps = { readonly settings: Settings; readonly onChange: (part: Partial<Settings>) => void };

function FontSize({ settings, onChange }: PartProps): ReactNode {
  const words = useWords().settings;
  const [size, setSize] = useState(settings.reading.fontSize);
  return (
    <Choice label={`${words.fontSize} ${size}`}>
      <Slider
        className={styles.slider ?? ''}
        min={14}
        max={24}
        step={1}
        value={size}
        thumbLabel={words.fontSize}
        onChange={setSize}
        onChangeEnd={(fontSize) => onChange({ reading: { ...settings.reading, fontSize } })}
      />
    </Choice>
  );
}

/** Kept when the field is left, so that a name is not written letter by letter. */
function ReviewerFields({ settings, onChange }: PartProps): ReactNode {
  const words = useWords().settings;
  const [reviewer, setReviewer] = useState(settings.reviewer);
  const keep = (): void => {
    if (reviewer.name !== settings.reviewer.name || reviewer.unit !== settings.reviewer.unit) onChange({ reviewer });
  };
  useKeptOnLeaving(keep);
  return (
    <div className={styles.pair}>
      <TextInput
        label={words.reviewerName}
        maxLength={100}
        value={reviewer.name}
        onChange={(event) => setReviewer({ ...reviewer, name: event.currentTarget.value })}
        onBlur={keep}
      />
      <TextInput
        label={words.reviewerUnit}
        maxLength={200}
        value={reviewer.unit}
        onChange={(event) => setReviewer({ ...reviewer, unit: event.currentTarget.value })}
        onBlur={keep}
      />
    </div>
  );
}

/** What was written before the name was known can bear it too. */
function SignEarlier({ name }: { readonly name: string }): ReactNode {
  const { settings: words, annotations } = useWords();
  const tell = useFailureNotice();
  const count = useUnsignedCount();
  if (name === '' || count === 0) return null;
  const sign = (): void => void signEarlier().then((signed) => showNotice({ kind: 'done', text: annotations.signedEarlier(signed) }), tell);
  return (
    <Button size="compact-sm" variant="default" onClick={sign}>
      {words.signEarlier(count)}
    </Button>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className={styles.section} aria-label={title}>
      <h2>{title}</h2>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{label}</span>
      {children}
    </div>
  );
}
