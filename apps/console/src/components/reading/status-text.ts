/** A status of AWS's in the words of a page: `Pending certificate reimport` of PENDING_CERTIFICATE_REIMPORT; a hyphen where there is none. */
export function statusText(status: string | undefined): string {
  if (status === undefined || status === '') return '–'
  const words = status.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
