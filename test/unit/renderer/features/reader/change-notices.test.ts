import { notificationsStore } from '@mantine/notifications';
import { createElement, isValidElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { showChange } from '#renderer/features/reader/show-change.ts';
import { en } from '#renderer/i18n/en/index.ts';
import { WordsContext } from '#renderer/i18n/use-words.ts';
import { zhCN } from '#renderer/i18n/zh-CN/index.ts';

/** What a message with something to be done about it is made of. */
type Shown = { readonly text: ReactNode; readonly action: { readonly label: ReactNode } };

it('a file saved again replaces what was said of it, and what is said follows the language', () => {
  const change = { documentId: 'a', title: '海陵市夜间公交方案', oldState: 'first' };
  showChange(change);
  showChange({ ...change, documentId: 'b', title: '临江市早市管理办法' });
  showChange({ ...change, oldState: 'second' });
  const { notifications, queue } = notificationsStore.getState();
  const messages = [...notifications, ...queue].map(({ message }) => message);
  expect(messages).toHaveLength(2);
  for (const words of [zhCN, en]) {
    const parts = messages.flatMap((message) => (isValidElement<Shown>(message) ? [message.props.text, message.props.action.label] : []));
    const html = renderToStaticMarkup(createElement(WordsContext.Provider, { value: words }, ...parts));
    expect(html).toContain(words.comparing.fileChanged(change.title));
    expect(html).toContain(words.comparing.seeChanges);
  }
});
