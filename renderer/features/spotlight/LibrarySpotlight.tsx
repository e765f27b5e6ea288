import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconBuilding, IconCommand, IconFileText, IconListNumbers, IconSearch } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Spotlight.module.css';
import { matchSpotlight, type SpotlightEntry, type SpotlightSection } from './spotlight-entries.ts';
import { chooseFirstEntry, librarySpotlight, SPOTLIGHT_LIST } from './spotlight-state.ts';
import { useLibraryUnits } from './use-library-units.ts';
import { type SpotlightCommand, searchLibraryFor, useSpotlightEntries } from './use-spotlight-entries.ts';

const ICONS: Readonly<Record<SpotlightSection, ComponentType<{ size?: number; stroke?: number }>>> = {
  documents: IconFileText,
  clauses: IconListNumbers,
  units: IconBuilding,
  commands: IconCommand,
};

const LONGEST_QUERY = 200;

/** Documents, clauses of the one in reading, units and commands in one box (Ctrl+K). */
export function LibrarySpotlight({ commands }: { readonly commands: readonly SpotlightCommand[] }): ReactNode {
  const words = useWords().spotlight;
  const { opened } = useSpotlight(librarySpotlight);
  const [query, setQuery] = useState('');
  // Going somewhere must not give the focus back to where it was before.
  const [returnsFocus, setReturnsFocus] = useState(true);
  useEffect(() => {
    if (opened) setReturnsFocus(true);
  }, [opened]);
  const go = (run: () => void): void => {
    setReturnsFocus(false);
    run();
  };
  return (
    <Spotlight.Root
      store={librarySpotlight}
      query={query}
      onQueryChange={setQuery}
      classNames={{ action: styles.action ?? '' }}
      shortcut={null}
      // At the height of its list it would jump with every key.
      centered={false}
      returnFocus={returnsFocus}
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      // The name belongs to the dialog, which is inside of what this makes.
      attributes={{ content: { 'aria-label': words.title } }}
      size={640}
      scrollable
      maxHeight={480}
    >
      <Spotlight.Search
        placeholder={words.placeholder}
        aria-label={words.placeholder}
        maxLength={LONGEST_QUERY}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      {opened ? <Matches commands={commands} query={query} onGo={go} /> : null}
    </Spotlight.Root>
  );
}

type MatchesProps = {
  readonly commands: readonly SpotlightCommand[];
  readonly query: string;
  readonly onGo: (run: () => void) => void;
};

function Matches({ commands, query, onGo }: MatchesProps): ReactNode {
  const words = useWords().spotlight;
  // Ten thousand titles are looked through between key presses, never in front of them.
  const settled = useDeferredValue(query);
  const entries = useSpotlightEntries(commands, settled.trim() !== '');
  const units = useLibraryUnits(settled, true);
  const matches = useMemo(() => matchSpotlight([...entries, ...units], settled), [entries, units, settled]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other entries the first one is chosen again
  useEffect(() => {
    chooseFirstEntry();
  }, [matches]);
  const wanted = settled.trim();
  return (
    <Spotlight.ActionsList id={SPOTLIGHT_LIST}>
      {matches.map(({ section, entries: shown, more }) => (
        <Spotlight.ActionsGroup key={section} label={words.sections[section]}>
          {shown.map((entry) => (
            <EntryAction key={entry.id} entry={entry} onGo={onGo} />
          ))}
          {more > 0 ? <p className={styles.more}>{words.more(more)}</p> : null}
        </Spotlight.ActionsGroup>
      ))}
      {wanted === '' ? null : (
        <Spotlight.ActionsGroup label={words.fullText}>
          <Spotlight.Action
            label={words.searchFor(wanted)}
            leftSection={<IconSearch size={16} stroke={1.6} />}
            onClick={() => onGo(() => searchLibraryFor(wanted))}
          />
        </Spotlight.ActionsGroup>
      )}
      {matches.length === 0 ? <Spotlight.Empty>{wanted === '' ? words.start : words.nothing(wanted)}</Spotlight.Empty> : null}
    </Spotlight.ActionsList>
  );
}

function EntryAction({ entry, onGo }: { readonly entry: SpotlightEntry; readonly onGo: MatchesProps['onGo'] }): ReactNode {
  const Icon = ICONS[entry.section];
  return (
    <Spotlight.Action
      label={entry.label}
      description={entry.detail}
      leftSection={<Icon size={16} stroke={1.6} />}
      onClick={() => onGo(entry.run)}
    />
  );
}
