import type { Plugin } from 'vite'

const stylesheet = /\s*<link rel="stylesheet"[^>]*>/g

/**
 * Moves the style sheet links below the static shell: a browser paints what stands above a style sheet without waiting
 * for it, and module scripts wait for both, so React never renders without its styles.
 */
export function stylesAfterShell(): Plugin {
  return {
    name: 'fourbox:styles-after-shell',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace(stylesheet, '').replace('</body>', `${(html.match(stylesheet) ?? []).join('')}\n  </body>`),
    },
  }
}
