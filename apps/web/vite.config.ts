import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Where `vite dev` finds the API. */
const api = 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  // The API takes writes from pages of its own host only, so the host is passed on as it is.
  server: { port: 5173, proxy: { '/api': { target: api, changeOrigin: false } } },
  build: {
    // Phones of the shop floor: Android WebViews of 2020 and iOS 14.
    target: ['chrome87', 'safari14'],
    cssTarget: ['chrome87', 'safari14'],
    sourcemap: false,
    // The polyfill would be an inline script, which our Content-Security-Policy forbids; every target above preloads modules itself or does without.
    modulePreload: { polyfill: false },
    // No data: addresses, so that the policy may name our own origin alone.
    assetsInlineLimit: 0,
  },
})
