import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import mantinePreset from 'postcss-preset-mantine';
import simpleVariables from 'postcss-simple-vars';
import type { Plugin } from 'vite';
import { RECOGNITION_FILES } from './electron/extract/ocr/recognition-assets.ts';

const root = import.meta.dirname;
const out = join(root, 'out');

/** Widths at which Mantine's own style sheets break, so that ours break at the same ones. */
const MANTINE_BREAKPOINTS = {
  'mantine-breakpoint-xs': '36em',
  'mantine-breakpoint-sm': '48em',
  'mantine-breakpoint-md': '62em',
  'mantine-breakpoint-lg': '75em',
  'mantine-breakpoint-xl': '88em',
};

/** pdf.js reads the character maps of fonts that a file does not embed from disk; without them such a PDF has no text at all. */
function copyPdfAssets(): Plugin {
  return {
    name: 'yuece:copy-pdf-assets',
    apply: 'build',
    writeBundle() {
      for (const folder of ['cmaps', 'standard_fonts']) {
        cpSync(join(root, 'node_modules/pdfjs-dist', folder), join(out, 'assets/pdfjs', folder), { recursive: true });
      }
      // The windows' own pdf.js decodes pictures without WebAssembly, which the content policy does not allow.
      for (const decoder of ['openjpeg_nowasm_fallback.js', 'jbig2_nowasm_fallback.js']) {
        cpSync(join(root, 'node_modules/pdfjs-dist/wasm', decoder), join(out, 'assets/pdfjs/wasm', decoder));
      }
    },
  };
}

/** The recogniser's engine, its languages and what draws PDF pages for it, at the paths of their packages. */
function copyRecognitionAssets(): Plugin {
  return {
    name: 'yuece:copy-recognition-assets',
    apply: 'build',
    writeBundle() {
      for (const file of RECOGNITION_FILES) cpSync(join(root, 'node_modules', file), join(out, 'assets/recognition', file));
    },
  };
}

/** Takes away the chunks of earlier builds once the new ones are there: `out/` is never without an application that can start. */
function removeStaleChunks(): Plugin {
  return {
    name: 'yuece:remove-stale-chunks',
    apply: 'build',
    writeBundle(_options, bundle) {
      for (const name of readdirSync(join(out, 'chunks'))) if (!(`chunks/${name}` in bundle)) rmSync(join(out, 'chunks', name));
    },
  };
}

/** `npx yuece` runs the built file itself. */
function makeCommandLineExecutable(): Plugin {
  return {
    name: 'yuece:executable',
    apply: 'build',
    writeBundle: () => chmodSync(join(out, 'cli/yuece.mjs'), 0o755),
  };
}

/**
 * Main build: every Node entry at once, so that they share chunks. All entries and chunks lie one folder below `out/`:
 * `find-installation.ts` counts on it. Everything is bundled but Electron, so the application runs without `node_modules`.
 */
export default defineConfig({
  main: {
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'node24',
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          'main/index': join(root, 'electron/shell/main.ts'),
          'loopback/main': join(root, 'electron/loopback/main.ts'),
          'cli/yuece': join(root, 'electron/cli/yuece.ts'),
          'workers/read-worker': join(root, 'electron/library/read-worker.ts'),
          'workers/recognize-worker': join(root, 'electron/library/recognize-worker.ts'),
          'workers/check-worker': join(root, 'electron/library/check-worker.ts'),
          'workers/compare-worker': join(root, 'electron/library/compare-worker.ts'),
          'workers/align-worker': join(root, 'electron/library/align-worker.ts'),
          'workers/search-worker': join(root, 'electron/library/search-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
      },
    },
    plugins: [copyPdfAssets(), copyRecognitionAssets(), removeStaleChunks(), makeCommandLineExecutable()],
  },
  preload: {
    build: {
      outDir: join(out, 'preload'),
      // A sandboxed preload is no module and can load nothing but Electron: one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(root, 'electron/shell/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    build: {
      outDir: join(out, 'renderer'),
      // `/assets/` belongs to the application's own assets in both hosts.
      assetsDir: 'static',
      minify: true,
      sourcemap: false,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: join(root, 'renderer/index.html') },
    },
    // Threads of the window are modules of their own, loaded from the same place.
    worker: { format: 'es' },
    css: { postcss: { plugins: [mantinePreset(), simpleVariables({ variables: MANTINE_BREAKPOINTS })] } },
    plugins: [react()],
  },
});
