import { defineConfig } from 'vitest/config';
import { svelte } from '@sveltejs/vite-plugin-svelte';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  worker: { format: 'iife' },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          environment: 'node',
          include: ['test/{core,worker,i18n,charts,export}/**/*.test.ts'],
          env: { TZ: 'UTC' }
        }
      },
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'app',
          environment: 'jsdom',
          include: ['test/{state,storage,ui}/**/*.test.ts'],
          env: { TZ: 'UTC' }
        }
      }
    ]
  }
});
