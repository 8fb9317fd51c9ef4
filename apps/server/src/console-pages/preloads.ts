import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a page of the console needs beside its shell, as the build wrote it. */
interface PagePreloads {
  /** As the console's router has it: `/apis/:restApiId/stages/:stageName?`; `*`: whatever has no page of its own. */
  readonly path: string
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** A path below `/console` → the elements by which its page asks at once for what it needs. */
export type Preloads = (path: string) => string

/** Reads which files the pages of a built console need. */
export function readPreloads(dist: string): Preloads {
  const file = join(dist, 'preloads.json')
  const pages: readonly PagePreloads[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
  const matching = pages.map((page) => ({ parts: partsOf(page.path), fixed: fixedPartsOf(page.path), links: linksOf(page) }))
  // As the router chooses: the page that leaves the least open.
  matching.sort((one, other) => other.fixed - one.fixed)
  return (path) => matching.find(({ fixed, parts }) => fixed < 0 || isPathOf(parts, partsOf(path)))?.links ?? ''
}

/** Whether a path is one of the page's; what it may lack stands at its end. */
function isPathOf(page: readonly string[], path: readonly string[]): boolean {
  const needed = page.filter((part) => !part.endsWith('?')).length
  return path.length >= needed && path.length <= page.length && path.every((part, at) => part === page[at] || page[at]?.startsWith(':') === true)
}

function fixedPartsOf(path: string): number {
  return path === '*' ? -1 : partsOf(path).filter((part) => !part.startsWith(':')).length
}

/** A slash at the end begins no part. */
function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '')
}

function linksOf({ scripts, styles }: PagePreloads): string {
  const links = [
    ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/console/${file}">`),
    ...styles.map((file) => `<link rel="preload" as="style" crossorigin href="/console/${file}">`),
  ]
  return links.map((link) => `    ${link}\n`).join('')
}
