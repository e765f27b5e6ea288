import { notifications } from '@mantine/notifications';

/** How long a message that needs no answer stays, in milliseconds. A failure stays until it is closed. */
const NOTICE_TIME = 4000;

/** Shows a short message at the edge of the window. */
export function showNotice(notice: { readonly kind: 'done' | 'failure'; readonly title?: string; readonly text: string }): void {
  notifications.show({
    ...(notice.title ? { title: notice.title } : {}),
    message: notice.text,
    color: notice.kind === 'failure' ? 'cinnabar' : 'ink',
    autoClose: notice.kind === 'failure' ? false : NOTICE_TIME,
    withBorder: true,
  });
}
