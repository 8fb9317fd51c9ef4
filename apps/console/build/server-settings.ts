import type { Plugin } from 'vite'

const meta = /<meta name="fourbox-(?:token|settings)"[^>]*>/g

/** Under the development server: gives the page the token and the settings that the real server puts into its own copy. */
export function serverSettings(server: string): Plugin {
  return {
    name: 'fourbox:server-settings',
    apply: 'serve',
    async transformIndexHtml(html) {
      const served = await fetch(`${server}/console/`).then((answer) => answer.text())
      const tags = served.match(meta) ?? []
      return html.replace(meta, '').replace('</head>', `${tags.join('\n')}</head>`)
    },
  }
}
