/** A path as a template writes it, from the folder it stands in. Absolute paths stay. */
export function pathIn(folder: string, path: string): string {
  const plain = path.replaceAll('\\', '/')
  if (plain.startsWith('/') || /^[A-Za-z]:\//.test(plain)) return plain
  const parts = folder === '' || folder === '.' ? [] : folder.split('/')
  for (const part of plain.split('/')) {
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/') || '.'
}

/** Whether a path, as `pathIn` makes them, stands in a folder or in one of its folders. */
export function isBelow(path: string, folder: string): boolean {
  if (folder === '.' || folder === '') return path !== '.' && path !== '..' && !path.startsWith('../') && !/^(?:\/|[A-Za-z]:\/)/.test(path)
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '.' : path.slice(0, slash) || '/'
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A name that a stack can have, out of a file's: letters, digits and hyphens, a letter first. */
export function stackNameOf(path: string): string {
  const base = nameOf(path)
    .replace(/\.(?:json|ya?ml|template)$/i, '')
    .replace(/\.template$/i, '')
  const name = base.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/^[^A-Za-z]+|-+$/g, '')
  return name === '' ? 'stack' : name.slice(0, 128)
}
