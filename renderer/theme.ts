import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: ink blue. Everything else that is coloured means something (severity, state, change). */
const ink: MantineColorsTuple = [
  '#eef3f9',
  '#d9e4f0',
  '#b5c9e0',
  '#8eaccf',
  '#6b90bf',
  '#4f79b0',
  '#3a649c',
  '#2c5286',
  '#23426d',
  '#1b3455',
];

/** Cinnabar, for 严重 and deletion only. */
const cinnabar: MantineColorsTuple = [
  '#fbefec',
  '#f5dad3',
  '#eab4a7',
  '#de8c78',
  '#d46a52',
  '#c74f35',
  '#b3402a',
  '#953321',
  '#78291b',
  '#5c2016',
];

/** Interface face first on each platform; nothing is loaded from anywhere. */
const INTERFACE_FONTS =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans Hans", sans-serif';

/** Mantine's theme: dense enough for office work, flat, 13–14 px, steps of 4. */
export const theme = createTheme({
  primaryColor: 'ink',
  // In the dark scheme too filled buttons carry white letters, and those need 4.5 : 1.
  primaryShade: { light: 7, dark: 6 },
  colors: { ink, cinnabar },
  fontFamily: INTERFACE_FONTS,
  headings: { fontFamily: INTERFACE_FONTS, fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 'sm',
  radius: { sm: '5px' },
  autoContrast: true,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, events: { hover: true, focus: true, touch: false } } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 0 } } },
    // The placeholder would be a child of the menu that is no entry.
    Menu: { defaultProps: { transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Select: { defaultProps: { allowDeselect: false, comboboxProps: { transitionProps: { duration: 0 } } } },
  },
});
