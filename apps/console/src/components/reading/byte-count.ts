const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A number of bytes as a person reads it: `1.4 MB`. */
export function byteCount(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}
