/** Hands a file to the browser to be kept. */
export function download(content: BlobPart, filename: string): void {
  const address = URL.createObjectURL(new Blob([content]))
  const link = document.createElement('a')
  link.href = address
  link.download = filename
  link.click()
  URL.revokeObjectURL(address)
}

/** The name in a `content-disposition` header, in quotes where it needs them, or another one. */
export function filenameOf(contentDisposition: string | undefined, otherwise: string): string {
  const [, quoted, plain] = /filename=(?:"([^"]+)"|([^\s";]+))/.exec(contentDisposition ?? '') ?? []
  return quoted ?? plain ?? otherwise
}
