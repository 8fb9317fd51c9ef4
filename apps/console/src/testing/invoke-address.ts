import { screen } from '@testing-library/react'

/** The address that a page shows in a form (`Invoke URL`, `by path`), once it is there; it is drawn in parts, behind which it wraps. */
export async function invokeAddress(form: string): Promise<string | null> {
  return (await screen.findByRole('region', { name: `Address ${form}` })).textContent
}
