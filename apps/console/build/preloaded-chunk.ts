import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * Has the page ask for a chunk together with the shell, which most screens need next: otherwise it is asked for once the shell has
 * come and runs, a round trip and the time of that later.
 */
export function preloadedChunk(name: string): Plugin {
  return {
    name: 'fourbox:preloaded-chunk',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) => {
        const chunk = Object.values(bundle).find((part) => part.type === 'chunk' && part.name === name)
        if (chunk?.type !== 'chunk') throw new Error(`The build has no chunk ${name}`)
        const styles = [...(chunk.viteMetadata?.importedCss ?? [])]
        const link = (attributes: Readonly<Record<string, string>>, file: string): HtmlTagDescriptor => ({
          tag: 'link',
          attrs: { ...attributes, crossorigin: true, href: `/console/${file}` },
          injectTo: 'head',
        })
        return [link({ rel: 'modulepreload' }, chunk.fileName), ...styles.map((file) => link({ rel: 'preload', as: 'style' }, file))]
      },
    },
  }
}
