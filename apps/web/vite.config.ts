import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Where `vite dev` finds the API. */
const api = 'http://127.0.0.1:3000'

/** Every browser that we serve reads woff2: the same fonts in two older formats would be dead weight. */
const newestFonts: Plugin = {
  name: 'newest-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('katex.min.css') ? code.replace(/,url\([^)]+\.(?:woff|ttf)\) format\("\w+"\)/g, '') : undefined,
}

export default defineConfig({
  plugins: [
    newestFonts,
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      manifest: false,
      filename: 'service-worker.js',
      workbox: {
        // A worker's pages open without signal. The office does not: it is another document, with another policy.
        // Of the formulas' fonts only those that figures, letters and signs are set in.
        globPatterns: ['index.html', 'assets/*.{js,css,svg}', 'assets/KaTeX_{Main,Math,Size,AMS}*.woff2', 'mark.svg'],
        globIgnores: ['assets/office*'],
        navigateFallbackDenylist: [/^\/(api|office|livez|readyz|metrics)(\/|$)/],
        inlineWorkboxRuntime: true,
        // Pictures never change under their name: each is asked for once, and a question that was opened keeps its own
        // without signal. The oldest make room.
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/api/media/'),
            handler: 'CacheFirst',
            options: {
              cacheName: 'pictures',
              cacheableResponse: { statuses: [200] },
              expiration: { maxEntries: 200, maxAgeSeconds: 30 * 86_400, purgeOnQuotaError: true },
            },
          },
        ],
      },
    }),
  ],
  // The API takes writes from pages of its own host only, so the host is passed on as it is.
  server: { port: 5173, proxy: { '/api': { target: api, changeOrigin: false } } },
  build: {
    // Phones of the shop floor: Android WebViews of 2020 and iOS 14, whose scripts end with ES2021.
    target: 'es2021',
    cssTarget: ['chrome87', 'safari14'],
    sourcemap: false,
    // The chart of the office is one library, loaded only there.
    chunkSizeWarningLimit: 600,
    // The polyfill would be an inline script, which our Content-Security-Policy forbids; every target above preloads modules itself or does without.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A few larger files compress better than many small ones: what nearly every page needs comes with the first.
          groups: [
            {
              name: 'app',
              priority: 3,
              test: /src\/(main\.tsx|ui\/(?!choice-row|field|password|select|text-field)|api\/[\w-]+\.tsx?$|outbox\/(answer-store|older-answers)|features\/(trades|quizzes\/attempt-owner))/,
            },
            // What is filled in and sent off; a page of questions does without.
            {
              name: 'forms',
              priority: 2,
              test: /src\/ui\/(choice-row|field|password-field|select|text-field)|useMutation\.js$/,
            },
            // What shows questions in a line needs no more of them than their words.
            {
              name: 'plain-text',
              priority: 2,
              test: /features\/questions\/(plain-text|formula-text|whole-brackets)\.ts$/,
            },
            {
              name: 'questions',
              priority: 1,
              test: /outbox\/(outbox|sender|use-sender)\.ts$|features\/questions\/(question-frame|question-view|lazy-report-sheet|lazy-review-panel|save-state|send-notes|use-question-keys|confirm-button|use-drafts|case-place)\.tsx?$/,
            },
          ],
        },
      },
    },
    // No data: addresses, so that the policy may name our own origin alone.
    assetsInlineLimit: 0,
  },
})
