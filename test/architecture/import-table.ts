/** A rule of the house: what files under `room` may import. Paths are from the root; `own` packages are listed by name. */
export type ImportRule = {
  readonly room: string;
  /** Rooms of the repository it may use besides itself. */
  readonly rooms: readonly string[];
  /** npm packages (`*` for any) and Node's own modules (`node:*`). */
  readonly packages: readonly string[];
  /** What to do instead, for the message. */
  readonly instead: string;
};

const SHARED = ['shared/model', 'shared/domain', 'shared/contract'];

/** The first rule whose room contains the file holds: inner rooms come before outer ones. */
export const IMPORT_TABLE: readonly ImportRule[] = [
  { room: 'shared/model', rooms: [], packages: ['zod'], instead: 'keep the nouns free of rules: put logic into shared/domain' },
  {
    room: 'shared/domain',
    rooms: ['shared/model'],
    packages: [],
    instead: 'domain code is pure: take bytes, codecs and clocks as values',
  },
  {
    room: 'shared/contract',
    rooms: ['shared/model'],
    packages: ['zod'],
    instead: 'the contract only describes: rules belong to shared/domain',
  },
  {
    room: 'electron/extract',
    rooms: ['shared/model', 'shared/domain'],
    packages: [
      'node:zlib',
      'node:stream',
      'node:buffer',
      'node:crypto',
      'saxes',
      'iconv-lite',
      'parse5',
      'pdfjs-dist',
      'mdast-util-from-markdown',
      'mdast-util-gfm',
      'micromark-extension-gfm',
      'mdast',
      'tesseract.js-core',
      '@hyzyla/pdfium',
      'utif2',
    ],
    instead: 'readers get bytes and packaged assets as values: no disk, no network, no clock',
  },
  {
    room: 'electron/library',
    rooms: [...SHARED, 'electron/extract', 'electron/search', 'electron/store', 'electron/ports.ts'],
    packages: ['node:*', 'zod', 'chokidar'],
    instead: 'the library knows no handler and no host',
  },
  {
    room: 'electron/search',
    rooms: [...SHARED, 'electron/store', 'electron/ports.ts'],
    packages: ['node:*'],
    instead: 'the index knows no handler and no host',
  },
  {
    room: 'electron/store',
    rooms: [...SHARED, 'electron/ports.ts'],
    packages: ['node:*', 'lowdb', 'zod'],
    instead: 'the store knows no handler and no host',
  },
  {
    room: 'electron/export',
    rooms: [...SHARED],
    packages: ['node:*', 'docx', '@cj-tech-master/excelts'],
    instead: 'a renderer of tables knows rows and columns only',
  },
  {
    room: 'electron/handlers',
    rooms: [...SHARED, 'electron/ports.ts', 'electron/library', 'electron/search', 'electron/store', 'electron/export'],
    packages: ['node:*'],
    instead: 'gather from library, search, store and export; let the domain decide',
  },
  {
    room: 'electron/serve',
    rooms: ['shared/contract', 'electron/ports.ts'],
    packages: ['node:*'],
    instead: 'a transport only carries: it knows dispatch, not handlers or store',
  },
  { room: 'electron/ports.ts', rooms: ['shared/contract', 'shared/model'], packages: [], instead: 'ports are types' },
  {
    room: 'electron/shell',
    rooms: ['electron', 'shared'],
    packages: ['node:*', 'electron', 'zod'],
    instead: 'the shell composes what is there; it holds no rules',
  },
  {
    room: 'electron',
    rooms: ['electron/!shell', 'shared'],
    packages: ['node:*', 'zod'],
    instead: "only electron/shell may load 'electron' or be loaded by Electron",
  },
  {
    room: 'renderer/ui',
    rooms: [],
    packages: ['react', 'react-dom', '@mantine/*', '@tabler/icons-react', '@tanstack/react-virtual'],
    instead: 'shared pieces know no domain: hand values in as properties',
  },
  {
    room: 'renderer/api',
    rooms: [...SHARED],
    packages: ['react', 'zustand'],
    instead: 'the api room knows the contract, not the features',
  },
  { room: 'renderer/i18n', rooms: [...SHARED, 'renderer/ui'], packages: ['react'], instead: 'words know no feature' },
  {
    room: 'renderer/features/original',
    rooms: [...SHARED, 'renderer/api', 'renderer/ui', 'renderer/i18n', 'renderer/features/own'],
    packages: [
      'react',
      '@mantine/*',
      '@tabler/icons-react',
      '@tanstack/react-virtual',
      'zustand',
      'pdfjs-dist',
      'docx-preview',
      'saxes',
      'utif2',
    ],
    instead: 'this feature alone draws files: it is loaded with the first original, and no other imports from it',
  },
  {
    room: 'renderer/features',
    rooms: [...SHARED, 'renderer/api', 'renderer/ui', 'renderer/i18n', 'renderer/features/own'],
    packages: ['react', 'react-dom', '@mantine/*', '@tabler/icons-react', '@tanstack/react-virtual', 'zustand'],
    instead: 'features do not know each other: App composes them, shared state lives in renderer/api',
  },
  {
    room: 'renderer',
    rooms: ['renderer', 'shared'],
    packages: ['react', 'react-dom', '@mantine/*', '@tabler/icons-react'],
    instead: 'the renderer never touches Node or electron/',
  },
];
