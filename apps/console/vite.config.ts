import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunksOfPages } from './build/chunks-of-pages.ts'
import { globalStyles } from './build/global-styles.ts'
import { precompress } from './build/precompress.ts'
import { pagePreloads } from './build/page-preloads.ts'
import { serverSettings } from './build/server-settings.ts'
import { stylesAfterShell } from './build/styles-after-shell.ts'

const server = 'http://localhost:4400'

export default defineConfig({
  base: '/console/',
  // Cloudscape's texts come parsed; the parser that its library brings along for others would be a thirtieth of the first page.
  resolve: { alias: [{ find: /^@formatjs\/icu-messageformat-parser$/, replacement: '@formatjs/icu-messageformat-parser/lib/no-parser.js' }] },
  plugins: [react(), globalStyles(), stylesAfterShell(), pagePreloads(), serverSettings(server), precompress()],
  build: {
    target: 'es2023',
    // Browsers that know light-dark(), so that colours for both modes stand in one place.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // check-size.mjs reads from it what the first page loads.
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: chunksOfPages() } } },
    // Monaco is one large chunk, loaded only where an editor is shown.
    chunkSizeWarningLimit: 4_500,
  },
  server: {
    port: 4402,
    // Everything that is not the console's own goes to the server, which must see its own name as Host and Origin.
    proxy: { '^/(?!console/)': { target: server, changeOrigin: true, headers: { origin: server } } },
  },
})
