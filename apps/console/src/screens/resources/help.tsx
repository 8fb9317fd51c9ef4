import type { Help } from '../../shell/help.tsx'

export const help: Help = {
  title: 'Resources',
  body: (
    <>
      <p>
        The tree holds the paths of the API and, as their leaves, the methods that clients may call. Choose a resource to see its methods; choose a method to
        see the four boxes that a call passes.
      </p>
      <p>
        The tree can be walked with the arrow keys; Enter opens what is marked. <kbd>→</kbd> and <kbd>←</kbd> open and close a branch.
      </p>
      <p>Changes act for clients after you deploy the API.</p>
    </>
  ),
}
