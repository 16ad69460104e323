/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const host = 'http://127.0.0.1:5210';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', sourcemap: false, assetsInlineLimit: 0 },
  server: { proxy: { '/api': host, '/hubs': { target: host, ws: true } } },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
