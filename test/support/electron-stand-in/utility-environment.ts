// Loaded before a utility process's own code: makes plain Node look as Electron does there. Libraries that ask for
// `process.versions.electron` and `process.type` take another path then, and some break on it.
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '0.0.0-stand-in' } });
Object.defineProperty(process, 'type', { value: 'utility' });
Object.defineProperty(process, 'parentPort', {
  value: {
    on: (event: string, listener: (message: { readonly data: unknown }) => void) => {
      if (event === 'message') process.on('message', (data) => listener({ data }));
    },
    postMessage: (message: unknown) => void process.send?.(message),
  },
});
process.on('disconnect', () => process.exit(0));
