const units = [
  { seconds: 86_400, name: 'd' },
  { seconds: 3600, name: 'h' },
  { seconds: 60, name: 'min' },
  { seconds: 1, name: 's' },
]

/** Whole seconds as a person reads them: `1 d 2 h 5 min`. */
export function lengthOfTime(seconds: number): string {
  let rest = seconds
  const parts = units.flatMap((unit) => {
    const count = Math.floor(rest / unit.seconds)
    rest %= unit.seconds
    return count === 0 ? [] : [`${count} ${unit.name}`]
  })
  return parts.length === 0 ? '0 s' : parts.join(' ')
}
