import { Buffer } from 'node:buffer'
import type { Plugin } from 'vite'

const embedded = /url\('data:font\/woff2;base64,([^']+)'\)( format\('woff2'\))?/g

/**
 * A rule about the whole page by what it holds has a browser look at the page anew for each element that comes or goes, 1 ms for a key in an editor. The theme
 * sets the same by itself (`src/shell/theme.ts`).
 */
const darkByContent = /html:has\(body\.awsui-dark-mode\) \{[^}]*\}/

/** Takes the fonts out of Cloudscape's global style sheet, where they stand as base64, and serves them as files; and the rule above. */
export function globalStyles(): Plugin {
  return {
    name: 'fourbox:global-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /global-styles[\\/]index\.css$/ },
      handler(code) {
        if (!darkByContent.test(code)) throw new Error('Cloudscape says otherwise by now that its dark mode is dark')
        let count = 0
        return code
          .replace(darkByContent, '')
          .replace(embedded, (_text, base64: string) => {
            const reference = this.emitFile({ type: 'asset', name: `open-sans-${++count}.woff2`, source: Buffer.from(base64, 'base64') })
            return `url('__VITE_ASSET__${reference}__') format('woff2')`
          })
          .replaceAll("font-family: 'Open Sans';\n  font-weight", "font-family: 'Open Sans';\n  font-display: swap;\n  font-weight")
      },
    },
  }
}
