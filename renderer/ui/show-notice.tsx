import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type ReactNode, useSyncExternalStore } from 'react';

/** How long a message that needs no answer stays, in milliseconds. */
const NOTICE_TIME = 4000;
/** One that offers a way back stays long enough to be read and reached; one of a failure long enough to be copied from. Both wait while pointed at. */
const ACTION_TIME = 10_000;
const FAILURE_TIME = 30_000;

/** What can be done about a message at once, such as taking something back. */
export type NoticeAction = {
  /** An element where the words have to follow the language while it stands. */
  readonly label: ReactNode;
  readonly run: () => void;
  /** Whether it still can be done, where that may end; the button goes with it. */
  readonly offer?: { readonly isOpen: () => boolean; readonly subscribe: (listener: () => void) => () => void };
};

type Notice = {
  readonly kind: 'done' | 'failure';
  /** Elements where the words have to follow the language while they stand. */
  readonly title?: ReactNode;
  readonly text: ReactNode;
  readonly action?: NoticeAction;
  /** Of messages of one topic only the last one stands. */
  readonly topic?: string;
};

/** The message of each topic that was shown last. */
const shownLast = new Map<string, string>();

/** Shows a short message at the edge of the window. */
export function showNotice({ kind, title, text, action, topic }: Notice): void {
  if (topic !== undefined) dropNotice(topic);
  const id = notifications.show({
    ...(title ? { title } : {}),
    message: action === undefined ? text : <WithAction text={text} action={action} onTaken={() => notifications.hide(id)} />,
    color: kind === 'failure' ? 'cinnabar' : 'ink',
    autoClose: kind === 'failure' ? FAILURE_TIME : action === undefined ? NOTICE_TIME : ACTION_TIME,
    withBorder: true,
  });
  if (topic !== undefined) shownLast.set(topic, id);
}

/** Takes the message of a topic away: what it says is no longer so. */
export function dropNotice(topic: string): void {
  const id = shownLast.get(topic);
  if (id !== undefined) notifications.hide(id);
  shownLast.delete(topic);
}

type WithActionProps = { readonly text: ReactNode; readonly action: NoticeAction; readonly onTaken: () => void };

function WithAction({ text, action, onTaken }: WithActionProps): ReactNode {
  const isOffered = useSyncExternalStore(action.offer?.subscribe ?? neverChanges, action.offer?.isOpen ?? always);
  const take = (): void => {
    onTaken();
    action.run();
  };
  return (
    <>
      {text}{' '}
      {isOffered ? (
        <Button size="compact-xs" variant="light" onClick={take}>
          {action.label}
        </Button>
      ) : null}
    </>
  );
}

function neverChanges(): () => void {
  return () => undefined;
}

function always(): boolean {
  return true;
}
