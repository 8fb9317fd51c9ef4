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
