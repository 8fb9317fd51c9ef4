/**
 * A name as one segment of a path, percent-encoded. Undefined for what none can be: an empty one, and `.` and `..`, since whoever
 * reads the address as one would go up the path, to something else.
 */
export function pathSegment(name: string): string | undefined {
  return name === '' || name === '.' || name === '..' ? undefined : encodeURIComponent(name.toWellFormed())
}
