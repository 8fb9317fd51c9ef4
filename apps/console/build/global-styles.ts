import { Buffer } from 'node:buffer'
import type { Plugin } from 'vite'

const embedded = /url\('data:font\/woff2;base64,([^']+)'\)( format\('woff2'\))?/g

/** Takes the fonts out of Cloudscape's global style sheet, where they stand as base64, and serves them as files. */
export function fontFiles(): Plugin {
  return {
    name: 'fourbox:font-files',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /global-styles[\\/]index\.css$/ },
      handler(code) {
        let count = 0
        return code
          .replace(embedded, (_text, base64: string) => {
            const reference = this.emitFile({ type: 'asset', name: `open-sans-${++count}.woff2`, source: Buffer.from(base64, 'base64') })
            return `url('__VITE_ASSET__${reference}__') format('woff2')`
          })
          .replaceAll("font-family: 'Open Sans';\n  font-weight", "font-family: 'Open Sans';\n  font-display: swap;\n  font-weight")
      },
    },
  }
}
