import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  configFile: false,
  root: here('./page'),
  base: './',
  worker: { format: 'iife' },
  build: {
    outDir: here('./output/dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000
  },
  preview: { host: '127.0.0.1', port: 4590, strictPort: false }
};
