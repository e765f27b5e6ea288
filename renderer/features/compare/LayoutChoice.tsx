import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '#renderer/i18n/use-words.ts';

/** Two texts beside each other, or one with the marks of both. */
export type CompareLayout = 'sides' | 'merged';

/** How what is compared is laid out, to be chosen. */
export function LayoutChoice({
  layout,
  onChange,
}: {
  readonly layout: CompareLayout;
  readonly onChange: (layout: CompareLayout) => void;
}): ReactNode {
  const words = useWords().comparing;
  return (
    <SegmentedControl
      size="xs"
      aria-label={words.view}
      data={(['sides', 'merged'] as const).map((value) => ({ value, label: words.views[value] }))}
      value={layout}
      onChange={(value) => onChange(value === 'merged' ? 'merged' : 'sides')}
    />
  );
}
