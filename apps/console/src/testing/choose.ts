import { fireEvent, screen, within } from '@testing-library/react'

/** Chooses an option of a Cloudscape select, which listens to the mouse's button going down and up rather than to clicks. */
export async function choose(label: string | RegExp, option: string | RegExp): Promise<void> {
  fireEvent.mouseDown(screen.getByRole('button', { name: label }))
  fireEvent.mouseUp(within(await screen.findByRole('listbox')).getByRole('option', { name: option }))
}
