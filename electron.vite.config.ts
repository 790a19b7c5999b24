import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { thirdParty } from './build/thirdParty.ts';

const here = import.meta.dirname;

/** What the window's style sheets take in by themselves: no module tells of it. */
export const STYLES = ['@fontsource-variable/source-sans-3', '@navikt/ds-css'];

/**
 * What PDF.js asks for by name when a page needs it: the fonts that every reader has, tables of characters, and decoders
 * of scanned pages that need no WebAssembly; each with its licence. They are put beside the window, in `pdfjs/`.
 */
export function pdfJsFiles(): Plugin {
  const wanted = [
    'LICENSE',
    'standard_fonts/*',
    'cmaps/*',
    'wasm/*_nowasm_fallback.js',
    'wasm/LICENSE_*JBIG2',
    'wasm/LICENSE_*OPENJPEG',
  ];
  let from = '';
  return {
    name: 'pdf-js-files',
    configResolved({ root }) {
      from = path.join(root, '../node_modules/pdfjs-dist');
    },
    generateBundle() {
      for (const name of globSync(wanted, { cwd: from })) {
        const fileName = `pdfjs/${name.replaceAll(path.sep, '/')}`;
        this.emitFile({ type: 'asset', fileName, source: readFileSync(path.join(from, name)) });
      }
    },
  };
}

export default defineConfig({
  main: {
    plugins: [thirdParty(here, ['better-sqlite3', 'electron-log'])],
    build: {
      outDir: 'out/main',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: 'electron/main/index.ts',
          writer: 'electron/engine/writer.ts',
          reader: 'electron/engine/reader.ts',
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'electron/preload/index.ts' },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), pdfJsFiles(), thirdParty(here, STYLES)],
    build: { outDir: 'out/renderer', minify: 'oxc', rolldownOptions: { input: 'renderer/index.html' } },
  },
});
