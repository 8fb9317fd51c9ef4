/** stand-in */
export function compileJsonField(path: string): (body: string) => string | undefined {
  return (body) => {
    const value = JSON.parse(body)[path]
    return value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value)
  }
}
