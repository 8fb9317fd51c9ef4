const mostSteps = 1000

/**
 * Whether following a symbolic link of an archive ever steps out of it: `links` are its links by path. What a link leads through is followed too, so that
 * no chain of harmless ones adds up to a way out; a chain that does not end counts as one.
 */
export function leavesRoot(path: string, links: ReadonlyMap<string, string>): boolean {
  const place: string[] = []
  const ahead = path.split('/').toReversed()
  for (let steps = 0; steps < mostSteps; steps++) {
    const part = ahead.pop()
    if (part === undefined) return false
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (place.pop() === undefined) return true
      continue
    }
    const target = links.get([...place, part].join('/'))
    if (target === undefined) place.push(part)
    else if (target.startsWith('/') || target === '' || /[\0\\]/.test(target)) return true
    else ahead.push(...target.split('/').toReversed())
  }
  return true
}
