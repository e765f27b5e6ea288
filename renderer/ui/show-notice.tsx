import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';

/** How long a message that needs no answer stays, in milliseconds. A failure stays until it is closed. */
const NOTICE_TIME = 4000;
/** One that offers a way back stays long enough to be read and reached. */
const ACTION_TIME = 10_000;

type Notice = {
  readonly kind: 'done' | 'failure';
  readonly title?: string;
  readonly text: string;
  /** What can be done about it at once, such as taking it back. */
  readonly action?: { readonly label: string; readonly run: () => void };
};

/** Shows a short message at the edge of the window. */
export function showNotice({ kind, title, text, action }: Notice): void {
  const id = notifications.show({
    ...(title ? { title } : {}),
    message:
      action === undefined ? (
        text
      ) : (
        <>
          {text}{' '}
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        </>
      ),
    color: kind === 'failure' ? 'cinnabar' : 'ink',
    autoClose: kind === 'failure' ? false : action === undefined ? NOTICE_TIME : ACTION_TIME,
    withBorder: true,
  });
}
